// Plans how a sample dossier goes through the steps of its process: who acts when. Pure.
import { stepBudgetMs } from '../domain/process/step-budget.ts';
import type { CaseDefinition, Channel, StepDefinition } from '../domain/process/procedure-definition.ts';
import { dueOf } from '../domain/time/due.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { shapeOf } from '../../workflows/one-stop/process-shape.ts';
import type { DossierEventType } from '../../workflows/one-stop/dossier-events.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One thing that somebody does to a sample dossier; who may is found when it is done. */
export interface Act {
  readonly at: Instant;
  readonly type: DossierEventType | 'lodge';
  readonly decision?: 'accept' | 'refuse' | 'requestSupplement';
  readonly reason?: string;
  readonly items?: string[];
  readonly to?: string;
  readonly promisedAt?: Instant;
  readonly how?: 'desk' | 'post' | 'online';
  /** The step that it leads to, where an officer is named for it in the same act. */
  readonly names?: StepDefinition;
  /** The step in which it is done. */
  readonly step?: StepDefinition;
}

export interface CourseWish {
  readonly definition: CaseDefinition;
  readonly calendar: WorkingCalendar;
  readonly random: SeededRandom;
  readonly channel: Channel;
  /** Share of each step's budget that it takes. */
  readonly pace: number;
}

const SHORTEST_MS = 4 * MINUTE_MS;

/** From the hand-over at reception up to the result and its return, beginning at the acceptance. */
export function planCourse(accepted: Instant, wish: CourseWish): Act[] {
  const { definition, calendar } = wish;
  const { receive, steps } = shapeOf(definition.process);
  const spent = (step: StepDefinition | null): number => timeIn(step, accepted, wish);
  let at = calendar.addWorkingTime(accepted, spent(receive));
  const acts: Act[] = [{ at, type: 'transfer', ...namesOf(steps[0], wish) }];
  for (const [index, step] of steps.entries()) {
    const begun = at;
    at = calendar.addWorkingTime(at, spent(step));
    const named = acts.at(-1)?.names !== undefined;
    if (step.position === 'officer' && !named)
      acts.push({ at: calendar.addWorkingTime(begun, (at - begun) / 100 + MINUTE_MS), type: 'take', step });
    acts.push({ at, type: 'complete', step, ...namesOf(steps[index + 1], wish) });
  }
  return inOrder(acts);
}

/** Handing the result over, some hours after it exists. */
export function handOver(resolved: Instant, { calendar, random, channel }: CourseWish): Act {
  return {
    at: calendar.addWorkingTime(resolved, random.between(0.3, 18) * HOUR_MS),
    type: 'return',
    how: channel === 'counter' ? 'desk' : channel,
  };
}

/** Moves all acts from an index on, so that the last of them happens at `end`: somebody took too long there. */
export function stretched(
  acts: readonly Act[],
  from: number,
  end: Instant,
  calendar: WorkingCalendar,
): Act[] {
  const more = calendar.workingTimeBetween(acts.at(-1)!.at, end);
  if (more <= 0) return [...acts];
  return acts.map((act, index) =>
    index < from ? act : { ...act, at: calendar.addWorkingTime(act.at, more) },
  );
}

/** Sends the dossier back once from a reviewing or signing step; the officer's step is done again. */
export function withSendBack(acts: readonly Act[], calendar: WorkingCalendar): Act[] {
  const turn = acts.findIndex(
    ({ type, step }) => type === 'complete' && (step?.kind === 'review' || step?.kind === 'sign'),
  );
  const earlier = acts.slice(0, Math.max(0, turn)).filter(({ type }) => type === 'complete');
  const again = earlier.filter(({ step }) => step?.position === 'officer').at(-1);
  if (turn < 0 || again?.step === undefined || earlier.at(-1) !== again) return [...acts];
  const { at } = acts[turn]!;
  const later = (act: Act): Act => ({ ...act, at: calendar.addWorkingTime(act.at, HOUR_MS) });
  return [
    ...acts.slice(0, turn),
    { at, type: 'sendBack', to: again.step.key, reason: 'Cần làm rõ căn cứ trong tờ trình' },
    { ...again, at: calendar.addWorkingTime(at, HOUR_MS / 2) },
    ...acts.slice(turn).map(later),
  ];
}

/** Gives the officer's work to a colleague half-way. */
export function withReassignment(acts: readonly Act[], calendar: WorkingCalendar): Act[] {
  const index = officersTurn(acts);
  const begun = acts[index - 1];
  const step = acts[index]?.step;
  if (begun === undefined || step === undefined) return [...acts];
  const half = calendar.workingTimeBetween(begun.at, acts[index]!.at) / 2;
  const at = calendar.addWorkingTime(begun.at, half);
  return [
    ...acts.slice(0, index),
    { at, type: 'assign', names: step, reason: 'Điều phối lại khối lượng công việc' },
    ...acts.slice(index),
  ];
}

/** Where an officer of the competent unit does the work; -1 where a process has no such step. */
export function officersTurn(acts: readonly Act[]): number {
  return acts.findIndex(
    ({ type, step }) => type === 'complete' && step?.position === 'officer' && step.unit === 'competent',
  );
}

function namesOf(step: StepDefinition | undefined, { random }: CourseWish): Pick<Act, 'names'> {
  return step?.position === 'officer' && random.chance(0.85) ? { names: step } : {};
}

function timeIn(step: StepDefinition | null, accepted: Instant, wish: CourseWish): number {
  const { definition, calendar, pace, random } = wish;
  const { limit } = definition;
  const run = (): number =>
    limit === null
      ? 0
      : calendar.workingTimeBetween(accepted, dueOf({ from: accepted, limit, calendar }).dueAt);
  const budget = (step && stepBudgetMs(step.budget, limit, run)) ?? HOUR_MS / 2;
  return Math.max(SHORTEST_MS, Math.round((budget * pace * random.between(0.7, 1.15)) / 1000) * 1000);
}

function inOrder(acts: readonly Act[]): Act[] {
  let latest = 0;
  return acts.map((act) => {
    latest = Math.max(latest, act.at);
    return { ...act, at: latest };
  });
}
