// Checks the electronic form of a case: keys once, papers that there are, a channel that lets it be lodged.
import type { CaseDefinition } from './procedure-definition.ts';
import { error, type Finding } from './finding.ts';
import { repeatedKeys } from './repeated-keys.ts';

export function checkOnline({ online, checklist, channels }: CaseDefinition, path: string): Finding[] {
  if (online === undefined) return [];
  const papers = new Set(checklist.map(({ key }) => key));
  return [
    ...repeatedKeys(online.fields).map(({ index, key }) =>
      error(
        'online.keyRepeated',
        `${path}/online/fields/${index}/key`,
        `Mã ${key} bị trùng`,
        `The key ${key} is used twice`,
      ),
    ),
    ...(online.covers ?? []).flatMap((key, index) =>
      papers.has(key)
        ? []
        : [
            error(
              'online.paperUnknown',
              `${path}/online/covers/${index}`,
              `Thành phần hồ sơ không có giấy tờ ${key}`,
              `The checklist has no paper ${key}`,
            ),
          ],
    ),
    ...(channels === undefined || channels.includes('online')
      ? []
      : [
          error(
            'online.channelClosed',
            `${path}/channels`,
            'Có biểu mẫu điện tử nhưng không nhận trực tuyến',
            'There is an electronic form, but no online channel',
          ),
        ]),
  ];
}
