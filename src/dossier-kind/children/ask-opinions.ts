// Begins the consultations that a step's holder asks for, each with its own due time (Decree 61/2018 Art. 19.5).
import type { Subject } from '../../../workflows/child-state.ts';
import type { AskedOpinion } from '../../../workflows/child-events.ts';
import { hasEnded, startChild } from '../../../workflows/children/run-child.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { ConsultationRule } from '../../domain/process/procedure-definition.ts';
import { dueOf } from '../../domain/time/due.ts';
import type { Limit } from '../../domain/time/limit.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { calendarToBegin, refsOf } from './child-calendars.ts';
import { addStep } from './child-changes.ts';
import type { ChildChanges } from './child-changes.ts';
import type { DossierState, SenderIdentity } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';

/**
 * The due time is the one that was asked for, or follows from the limit that was, or from the step's rule.
 *
 * @throws DomainError `facts.missing` naming each question without a due time, `consultation.dueNotAhead`,
 *   `consultation.alreadyAsked`
 */
export function askOpinions(
  changes: ChildChanges,
  before: DossierState,
  asked: readonly AskedOpinion[],
  sender: SenderIdentity,
  timing: Timing,
): void {
  const { context } = before.snapshot;
  const step = timing.pinned.definition.process.steps.find(({ key }) => key === context.step)!;
  const open = new Set(
    Object.values(context.children ?? {}).flatMap((child) =>
      child.kind === 'consultation' && !hasEnded(child) ? child.context.unit[0]! : [],
    ),
  );
  let number = Object.keys(context.children ?? {}).filter((name) => name.startsWith('consultation:')).length;
  for (const [index, one] of asked.entries()) {
    const unitId = one.unit[0]!;
    if (open.has(unitId))
      throw new DomainError(
        'consultation.alreadyAsked',
        'This agency has been asked and has not answered yet',
        {
          unitId,
        },
      );
    open.add(unitId);
    const subject: Subject = `consultation:${++number}`;
    const calendar = calendarToBegin(one.calendarName, timing);
    const { dueAt, lateFrom, limit } = dueOfQuestion(one, index, step.consultation, changes.at, calendar);
    addStep(
      changes,
      subject,
      startChild(subject, 'consultation', {
        at: changes.at,
        step: step.key,
        unit: one.unit,
        officer: null,
        dueAt,
        lateFrom,
        late: false,
        endedAt: null,
        workingMinutes: null,
        openAlerts: [],
        calendars: refsOf([calendar]),
        askedAt: changes.at,
        askedBy: sender.staffId,
        askedFrom: sender.unitId ?? before.columns.unitId,
        ...(limit && { limit }),
        silenceMeansConsent: step.consultation?.silenceMeansConsent ?? false,
        outcome: null,
      }),
    );
  }
}

function dueOfQuestion(
  asked: AskedOpinion,
  index: number,
  rule: ConsultationRule | undefined,
  at: number,
  calendar: WorkingCalendar,
): { readonly dueAt: number; readonly lateFrom: number; readonly limit?: Limit } {
  if (asked.dueAt !== undefined) {
    if (asked.dueAt <= at)
      throw new DomainError('consultation.dueNotAhead', 'An opinion must be due later than now', {
        pointer: `/consultations/${index}/dueAt`,
      });
    return { dueAt: asked.dueAt, lateFrom: asked.dueAt };
  }
  const limit = asked.limit ?? rule?.limit;
  if (limit === undefined)
    throw new DomainError('facts.missing', 'Say by when the opinion is due', {
      event: 'askOpinions',
      errors: [
        { pointer: `/consultations/${index}/dueAt`, code: 'facts.missing', detail: 'a due time or a limit' },
      ],
    });
  const { dueAt, lateFromAt } = dueOf({ from: at, limit, calendar });
  return { dueAt, lateFrom: lateFromAt, limit };
}
