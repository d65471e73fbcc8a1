// What an export is to be made of, and how whoever makes it tells how far it is.
import type { Instant } from '../../domain/time/instant.ts';
import type { ExportFormat, ExportKind } from './report-job.table.ts';

export interface ExportOrder {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  /** What was kept when it was asked for, of the shape of its kind. */
  readonly wish: unknown;
  readonly file: string;
  readonly askedBy: string;
  /** When it is made. */
  readonly at: Instant;
}

/** Told after every page; what it answers says whether to go on. */
export type ExportProgress = (done: number, total: number) => Promise<boolean>;
