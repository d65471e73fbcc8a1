// The rows that lists and reports read of a dossier's children: what the journal's entries say of them, folded.
import type { ConsultationState, LegState } from '../../workflows/child-state.ts';
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

/** A row of `leg`. */
export interface LegRow {
  readonly subject: string;
  readonly step: string;
  readonly state: string;
  readonly name: string;
  readonly lead: boolean;
  readonly needs: readonly string[];
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly started_at: number | null;
  readonly due_at: number | null;
  readonly late_from_at: number | null;
  readonly due_soon_at: number | null;
  readonly paused_at: number | null;
  readonly was_late: boolean;
  readonly ended_at: number | null;
  readonly outcome: string | null;
  readonly reference: string | null;
  /** The result in words, or why it was refused. */
  readonly result?: string;
  readonly ended_by?: string | null;
  readonly working_minutes: number | null;
}

export type ChildRows = Map<string, ConsultationRow | LegRow>;

/** Lays one entry over the rows: where its children stand after it, and the texts that it carries. */
export function foldChildRows(rows: ChildRows, { type, data, context, sender }: JournalEntry): void {
  let number = 0;
  for (const [subject, child] of Object.entries(context.children ?? {})) {
    if (child.kind === 'leg') {
      const ends = (type === 'completeLeg' || type === 'refuseLeg') && data['subject'] === subject;
      rows.set(subject, {
        ...(rows.get(subject) as LegRow | undefined),
        ...legRowOf(subject, child),
        ...(ends && { result: (data['content'] ?? data['reason']) as string, ended_by: sender.staffId }),
      });
      continue;
    }
    const asked = type === 'askOpinions' ? (data['consultations'] as { content: string }[])[number++] : null;
    const answers = type === 'answerOpinion' && data['subject'] === subject;
    rows.set(subject, {
      ...(rows.get(subject) as ConsultationRow | undefined),
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

function legRowOf(subject: string, child: LegState): LegRow {
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

export const isLeg = (row: ConsultationRow | LegRow): row is LegRow => 'lead' in row;

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
