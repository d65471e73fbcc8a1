// Parser: a procedure that somebody submits, read, checked and, for a dry run, worked through with a sample dossier.
import type { Finding } from '../domain/process/finding.ts';
import { MOST_TOLD } from '../domain/process/malformed-data.ts';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import type { CalendarDefinition } from '../domain/time/calendar-definition.ts';
import type { Instant } from '../domain/time/instant.ts';
import { WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { Parse } from '../platform/parsing/parser.ts';
import { CheckBeforePublishing } from './check-before-publishing.ts';
import { previewProcedure, type ProcedurePreview } from './preview-procedure.ts';
import { type LocatedFinding, readSubmission } from './read-submission.ts';
import { unsound } from './unsound.ts';

export interface SubmittedProcedure {
  /** A string is YAML, anything else JSON. */
  readonly body: unknown;
  /** When and on which calendar the sample dossier is received; null to publish. */
  readonly sample: { readonly at: Instant; readonly calendar: CalendarDefinition } | null;
}

export interface CheckedProcedure {
  readonly procedure: ProcedureDefinition;
  /** As the check found them. */
  readonly findings: readonly Finding[];
  /** The first fifty of them, with their places in the text. */
  readonly told: readonly LocatedFinding[];
  /** How many more there are; left out where these are all. */
  readonly more?: number;
  readonly preview: ProcedurePreview | null;
}

/** @throws DomainError `procedure.malformed`; `procedure.invalid` unless it is a dry run; `input.…` */
export const parse: Parse<SubmittedProcedure, CheckedProcedure> = ({ body, sample }) => {
  const { procedure, locate } = readSubmission(body);
  const findings = new CheckBeforePublishing().run(procedure);
  const refusal = sample === null ? unsound(procedure, findings, locate) : null;
  if (refusal !== null) throw refusal;
  const more = findings.length - MOST_TOLD;
  return {
    procedure,
    findings,
    told: locate(findings.slice(0, MOST_TOLD)),
    ...(more > 0 && { more }),
    preview: sample && previewProcedure(procedure, findings, sample.at, new WorkingCalendar(sample.calendar)),
  };
};
