// The tables of late cases: the case, and the explanations given.
import { EntitySchema } from 'typeorm';
import type { Attribution, LateReason } from '../../../workflows/late-case/late-reasons.ts';
import type { LateCaseContext, LateCaseState } from '../../../workflows/late-case/late-case.machine.ts';

export interface LateCaseRow {
  readonly home_agency_id: string;
  readonly id: string;
  readonly version: number;
  readonly about: 'dossier' | 'task' | 'complaint';
  readonly about_id: string;
  /** Identity of the lateness, as of its alert: kind, subject and the instant that was missed. */
  readonly kind: string;
  readonly subject: string;
  readonly due_at: Date;
  /** The legal instant of the lateness. Unit, officer, head, agency and office are those of that instant. */
  readonly late_since: Date;
  readonly alert_id: string | null;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly head_id: string | null;
  readonly agency_id: string | null;
  readonly office_id: string | null;
  readonly state: LateCaseState;
  readonly context: LateCaseContext;
  readonly opened_at: Date;
  /** Null where it opened by itself. */
  readonly opened_by: string | null;
  readonly asked_by: string | null;
  readonly answer_due_at: Date | null;
  readonly overdue: boolean;
  /** As found, or as last explained. */
  readonly reason: LateReason | null;
  readonly finding: string | null;
  readonly attribution: Attribution | null;
  readonly measure: string | null;
  readonly measure_on: string | null;
  readonly found_at: Date | null;
  readonly closed_at: Date | null;
  readonly updated_at: Date;
}

const key = (name: string) => ({ type: 'uuid', primary: true, primaryKeyConstraintName: name }) as const;
const uuid = { type: 'uuid', nullable: true } as const;
const instant = { type: 'timestamptz', nullable: true } as const;
const text = { type: 'text', nullable: true } as const;

export const LateCaseTable = new EntitySchema<LateCaseRow & { readonly last_hash: Buffer }>({
  name: 'late_case',
  columns: {
    home_agency_id: key('late_case_pkey'),
    id: key('late_case_pkey'),
    version: { type: 'integer' },
    about: { type: 'text' },
    about_id: { type: 'uuid' },
    kind: { type: 'text' },
    subject: { type: 'text' },
    due_at: { type: 'timestamptz' },
    late_since: { type: 'timestamptz' },
    alert_id: uuid,
    unit_id: { type: 'uuid' },
    officer_id: uuid,
    head_id: uuid,
    agency_id: uuid,
    office_id: uuid,
    state: { type: 'text' },
    context: { type: 'json' },
    opened_at: { type: 'timestamptz' },
    opened_by: uuid,
    asked_by: uuid,
    answer_due_at: instant,
    overdue: { type: 'boolean' },
    reason: text,
    finding: text,
    attribution: { type: 'jsonb', nullable: true },
    measure: text,
    measure_on: { type: 'date', nullable: true },
    found_at: instant,
    closed_at: instant,
    last_hash: { type: 'bytea' },
    updated_at: { type: 'timestamptz' },
  },
  checks: [{ name: 'late_case_about_known', expression: `about in ('dossier', 'task', 'complaint')` }],
  indices: [
    {
      name: 'late_case_once',
      columns: ['home_agency_id', 'about_id', 'kind', 'subject', 'due_at'],
      unique: true,
    },
    { name: 'late_case_by_id', columns: ['id'] },
    { name: 'late_case_list', columns: ['late_since', 'id'] },
    { name: 'late_case_unit', columns: ['unit_id', 'late_since'] },
    { name: 'late_case_officer', columns: ['officer_id', 'late_since'] },
  ],
});

export interface ExplanationRow {
  readonly home_agency_id: string;
  readonly late_case_id: string;
  /** The entry of the journal by which it was given. */
  readonly seq: number;
  readonly reason: LateReason;
  readonly text: string;
  /** Numbers of documents and the like that bear it out. */
  readonly evidence: readonly string[];
  readonly given_by: string;
  readonly on_behalf_of: string | null;
  readonly given_at: Date;
  readonly in_time: boolean;
}

export const ExplanationTable = new EntitySchema<ExplanationRow>({
  name: 'explanation',
  columns: {
    home_agency_id: key('explanation_pkey'),
    late_case_id: key('explanation_pkey'),
    seq: { type: 'integer', primary: true, primaryKeyConstraintName: 'explanation_pkey' },
    reason: { type: 'text' },
    text: { type: 'text' },
    evidence: { type: 'jsonb' },
    given_by: { type: 'uuid' },
    on_behalf_of: uuid,
    given_at: { type: 'timestamptz' },
    in_time: { type: 'boolean' },
  },
  indices: [
    { name: 'explanation_giver', columns: ['given_by', 'given_at'] },
    {
      name: 'explanation_principal',
      columns: ['on_behalf_of', 'given_at'],
      where: 'on_behalf_of is not null',
    },
  ],
});
