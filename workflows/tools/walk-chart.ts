// Walks a chart through everything that can happen to a dossier, with made-up clock facts instead of a calendar.
import type { DossierContext, DossierInput, DueInstants } from '../one-stop/dossier-context.ts';
import { DOSSIER_TIMERS } from '../one-stop/dossier-events.ts';
import type {
  ClockFacts,
  DossierCommand,
  DossierEvent,
  DossierTimer,
  TimerEvent,
} from '../one-stop/dossier-events.ts';
import { receiveKey, shapeOf } from '../one-stop/process-shape.ts';
import {
  type Chart,
  type ChartState,
  type ChartStep,
  prepareChart,
  startChart,
  stepChart,
} from '../one-stop/run-chart.ts';
import type { SupplementAsk } from '../law/supplement-rule.ts';
import type { ProcessDefinition } from '../../src/domain/process/procedure-definition.ts';

/** A place of the walk: where the dossier and its clock stand, as dotted paths. */
interface WalkedState {
  readonly course: string;
  readonly clock: string;
}

/** One transition that was taken. */
interface WalkedEdge {
  readonly from: number;
  readonly event: string;
  readonly to: number;
}

export interface Walk {
  readonly chart: Chart;
  readonly states: readonly WalkedState[];
  /** Between indices of `states`. */
  readonly edges: readonly WalkedEdge[];
  /** Indices of states from which no closed state can be reached any more. */
  readonly stranded: readonly number[];
}

const NOW = Date.UTC(2026, 0, 5, 1);
const HOUR = 3_600_000;
const UNITS = { receiving: ['reception'], competent: ['office'], provinceOffice: ['province'] };
const DUE: DueInstants = {
  statutory: NOW + 80 * HOUR,
  lateFrom: NOW + 87 * HOUR,
  promised: NOW + 80 * HOUR,
  dueSoon: NOW + 60 * HOUR,
  apology: NOW + 56 * HOUR,
  apologyTask: NOW + 32 * HOUR,
  step: NOW + 8 * HOUR,
  transfer: NOW + 4 * HOUR,
  reception: NOW + 8 * HOUR,
  lapse: NOW + 120 * HOUR,
  reminder: NOW + 240 * HOUR,
  takeOver: NOW + 12 * HOUR,
};
const INPUT: DossierInput = {
  at: NOW,
  units: UNITS,
  calendarName: 'vn',
  requestEnds: 'stopped',
  receptionDueAt: DUE.reception,
};
const ASK: SupplementAsk = {
  stage: 'appraisal',
  round: 1,
  after: 'restart',
  breach: false,
  windowEndsAt: null,
  legalBasis: null,
};
const SENDER = 'officer';

/**
 * `reachability` asks where a dossier can come to; the clock, which never holds it up, is not told apart.
 * `everyBranch` walks the clock too, and tries each verdict, restart and resume, and both endings at request.
 */
export type WalkBreadth = 'reachability' | 'everyBranch';

/** What can be sent, with every choice of facts that guards tell apart. */
interface Sendable {
  readonly commands: readonly DossierCommand[];
  readonly timers: readonly DossierTimer[];
  readonly usual: ClockFacts;
  /** Tried with events that may stop the clock. */
  readonly verdicts: readonly ClockFacts[];
  /** Tried with a request for a supplement. */
  readonly resuming: readonly ClockFacts[];
  /** Tried with a new calendar. */
  readonly later: readonly ClockFacts[];
}

/** Events by which the clock is derived again. */
const DERIVING: ReadonlySet<string> = new Set(['recalendar', 'approveAcceptanceCorrection', 'handOver']);

/** What the walked dossier is lodged as; `everyBranch` walks each of them. */
export interface WalkedLodging {
  readonly requestEnds?: DossierContext['requestEnds'];
  readonly boundaryFree?: boolean;
}

/** Events that leave a dossier where it is, whatever comes of its clock: no place is reached by them. */
const STAYING: ReadonlySet<string> = new Set([
  'askAcceptanceCorrection',
  'approveAcceptanceCorrection',
  'rejectAcceptanceCorrection',
]);

const ENDING: ReadonlySet<string> = new Set(['complete', 'transfer', 'refuse', 'endAtRequest', 'giveResult']);

/**
 * Every state that a dossier of a process can come to and every transition between them, found by sending each
 * event and firing each timer in each state. Two states are one when the chart goes on alike from both; people and
 * times spent are left out of it.
 *
 * @param lodged what `reachability` walks: stopped at request and received where it is resolved, if not said
 * @throws whatever building the chart throws: a process that no chart can be built for
 */
export function walkChart(
  process: ProcessDefinition,
  breadth: WalkBreadth = 'reachability',
  lodged: WalkedLodging = {},
): Walk {
  const chart = prepareChart(process);
  const sendable = sendableIn(chart, process, breadth);
  const reached: ChartStep[] = [];
  const indexOf = new Map<string, number>();
  const edges = new Map<string, WalkedEdge>();
  const visit = (step: ChartStep): number => {
    const key = identityOf(step, breadth);
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, reached.length);
    return reached.push(step) - 1;
  };
  for (const one of breadth === 'everyBranch' ? EVERY_LODGING : [lodged])
    visit(startChart(chart, { ...INPUT, ...one }));
  for (let from = 0; from < reached.length; from++) {
    for (const event of eventsFor(reached[from]!.state, sendable)) {
      const step = stepChart(chart, reached[from]!.state, event);
      if (step === null) continue;
      const to = visit(step);
      edges.set(`${from} ${event.type} ${to}`, { from, event: event.type, to });
    }
  }
  const states = reached.map(({ course, clock }) => ({ course, clock }));
  const walked = [...edges.values()];
  return { chart, states, edges: walked, stranded: strandedOf(chart, states, walked) };
}

const EVERY_LODGING = (['stopped', 'withdrawn'] as const).flatMap((requestEnds) => [
  { requestEnds, immediate: true },
  { requestEnds, boundaryFree: true },
]);

/**
 * Equal where the chart goes on alike: where the dossier stands, and what guards read. The clock is told apart in
 * one of the two endings at request only, since neither has to do with the other.
 */
function identityOf({ state, course, clock }: ChartStep, breadth: WalkBreadth): string {
  const {
    accepted,
    step,
    requestEnds,
    boundaryFree,
    promises,
    extended,
    lateRun,
    afterSupplement,
    takeBack,
    acceptanceCorrection,
  } = state.context;
  const started = clock !== 'notStarted';
  const place = `${course} ${accepted} ${step} ${requestEnds} ${boundaryFree && !started}`;
  if (breadth === 'reachability' || requestEnds === 'withdrawn') return place;
  const waiting = course === 'awaitingSupplement' ? afterSupplement : '';
  // What may be taken back and whether the limit was extended have nothing to do with how late the clock is.
  const calm = promises === 0 && !lateRun && clock !== 'running.dueSoon';
  const asked = clock !== 'notStarted' && (acceptanceCorrection ?? null) !== null;
  const besides = calm ? [extended, extended ? '' : takeBack?.step, extended || takeBack ? '' : asked] : [];
  return [place, clock, promises, lateRun, waiting, ...besides].join(' ');
}

function* eventsFor(
  { context: { at } }: ChartState,
  sendable: Sendable,
): Generator<DossierEvent | TimerEvent> {
  const { commands, timers, usual, verdicts, resuming, later } = sendable;
  for (const command of commands) {
    yield { ...command, at, facts: usual, by: SENDER };
    if (ENDING.has(command.type)) for (const facts of verdicts) yield { ...command, at, facts, by: SENDER };
    if (command.type === 'requestSupplement')
      for (const facts of resuming) yield { ...command, at, facts, by: SENDER };
    if (DERIVING.has(command.type)) for (const facts of later) yield { ...command, at, facts, by: SENDER };
  }
  for (const type of timers) yield { type, at, facts: usual, by: null };
}

function sendableIn(chart: Chart, process: ProcessDefinition, breadth: WalkBreadth): Sendable {
  const usual: ClockFacts = {
    due: DUE,
    deadline: () => 1,
    stepDue: () => DUE.step,
    spentNow: () => 0,
    verdict: 'onTime',
    lateRun: false,
    wasLate: false,
    supplement: () => ASK,
    extension: { amount: 10, unit: 'days' },
    declaresDuty: true,
    namesFees: true,
  };
  const full = breadth === 'everyBranch';
  return {
    commands: commandsFor(process).filter(({ type }) => full || !STAYING.has(type)),
    timers: DOSSIER_TIMERS,
    usual,
    verdicts: full
      ? [
          { ...usual, verdict: 'early' },
          { ...usual, verdict: 'late' },
        ]
      : [],
    resuming: full ? [{ ...usual, supplement: () => ({ ...ASK, after: 'resume' }) }] : [],
    later: full
      ? [
          { ...usual, due: { ...DUE, statutory: DUE.statutory! + HOUR } },
          // Of a run that is late: it stays so, or is late since another instant.
          { ...usual, lateRun: true, wasLate: true },
          { ...usual, lateRun: true, wasLate: true, due: { ...DUE, lateFrom: DUE.lateFrom! + HOUR } },
        ]
      : [],
  };
}

/** Every event that there is, with made-up facts, and `sendBack` to each step. */
export function commandsFor(process: ProcessDefinition): DossierCommand[] {
  const shape = shapeOf(process);
  const stepKeys = [receiveKey(shape), ...shape.steps.map(({ key }) => key)];
  const reason = 'walked';
  return [
    { type: 'accept' },
    { type: 'giveResult' },
    { type: 'giveResult', receipt: true },
    { type: 'requestSupplement', reason, items: ['paper'] },
    { type: 'completeSupplement' },
    { type: 'refuse', reason },
    { type: 'endAtRequest', reason },
    { type: 'transfer' },
    { type: 'takeOver' },
    { type: 'complete' },
    ...stepKeys.map((to): DossierCommand => ({ type: 'sendBack', to, reason })),
    { type: 'assign', officerId: 'officer' },
    { type: 'take' },
    { type: 'startFinancialDuty', reason },
    { type: 'completeFinancialDuty' },
    { type: 'apologise', promisedAt: NOW + 120 * HOUR, reason },
    { type: 'extend', reason },
    { type: 'correct', what: 'paper', reason },
    { type: 'correctApplicant', fields: ['phone'] },
    { type: 'undo' },
    { type: 'return', how: 'desk' },
    { type: 'recalendar', reason },
    { type: 'askOpinions', consultations: [] },
    { type: 'handOver', units: UNITS, decision: reason, handOverId: 'walked' },
    { type: 'askAcceptanceCorrection', acceptedAt: NOW - HOUR, reason },
    { type: 'approveAcceptanceCorrection' },
    { type: 'rejectAcceptanceCorrection', reason },
  ];
}

/** States from which no walk ends in a closed state: those that no closed state is found from by going backwards. */
function strandedOf(chart: Chart, states: readonly WalkedState[], edges: readonly WalkedEdge[]): number[] {
  const before: number[][] = states.map(() => []);
  for (const { from, to } of edges) before[to]!.push(from);
  const open = states.flatMap(({ course }, index) => (chart.closed.has(course) ? [index] : []));
  const ending = new Set(open);
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const from of before[next]!) {
      if (ending.has(from)) continue;
      ending.add(from);
      open.push(from);
    }
  return states.flatMap((_, index) => (ending.has(index) ? [] : [index]));
}
