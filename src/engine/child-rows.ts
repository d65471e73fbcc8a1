// The rows that lists and reports read of a dossier's children: what the journal's entries say of them, folded.
import type { ConsultationState } from '../../workflows/child-state.ts';
import { placeOf } from '../../workflows/run-child.ts';
import type { JournalEntry } from './journal.ts';

/** A row of `consultation`; instants in epoch milliseconds. */
export interface ConsultationRow {
  readonly subject: string;
  readonly step: string;
  readonly state: string;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly asked_at: number;
  readonly asked_by: string | null;
  readonly asked_from: string;
  /** Only the entry that asks says it; absent, the row keeps what it has. Likewise the answer. */
  readonly content?: string;
  readonly due_at: number | null;
  readonly late_from_at: number | null;
  readonly silence_means_consent: boolean;
  readonly was_late: boolean;
  readonly ended_at: number | null;
  readonly outcome: string | null;
  readonly answer?: string;
  readonly answered_by?: string | null;
  readonly working_minutes: number | null;
}

export type ChildRows = Map<string, ConsultationRow>;

/** Lays one entry over the rows: where its children stand after it, and the texts that it carries. */
export function foldChildRows(rows: ChildRows, { type, data, context, sender }: JournalEntry): void {
  let number = 0;
  for (const [subject, child] of Object.entries(context.children ?? {})) {
    const asked = type === 'askOpinions' ? (data['consultations'] as { content: string }[])[number++] : null;
    const answers = type === 'answerOpinion' && data['subject'] === subject;
    rows.set(subject, {
      ...rows.get(subject),
      ...rowOf(subject, child),
      ...(asked && { content: asked.content }),
      ...(answers && { answer: data['content'] as string, answered_by: sender.staffId }),
    });
  }
}

function rowOf(subject: string, child: ConsultationState): ConsultationRow {
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

/** The rows as a table holds them, with every column. */
export function storedChildRows(rows: ChildRows): Record<string, Record<string, unknown>> {
  const stored = [...rows].map(([subject, row]): [string, Record<string, unknown>] => [
    subject,
    { content: '', answer: null, answered_by: null, ...row },
  ]);
  return Object.fromEntries(stored);
}
