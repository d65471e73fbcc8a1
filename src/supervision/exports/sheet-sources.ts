// Where the content of each export comes from that is no report: the module names a source for each kind.
import type { PrintedLatenessLetter } from '../../documents/facts/printed-report.ts';
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

type LetterWords = Omit<
  PrintedLatenessLetter,
  'parentAgency' | 'unit' | 'series' | 'dateLine' | 'code' | 'qr'
>;

/** Where the words of the letter to the Chairman come from. */
export class LetterSource {
  constructor(private readonly write: (wish: never) => Promise<LetterWords>) {}

  /** @param wish as it was kept when it was asked for */
  words(wish: unknown): Promise<LetterWords> {
    return this.write(wish as never);
  }
}
