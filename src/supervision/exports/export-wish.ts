// What an export of a report is made from.
import type { Cell } from '../reports/report-cells.ts';
import type { ReportQuestion } from '../reports/report-question.ts';
import type { Variant } from '../reports/report-scope.ts';

/** What an export is made from; the scope is that of the moment it was asked, and must be the person's still. */
export interface ExportWish {
  readonly question: ReportQuestion;
  readonly from: string;
  readonly to: string;
  readonly unitName: string | null;
  readonly variant: Variant;
  readonly cell: Cell;
}
