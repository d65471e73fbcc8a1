// The ladders as a setting: whom each kind of alert tells, and after how long.
import { defineSetting } from '../../platform/settings/setting-definition.ts';
import type { Option } from '../../platform/settings/setting-shape.ts';
import { ALERT_KINDS } from './alert-kind-words.ts';
import { type Audience, type Bystander, DEFAULT_LADDERS, type Ladder, type Ladders } from './ladder.ts';

const TOLD: Readonly<Record<Audience | Bystander, Option['words']>> = Object.freeze({
  officer: { vi: 'Người đang xử lý', en: 'Whoever has it in hand' },
  unitHead: { vi: 'Người đứng đầu đơn vị', en: 'Head of the unit' },
  supervisingOffice: { vi: 'Văn phòng giám sát', en: 'Supervising office' },
  officeAbove: { vi: 'Cơ quan cấp trên của văn phòng giám sát', en: 'Office above the supervising office' },
  asker: { vi: 'Người hỏi ý kiến', en: 'Whoever asked for the opinion' },
  desk: { vi: 'Bộ phận Một cửa giữ kết quả', en: 'Desk that has the result' },
  receivingHead: { vi: 'Người đứng đầu Bộ phận Một cửa', en: 'Head of the one-stop that received it' },
});

/** `{ "<kind>" or "other": [{ "afterHours": 4, "tell": ["unitHead"] }] }`; kinds not named keep their default. */
export const LADDERS = defineSetting<Ladders>({
  key: 'alerts.ladders',
  group: 'alerts',
  name: { vi: 'Thang cảnh báo', en: 'Ladders of alerts' },
  about: {
    vi: 'Mỗi loại cảnh báo báo cho ai, và sau bao nhiêu giờ làm việc chưa ai nhận thì lên nấc tiếp theo.',
    en: 'Whom each kind of alert tells, and after how many working hours without acknowledgement it climbs on.',
  },
  shape: {
    type: 'map',
    keys: [
      ...ALERT_KINDS,
      { value: 'other', words: { vi: 'Các loại không nêu riêng', en: 'Kinds that are not named' } },
    ],
    of: {
      type: 'list',
      member: { vi: 'nấc', en: 'rung' },
      least: 1,
      most: 6,
      of: {
        type: 'fields',
        fields: [
          {
            name: 'afterHours',
            words: { vi: 'Sau', en: 'After' },
            shape: { type: 'number', unit: 'workingHours', least: 0, most: 2000, fractions: true },
          },
          {
            name: 'tell',
            words: { vi: 'Báo cho', en: 'Tell' },
            shape: {
              type: 'choices',
              least: 1,
              of: Object.entries(TOLD).map(([value, words]) => ({ value, words })),
            },
          },
        ],
      },
    },
  },
  default: DEFAULT_LADDERS,
  check: (ladders) => {
    const [kind, rung] = Object.entries(ladders)
      .map(([name, ladder]) => [name, fallingRung(ladder)] as const)
      .find(([, at]) => at !== -1) ?? ['', -1];
    return rung === -1 ? null : `${kind}, rung ${rung}: afterHours must not fall`;
  },
});

/** The first rung that comes before the one below it; -1 where they rise. */
function fallingRung(ladder: Ladder): number {
  return ladder.findIndex(({ afterHours }, at) => afterHours < (ladder[at - 1]?.afterHours ?? 0));
}
