// What a step of the dossier's own course does to its children: questions begin, and end with the step.
import type { Children, Subject } from '../../workflows/child-state.ts';
import type { AskedOpinion, CausedEvent } from '../../workflows/child-events.ts';
import { stepChild } from '../../workflows/run-child.ts';
import type { ChartStep } from '../../workflows/run-chart.ts';
import { MINUTE_MS } from '../domain/time/instant.ts';
import { askOpinions } from './ask-opinions.ts';
import { addStep, noChanges } from './child-changes.ts';
import type { ChildChanges } from './child-changes.ts';
import type { DossierState, SenderIdentity } from './dossier-state.ts';
import type { Timing } from './facts.ts';

/** Null where the dossier has no children and the event begins none: such an event costs what it always did. */
export function followDossier(
  before: DossierState,
  step: ChartStep,
  sent: { readonly type: string; readonly consultations?: readonly AskedOpinion[] },
  sender: SenderIdentity,
  timing: Timing,
): ChildChanges | null {
  const { children } = before.snapshot.context;
  if (children === undefined && sent.type !== 'askOpinions') return null;
  const changes = noChanges(step.state.context.at);
  if (sent.type === 'askOpinions') askOpinions(changes, before, sent.consultations ?? [], sender, timing);
  if (children !== undefined) endWithStep(changes, before, children, step, sent.type, timing);
  return changes;
}

/** A dossier that ends takes its open questions with it; a step that is done quiets the alerts of its own. */
function endWithStep(
  changes: ChildChanges,
  before: DossierState,
  children: Children,
  step: ChartStep,
  type: string,
  timing: Timing,
): void {
  const ended = step.course === 'resolved' || timing.pinned.chart.closed.has(step.course);
  if (!ended && type !== 'complete') return;
  for (const [name, child] of Object.entries(children))
    if (ended || child.context.step === before.snapshot.context.step)
      cause(changes, name as Subject, { type: 'stepLeft' }, before, timing);
}

/** Steps one child by what its dossier caused, if it minds. */
function cause(
  changes: ChildChanges,
  subject: Subject,
  event: CausedEvent,
  before: DossierState,
  timing: Timing,
): void {
  const child = before.snapshot.context.children![subject]!;
  const minutes = timing.calendar.workingTimeBetween(child.context.askedAt, changes.at) / MINUTE_MS;
  const step = stepChild(subject, child, {
    ...event,
    at: changes.at,
    by: null,
    workingMinutes: Math.floor(minutes),
  });
  if (step !== null) addStep(changes, subject, step);
}
