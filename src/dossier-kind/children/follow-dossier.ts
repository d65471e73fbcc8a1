// What a step of the dossier's own course does to its children: they begin, pause and end with it.
import type { Subject } from '../../../workflows/child-state.ts';
import type { AskedOpinion } from '../../../workflows/child-events.ts';
import type { ChartStep } from '../../../workflows/one-stop/run-chart.ts';
import { askOpinions } from './ask-opinions.ts';
import { noChanges, sendTo } from './child-changes.ts';
import type { ChildChanges } from './child-changes.ts';
import type { DossierState, SenderIdentity } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';
import { cancelLegs, enterLegs, legsOfStep, pauseLegs } from './follow-legs.ts';
import { moveChildren } from './move-children.ts';

/** Null where the dossier has no children and the event begins none: such an event costs what it always did. */
export function followDossier(
  before: DossierState,
  step: ChartStep,
  sent: { readonly type: string; readonly consultations?: readonly AskedOpinion[] },
  sender: SenderIdentity,
  timing: Timing,
): ChildChanges | null {
  const { children } = before.snapshot.context;
  const entered =
    step.course === before.columns.state ? undefined : timing.pinned.chart.legsAt.get(step.course);
  if (children === undefined && entered === undefined && sent.type !== 'askOpinions') return null;
  const changes = noChanges(step.state.context.at, before, timing);
  if (sent.type === 'askOpinions') askOpinions(changes, before, sent.consultations ?? [], sender, timing);
  if (sent.type === 'recalendar') moveChildren(changes);
  if (children !== undefined && step.course !== before.columns.state) leave(changes, step, sent.type);
  if (entered !== undefined)
    enterLegs(changes, step.state.context.step!, entered, step.moves.includes('restart'));
  return changes;
}

/** A dossier that ends takes its open children with it; a step that is done quiets the alerts of its own. */
function leave(changes: ChildChanges, step: ChartStep, type: string): void {
  const { before, timing } = changes;
  const { context } = before.snapshot;
  const ended = step.course === 'resolved' || timing.pinned.chart.closed.has(step.course);
  if (ended || type === 'complete')
    for (const [name, child] of Object.entries(context.children!))
      if (ended || child.context.step === context.step)
        sendTo(changes, name as Subject, { type: 'stepLeft' }, null);
  const legs = legsOfStep(timing, context.step);
  if (legs === undefined || !(ended || before.columns.state === `processing.${context.step}`)) return;
  if (WAITING.has(step.course)) pauseLegs(changes, legs);
  else cancelLegs(changes, legs);
}

const WAITING: ReadonlySet<string> = new Set(['awaitingSupplement', 'awaitingFinancialDuty']);
