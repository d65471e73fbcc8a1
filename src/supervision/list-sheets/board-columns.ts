// The board as a file: the total, and each agency with its rooms under it, added up by formulas.
import type { BoardCounts, BoardView } from '../../dossiers/lists/board-view.ts';
import type { SheetCell } from '../../platform/spreadsheet.ts';
import type { ListSheet } from './list-sheet.ts';

export interface BoardLine {
  readonly agency: string;
  /** Null for the line of the agency as a whole. */
  readonly room: string | null;
  readonly counts: BoardCounts;
  /** Where the lines stand that it adds up. */
  readonly rows: readonly number[];
}

export function boardLines({ total, agencies }: BoardView): readonly BoardLine[] {
  const lines: BoardLine[] = [];
  const ofAgencies: number[] = [];
  for (const { name, counts, units } of agencies) {
    const at = lines.length + 1;
    ofAgencies.push(at);
    lines.push({ agency: name ?? '', room: null, counts, rows: units.map((_, index) => at + 1 + index) });
    for (const unit of units)
      lines.push({ agency: name ?? '', room: unit.name ?? '', counts: unit.counts, rows: [] });
  }
  return [{ agency: 'Tổng số', room: null, counts: total, rows: ofAgencies }, ...lines];
}

type Figure = Exclude<keyof BoardCounts, 'inTimeShare'>;

const figure = (title: string, of: Figure, group?: string) => ({
  title,
  width: 11,
  ...(group !== undefined && { group }),
  cell: ({ counts, rows }: BoardLine): SheetCell =>
    rows.length === 0 ? counts[of] : { value: counts[of], of: { rows } },
});

const HELD = 'Hồ sơ đang giữ';

export const BOARD_COLUMNS = {
  name: [
    { title: 'Cơ quan', width: 36, cell: ({ agency }) => agency },
    { title: 'Đơn vị', width: 36, cell: ({ room }) => room },
  ],
  late: [figure('Quá hạn', 'late', HELD)],
  dueSoon: [figure('Sắp hạn', 'dueSoon', HELD)],
  onTime: [figure('Trong hạn', 'onTime', HELD)],
  paused: [figure('Tạm dừng', 'paused', HELD)],
  notStarted: [figure('Chưa tính giờ', 'notStarted', HELD)],
  resolved: [figure('Có kết quả, chờ trả', 'resolved', HELD)],
  unassigned: [figure('Chưa phân công', 'unassigned', HELD)],
  open: [figure('Tất cả', 'open', HELD)],
  inTimeShare: [
    {
      title: 'Tỷ lệ trong hạn (%)',
      width: 11,
      cell: ({ counts: { inTimeShare } }) =>
        inTimeShare === null ? null : Math.round(inTimeShare * 1000) / 10,
    },
  ],
  lateOfCompetence: [figure('Quá hạn thuộc thẩm quyền (biểu 06)', 'lateOfCompetence')],
} as const satisfies ListSheet<never, BoardLine>['columns'];
