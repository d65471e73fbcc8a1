// The sheet of a count, to be signed by who took the money and by who takes it over.
import { Injectable } from '@nestjs/common';
import { ReadCounts } from '../../dossiers/tills/read-counts.ts';
import type { TillCountView, TillLineView } from '../../dossiers/tills/till-view.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { momentInWords, shortMoment } from '../facts/form-words.ts';
import { standing } from '../facts/gather-facts.ts';
import type { PrintedList } from '../facts/printed-report.ts';
import { dateLine } from '../facts/set-form.ts';
import { FormRenderer } from '../render/form-renderer.ts';

const METHODS = {
  cash: 'Tiền mặt',
  transfer: 'Chuyển khoản',
  online: 'Trực tuyến',
  postal: 'Qua bưu chính',
} as const;
const COLUMNS = [
  { title: 'STT', width: 5 },
  { title: 'Biên lai', width: 12 },
  { title: 'Mã hồ sơ', width: 20 },
  { title: 'Người nộp', width: 24 },
  { title: 'Khoản thu', width: 26 },
  { title: 'Cách nộp', width: 12 },
  { title: 'Lúc', width: 14 },
  { title: 'Số tiền (đồng)', width: 13 },
] as const;

@Injectable()
export class PrintTillCount {
  constructor(
    private readonly counts: ReadCounts,
    private readonly directory: OrganizationDirectory,
    private readonly renderer: FormRenderer,
  ) {}

  /** @throws DomainError `till.unknown` */
  async run(id: string, actor: Actor, at: Instant): Promise<Buffer> {
    const view = await this.counts.one(id, actor, at);
    const { parentAgency, place } = standing(
      await this.directory.current(),
      view.count.unitId,
      view.count.countedAt,
    );
    const form = sheetOf(view, parentAgency, place);
    return (await this.renderer.render([form], form.title, view.count.countedAt)).bytes;
  }
}

function sheetOf(
  { count, lines, byMethod, byItem, total }: TillCountView,
  parentAgency: string | null,
  place: string | null,
): PrintedList {
  const cell = (text: string, number = false) => ({ text, number });
  return {
    meaning: 'signedList',
    title: 'Bảng kê thu phí, lệ phí',
    parentAgency,
    unit: count.unitName,
    series: null,
    dateLine: dateLine(place, count.countedAt),
    code: null,
    qr: null,
    formLines: [],
    about: [`Người thu: ${count.staffName}`, `Chốt lúc ${momentInWords(count.countedAt)}`],
    notes: [
      ...byMethod.map(
        ({ method, lines: n, taken }) => `${METHODS[method]}: ${n} khoản, ${inDong(taken)} đồng.`,
      ),
      ...byItem.map(({ itemName, lines: n, taken }) => `${itemName}: ${n} khoản, ${inDong(taken)} đồng.`),
      `Tiền mặt phải có: ${inDong(count.expectedCash)} đồng; đếm được: ${inDong(count.countedCash)} đồng.`,
      ...(count.reason === null ? [] : [`Lý do chênh lệch: ${count.reason}`]),
    ],
    madeBy: count.staffName,
    columns: COLUMNS,
    rows: [
      ...lines.map((line, place) => [
        cell(String(place + 1), true),
        cell(line.receiptNo ?? ''),
        cell(line.code ?? ''),
        cell(line.payer),
        cell(`${line.itemName}${noteOf(line)}`),
        cell(METHODS[line.method]),
        cell(shortMoment(line.paidAt)),
        cell(inDong(line.taken), true),
      ]),
      [...COLUMNS.slice(2).map(() => cell('')), cell('Cộng'), cell(inDong(total), true)],
    ],
  };
}

function noteOf({ stands, kind }: TillLineView): string {
  if (!stands) return ' (hủy khoản đã chốt)';
  return kind === 'refund' ? ' (hoàn trả)' : '';
}

/** `1.250.000` */
const inDong = (amount: number): string => amount.toLocaleString('vi-VN');
