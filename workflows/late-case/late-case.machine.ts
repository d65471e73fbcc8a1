// The statechart of a late case: the supervising office asks why, the unit explains in writing (Decree 61/2018 Art. 12.5),
// the office finds whose time it was and what follows, and closes the case. Pure: never started, only stepped.
import { setup } from 'xstate';
import { law, setting, statesOf } from '../law/ground.ts';
import type { Grounded } from '../law/ground.ts';
import type { Attribution, LateReason } from './late-reasons.ts';

/** Who a person is to a case: of the office that supervises the unit, or of those who answer for the unit. */
export type LateCaseSide = 'supervisor' | 'unit';
export type LateCaseAlertKind = 'explanationAsked' | 'explanationLate';

export interface LateCaseContext {
  /** The instant of the step under way. */
  readonly at: number;
  /** When the explanation is due; null while none is asked for. */
  readonly answerDueAt: number | null;
  /** The explanation asked for did not come in time. Stays true: a late answer was late. */
  readonly overdue: boolean;
  readonly returns: number;
  readonly reopened: number;
}

export type LateCaseCommand =
  | { readonly type: 'ask'; readonly answerDueAt: number; readonly note?: string }
  | {
      readonly type: 'explain';
      readonly reason: LateReason;
      readonly text: string;
      readonly evidence?: readonly string[];
    }
  | { readonly type: 'return'; readonly answerDueAt: number; readonly note: string }
  | {
      readonly type: 'find';
      readonly finding: string;
      readonly reason: LateReason;
      readonly attribution: Attribution;
      /** Why it is another than was measured. */
      readonly attributionReason?: string;
      readonly measure?: string;
      /** Local day, `YYYY-MM-DD`. */
      readonly measureOn?: string;
    }
  /** With a finding where there was none. */
  | { readonly type: 'close'; readonly note?: string; readonly finding?: string }
  | { readonly type: 'reopen'; readonly note: string };
export type LateCaseEventType = LateCaseCommand['type'];

/** Why a lateness turned out never to have been one: a calendar, or an acceptance, that became known afterwards. */
export const WITHDRAWAL_GROUNDS = Object.freeze(['calendar', 'correction'] as const);
export type WithdrawalGround = (typeof WITHDRAWAL_GROUNDS)[number];

/** Sent by the service when the alert that the case was opened of is withdrawn; nobody is asked for anything any more. */
export interface LateCaseWithdrawal {
  readonly type: 'withdraw';
  readonly ground: WithdrawalGround;
}

export interface LateCaseMeta {
  readonly may: Readonly<Partial<Record<LateCaseEventType, LateCaseSide>>>;
  /** Whose move it is. */
  readonly waitsFor: LateCaseSide | 'nobody';
}

export const LATE_CASE_STATES = Object.freeze([
  'open',
  'asked',
  'answered',
  'returned',
  'found',
  'closed',
  'reopened',
  'withdrawn',
] as const);
export type LateCaseState = (typeof LATE_CASE_STATES)[number];

/** Who may do what: the office that supervises the unit, or those who answer for the unit. */
const RIGHTS = {
  open: { ask: 'supervisor', find: 'supervisor', close: 'supervisor' },
  asked: { explain: 'unit', find: 'supervisor' },
  answered: { return: 'supervisor', find: 'supervisor' },
  returned: { explain: 'unit', find: 'supervisor' },
  found: { close: 'supervisor' },
  closed: { reopen: 'supervisor' },
  reopened: { ask: 'supervisor', find: 'supervisor', close: 'supervisor' },
  withdrawn: {},
} as const satisfies Readonly<Record<LateCaseState, LateCaseMeta['may']>>;

/** Facts that an event cannot do without; the attribution of a finding is as measured where none is given. */
export const REQUIRED_OF_LATE_CASE = Object.freeze({
  ask: ['answerDueAt'],
  explain: ['reason', 'text'],
  return: ['answerDueAt', 'note'],
  find: ['finding', 'reason'],
  close: [],
  reopen: ['note'],
} as const satisfies Readonly<Record<LateCaseEventType, readonly string[]>>);

const chart = setup({
  types: {} as {
    context: LateCaseContext;
    events: (LateCaseCommand | LateCaseWithdrawal) & { readonly at: number };
    meta: LateCaseMeta;
    transitionMeta: Grounded;
  },
  actions: {
    alert: (_, _params: { kind: LateCaseAlertKind }) => undefined,
    closeAlerts: (_, _params: { reason: string }) => undefined,
  },
  delays: {
    explanationDue: ({ context }) =>
      context.answerDueAt === null || context.overdue
        ? Number.POSITIVE_INFINITY
        : Math.max(0, context.answerDueAt - context.at),
  },
});

const state = statesOf(chart);

const explaining = law('61/2018/NĐ-CP Art. 8, 12.5');
const finding = law('61/2018/NĐ-CP Art. 12.5', 'letter 5442/UBND-NC');
const office = setting(
  'how the office keeps a case is its own: the decree and the letter ask for reasons and responsibility',
);

const alert = (kind: LateCaseAlertKind) => ({ type: 'alert', params: { kind } }) as const;
const closeAlerts = (reason: string) => ({ type: 'closeAlerts', params: { reason } }) as const;
const askFor = chart.assign(({ event }) =>
  'answerDueAt' in event ? { answerDueAt: event.answerDueAt, overdue: false } : {},
);
const waiting = state({
  entry: alert('explanationAsked'),
  after: {
    explanationDue: {
      actions: [chart.assign({ overdue: true }), alert('explanationLate')],
      meta: setting('the decree sets no time for the explanation (61/2018/NĐ-CP Art. 12.5): the office does'),
    },
  },
});
const decided = [chart.assign({ answerDueAt: null }), closeAlerts('decided')];
const withdraw = {
  withdraw: {
    target: 'withdrawn',
    actions: [chart.assign({ answerDueAt: null }), closeAlerts('withdrawn')],
    meta: setting('what turns out never to have been late is asked of nobody'),
  },
} as const;
/** Opened, or opened again: asked about, or found and closed without. */
const opened = {
  ask: { target: 'asked', actions: askFor, meta: explaining },
  find: { target: 'found', meta: finding },
  close: { target: 'closed', meta: finding },
  ...withdraw,
} as const;
/** Whoever was late explains it in writing; the office may find without. */
const askedOf = {
  explain: { target: 'answered', actions: closeAlerts('answered'), meta: explaining },
  find: { target: 'found', actions: decided, meta: finding },
  ...withdraw,
} as const;

export const lateCaseMachine = chart.createMachine({
  id: 'lateCase',
  context: { at: 0, answerDueAt: null, overdue: false, returns: 0, reopened: 0 },
  initial: 'open',
  states: {
    open: state({ meta: { waitsFor: 'supervisor', may: RIGHTS.open }, on: opened }),
    asked: state({ meta: { waitsFor: 'unit', may: RIGHTS.asked }, ...waiting, on: askedOf }),
    answered: state({
      meta: { waitsFor: 'supervisor', may: RIGHTS.answered },
      on: {
        return: {
          target: 'returned',
          actions: [askFor, chart.assign(({ context }) => ({ returns: context.returns + 1 }))],
          meta: office,
        },
        find: { target: 'found', actions: decided, meta: finding },
        ...withdraw,
      },
    }),
    returned: state({ meta: { waitsFor: 'unit', may: RIGHTS.returned }, ...waiting, on: askedOf }),
    found: state({
      meta: { waitsFor: 'supervisor', may: RIGHTS.found },
      on: { close: { target: 'closed', meta: office }, ...withdraw },
    }),
    closed: state({
      tags: ['closed'],
      meta: { waitsFor: 'nobody', may: RIGHTS.closed },
      on: {
        reopen: {
          target: 'reopened',
          actions: chart.assign(({ context }) => ({ reopened: context.reopened + 1 })),
          meta: office,
        },
        ...withdraw,
      },
    }),
    withdrawn: state({ tags: ['closed'], meta: { waitsFor: 'nobody', may: RIGHTS.withdrawn } }),
    reopened: state({ meta: { waitsFor: 'supervisor', may: RIGHTS.reopened }, on: opened }),
  },
});
