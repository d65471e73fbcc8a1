// Exports that were asked for: what, by whom, how far. The table is the truth; the queue only wakes.
import { EntitySchema } from 'typeorm';
import { SPREADSHEET_FORMATS, SPREADSHEET_TYPES } from '../../platform/spreadsheet.ts';

/** Kinds that are asked for with a question of report 06, and those with questions of their own. */
export const REPORT_KINDS = ['report06', 'dossiers'] as const;
/** Lists of the screens, as they are shown. */
export const LIST_KINDS = [
  'dossierList',
  'lateList',
  'board',
  'lateCaseList',
  'taskList',
  'complaintList',
] as const;
export const EXPORT_KINDS = [
  ...REPORT_KINDS,
  ...LIST_KINDS,
  'repeatedLateness',
  'lateMatters',
  'latenessLetter',
  'dutyTrail',
  'pauses',
  'administrationLog',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];
export type ReportKind = (typeof REPORT_KINDS)[number];
export type ExportKind = (typeof EXPORT_KINDS)[number];
/** What files are made as. PDF is for what is signed. */
export const EXPORT_FORMATS = [...SPREADSHEET_FORMATS, 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  ...SPREADSHEET_TYPES,
  pdf: 'application/pdf',
};
export const PRINTED_KINDS = [
  'report06',
  'repeatedLateness',
  'latenessLetter',
] as const satisfies readonly ExportKind[];
export type PrintedKind = (typeof PRINTED_KINDS)[number];
export type ExportStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface ReportJobRow {
  readonly id: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  /** The question as it was when it was asked: period, units, counting, figure. */
  readonly wish: unknown;
  readonly status: ExportStatus;
  readonly done: number;
  readonly total: number | null;
  /** Its name in the folder of exports. */
  readonly file: string | null;
  readonly bytes: string | null;
  readonly problem: string | null;
  readonly leasedUntil: Date | null;
  readonly finishedAt: Date | null;
}

export const ReportJobTable = new EntitySchema<ReportJobRow>({
  name: 'report_job',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'report_job_pkey' },
    askedBy: { name: 'asked_by', type: 'uuid' },
    askedAt: { name: 'asked_at', type: 'timestamptz' },
    kind: { type: 'text' },
    format: { type: 'text' },
    wish: { type: 'jsonb' },
    status: { type: 'text' },
    done: { type: 'integer' },
    total: { type: 'integer', nullable: true },
    file: { type: 'text', nullable: true },
    bytes: { type: 'bigint', nullable: true },
    problem: { type: 'text', nullable: true },
    leasedUntil: { name: 'leased_until', type: 'timestamptz', nullable: true },
    finishedAt: { name: 'finished_at', type: 'timestamptz', nullable: true },
  },
  indices: [
    {
      name: 'report_job_open',
      columns: ['askedAt'],
      where: `status in ('waiting', 'running')`,
    },
    { name: 'report_job_asked', columns: ['askedBy', 'askedAt'] },
  ],
});
