// The rows that lists and reports read of a dossier's children: what the journal's entries say of them, folded.
import type { ConsultationState, LegState } from '../../../workflows/child-state.ts';
import { placeOf } from '../../../workflows/children/run-child.ts';
import type { ConsultationRow } from '../tables/consultation.table.ts';
import type { JournalEntry } from '../journal.ts';
import type { LegRow } from '../tables/leg.table.ts';

/**
 * A row as entries fold to it: without the key of its dossier, instants in epoch milliseconds. What `Once` names is said
 * by one entry only; absent, the row keeps what it has.
 */
type Folded<Row, Once extends keyof Row> = {
  readonly [Column in Exclude<keyof Row, 'home_agency_id' | 'dossier_id' | Once>]: Plain<Row[Column]>;
} & { readonly [Column in Once]?: Plain<Row[Column]> };
type Plain<Value> = Value extends Date ? number : Value;

type FoldedConsultation = Folded<ConsultationRow, 'content' | 'answer' | 'answered_by'>;
type FoldedLeg = Folded<LegRow, 'result' | 'ended_by'>;

export type ChildRows = Map<string, FoldedConsultation | FoldedLeg>;

/** Lays one entry over the rows: where its children stand after it, and the texts that it carries. */
export function foldChildRows(rows: ChildRows, { type, data, context, sender }: JournalEntry): void {
  let number = 0;
  for (const [subject, child] of Object.entries(context.children ?? {})) {
    if (child.kind === 'leg') {
      const ends = (type === 'completeLeg' || type === 'refuseLeg') && data['subject'] === subject;
      rows.set(subject, {
        ...(rows.get(subject) as FoldedLeg | undefined),
        ...legRowOf(subject, child),
        ...(ends && { result: (data['content'] ?? data['reason']) as string, ended_by: sender.staffId }),
      });
      continue;
    }
    const asked = type === 'askOpinions' ? (data['consultations'] as { content: string }[])[number++] : null;
    const answers = type === 'answerOpinion' && data['subject'] === subject;
    rows.set(subject, {
      ...(rows.get(subject) as FoldedConsultation | undefined),
      ...rowOf(subject, child),
      ...(asked && { content: asked.content }),
      ...(answers && { answer: data['content'] as string, answered_by: sender.staffId }),
    });
  }
}

function rowOf(subject: string, child: ConsultationState): FoldedConsultation {
  const { context } = child;
  return {
    subject,
    step: context.step,
    state: placeOf(child),
    unit_id: context.unit[0]!,
    officer_id: context.officer,
    asked_at: context.askedAt,
    asked_by: context.askedBy,
    asked_from: context.askedFrom,
    due_at: context.dueAt,
    late_from_at: context.lateFrom,
    silence_means_consent: context.silenceMeansConsent,
    was_late: context.late,
    ended_at: context.endedAt,
    outcome: context.outcome,
    working_minutes: context.workingMinutes,
  };
}

function legRowOf(subject: string, child: LegState): FoldedLeg {
  const { context } = child;
  return {
    subject,
    step: context.step,
    state: placeOf(child),
    name: context.name,
    lead: context.lead,
    needs: context.needs,
    unit_id: context.unit[0]!,
    officer_id: context.officer,
    started_at: context.startedAt,
    due_at: context.dueAt,
    late_from_at: context.lateFrom,
    due_soon_at: context.dueSoonAt,
    paused_at: context.pausedAt,
    was_late: context.late,
    ended_at: context.endedAt,
    outcome: context.outcome,
    reference: context.reference,
    working_minutes: context.workingMinutes,
  };
}

export const isLeg = (row: FoldedConsultation | FoldedLeg): row is FoldedLeg => 'lead' in row;

/** The rows as a table holds them, with every column. */
export function storedChildRows(rows: ChildRows): Record<string, Record<string, unknown>> {
  const stored = [...rows].map(([subject, row]): [string, Record<string, unknown>] => [
    subject,
    isLeg(row)
      ? { result: null, ended_by: null, ...row }
      : { content: '', answer: null, answered_by: null, ...row },
  ]);
  return Object.fromEntries(stored);
}
