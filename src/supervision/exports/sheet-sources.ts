// Where the content of each export comes from that is no report: the module names a source for each kind.
import type { SheetContent } from './export-content.ts';
import type { ExportKind, ReportKind } from './report-job.table.ts';

export type SheetKind = Exclude<ExportKind, ReportKind>;

/** Makes the content from the wish that its kind was asked for with. */
export type SheetSource = (wish: never) => Promise<SheetContent>;

export class SheetSources {
  constructor(private readonly byKind: Readonly<Record<SheetKind, SheetSource>>) {}

  /** @param wish as it was kept when it was asked for */
  content(kind: SheetKind, wish: unknown): Promise<SheetContent> {
    return this.byKind[kind](wish as never);
  }
}
