// What each entry does to the clock: the state after an entry is a function of the state before it and of its run.
import { type ClockRun, lateFrom, promisedDueAt, statutoryDue } from './clock-run.ts';
import { dayOf, type Instant } from './instant.ts';
import type {
  CalendarChangeEntry,
  ClockFact,
  PromiseEntry,
  RestartEntry,
  StartEntry,
} from './ledger-entry.ts';
import { addLimits } from './limit.ts';
import { endPauses, pauseRun, resumeRun } from './open-pause.ts';
import { refuse } from './refuse-fact.ts';
import { type CalendarOf, calendarsOfRun, type RunCalendars } from './run-calendars.ts';
import type { CalendarRef } from './working-calendar.ts';

export interface ClockState {
  readonly acceptedAt: Instant | null;
  /** The current run, or the last one. */
  readonly run: ClockRun | null;
  readonly earlierRuns: readonly ClockRun[];
  readonly stoppedAt: Instant | null;
  /** Re-appointments made in the dossier's life. */
  readonly reappointments: number;
  readonly wasLate: boolean;
}

const NOT_STARTED: ClockState = Object.freeze({
  acceptedAt: null,
  run: null,
  earlierRuns: Object.freeze([]),
  stoppedAt: null,
  reappointments: 0,
  wasLate: false,
});

/** What a run knows of its calendars before its facts are taken one by one. */
type RunAhead = (first: CalendarRef) => RunCalendars;

/**
 * The state after these facts, taken in their order.
 *
 * @param facts rising, corrections carried out (see `factsUntil`)
 * @throws DomainError when a fact cannot follow: `ledger.notStarted`, `ledger.alreadyStarted`, `ledger.stopped`,
 * `pause.alreadyPaused`, `resume.notPaused`, `promise.alreadyMoved`, `promise.notRunning`, `promise.notWorkingDay`,
 * `start.limitMissing`, `ledger.calendarMissing`, and what `dueOf` throws
 */
export function foldFacts(facts: readonly ClockFact[], calendarOf: CalendarOf): ClockState {
  return facts.reduce(
    (state, fact, index) =>
      applyFact(state, fact, calendarOf, (first) =>
        calendarsOfRun(first, facts.slice(index + 1), calendarOf),
      ),
    NOT_STARTED,
  );
}

function applyFact(before: ClockState, fact: ClockFact, calendarOf: CalendarOf, ahead: RunAhead): ClockState {
  if (fact.kind === 'start') return start(before, fact, ahead);
  const state = seenAt(before, fact.at, fact.kind === 'stop');
  const { run } = state;
  if (run === null) throw refuse('ledger.notStarted', 'The clock has not been started', fact);
  if (state.stoppedAt !== null && !maybeAfterStop(fact, state.stoppedAt))
    throw refuse('ledger.stopped', 'The clock has been stopped', fact);
  switch (fact.kind) {
    case 'pause':
      return { ...state, run: pauseRun(run, fact) };
    case 'resume':
      return { ...state, run: resumeRun(run, fact) };
    case 'restart':
      return restart(state, run, fact, ahead);
    case 'extend':
      if (run.limit === null) throw refuse('start.limitMissing', 'There is no limit to extend', fact);
      return { ...state, run: { ...run, limit: addLimits(run.limit, fact.limit) } };
    case 'promise':
      return { ...state, reappointments: state.reappointments + 1, run: promise(state, run, fact) };
    case 'stop': {
      const ended = endPauses(run, fact.at);
      return seenAt({ ...state, run: ended, stoppedAt: fact.at }, fact.at, true);
    }
    case 'calendarChange':
      return { ...state, run: changeCalendar(run, fact, calendarOf) };
    // The calendars of a run are known from its start on, and its lateness follows from them.
    case 'calendarAnnulled':
    case 'handOver':
    case 'late':
    case 'lateWithdrawn':
      return state;
  }
}

/** What becomes known of a clock that has stopped: its calendars, and that it was late or never was. */
function maybeAfterStop({ kind, at }: ClockFact, stoppedAt: Instant): boolean {
  if (kind === 'late') return at <= stoppedAt;
  return kind === 'calendarChange' || kind === 'calendarAnnulled' || kind === 'lateWithdrawn';
}

/**
 * The state with lateness noticed: a clock that ran past its first late instant has been late and its run stays so. A
 * result given at the due instant itself is on time.
 */
export function seenAt(state: ClockState, at: Instant, atResult = false): ClockState {
  const { run } = state;
  if (run === null || run.lateSince !== null) return state;
  if (state.stoppedAt !== null && state.stoppedAt < at) return state;
  const lateSince = lateFrom(run);
  if (lateSince === null || at < lateSince || (atResult && at <= statutoryDue(run).dueAt)) return state;
  return { ...state, wasLate: true, run: { ...run, lateSince } };
}

function start(before: ClockState, fact: StartEntry, ahead: RunAhead): ClockState {
  if (before.run !== null) throw refuse('ledger.alreadyStarted', 'The clock has been started already', fact);
  const imported = fact.ground === 'imported' && fact.dueAt !== undefined ? fact.dueAt : null;
  if (fact.limit === undefined && imported === null)
    throw refuse('start.limitMissing', 'A clock needs a limit to count', fact);
  if (fact.calendar === undefined && imported === null)
    throw refuse('ledger.calendarMissing', 'A clock needs a working calendar', fact);
  const { calendars, sideBySide, first } =
    fact.calendar === undefined ? { calendars: [], sideBySide: false, first: null } : ahead(fact.calendar);
  const run: ClockRun = {
    number: 1,
    startedAt: fact.at,
    granted: fact.limit ?? null,
    limit: fact.limit ?? null,
    importedDueAt: imported,
    policy: fact.policy,
    pauseRule: pauseRuleOf(fact),
    dueSoon: fact.dueSoon,
    apologyDaysBefore: fact.apologyDaysBefore ?? 1,
    reappointments: fact.reappointments ?? 1,
    calendars,
    sideBySide,
    promisedCalendars: first === null ? [] : [first],
    pauses: [],
    openPause: null,
    promise: fact.promisedAt === undefined ? null : { at: fact.at, dueAt: fact.promisedAt },
    lateSince: null,
  };
  statutoryDue(run); // refuses what cannot be counted
  return { ...NOT_STARTED, acceptedAt: fact.at, run };
}

function restart(state: ClockState, run: ClockRun, fact: RestartEntry, ahead: RunAhead): ClockState {
  const ended = endPauses(run, fact.at);
  const { calendars, sideBySide, promisedCalendars } =
    fact.calendar === undefined ? { ...run, promisedCalendars: run.calendars } : anew(ahead(fact.calendar));
  const fresh: ClockRun = {
    number: run.number + 1,
    startedAt: fact.at,
    granted: fact.limit ?? run.granted,
    limit: fact.limit ?? run.granted,
    importedDueAt: null,
    policy: fact.policy ?? run.policy,
    pauseRule: pauseRuleOf(fact) ?? run.pauseRule,
    dueSoon: fact.dueSoon ?? run.dueSoon,
    apologyDaysBefore: fact.apologyDaysBefore ?? run.apologyDaysBefore,
    reappointments: fact.reappointments ?? run.reappointments,
    calendars,
    sideBySide,
    promisedCalendars,
    pauses: [],
    openPause: null,
    promise: null,
    lateSince: null,
  };
  statutoryDue(fresh);
  return { ...state, run: fresh, earlierRuns: [...state.earlierRuns, ended] };
}

const anew = ({ first, ...calendars }: RunCalendars) => ({ ...calendars, promisedCalendars: [first] });

const pauseRuleOf = ({ shortestPause }: StartEntry | RestartEntry) =>
  shortestPause === undefined ? undefined : { shortestMinutes: shortestPause };

function promise(state: ClockState, run: ClockRun, fact: PromiseEntry): ClockRun {
  if (state.reappointments >= run.reappointments)
    throw refuse('promise.alreadyMoved', 'The dossier has had the re-appointments of its life', fact);
  if (run.openPause !== null)
    throw refuse('promise.notRunning', 'A paused clock needs no new appointment', fact);
  if (fact.dueAt <= Math.max(fact.at, promisedDueAt(run)))
    throw refuse(
      'promise.invalid',
      'A new appointment is later than the one in force, and lies in the future',
      fact,
    );
  const calendar = run.promisedCalendars.at(-1);
  if (calendar !== undefined && !calendar.isWorkingDay(dayOf(fact.dueAt)))
    throw refuse('promise.notWorkingDay', 'An appointment falls on a working day', fact);
  return { ...run, promise: { at: fact.at, dueAt: fact.dueAt } };
}

function changeCalendar(run: ClockRun, fact: CalendarChangeEntry, calendarOf: CalendarOf): ClockRun {
  const calendar = calendarOf(fact.calendar.name, fact.calendar.version);
  const noticed = fact.noticeConfirmed === true;
  if (run.sideBySide)
    return noticed ? { ...run, promisedCalendars: [...run.promisedCalendars, calendar] } : run;
  if (run.calendars.length === 0) return run;
  const keepsOrMoves = statutoryDue(run, [calendar]).dueAt >= statutoryDue(run).dueAt;
  const changed = keepsOrMoves ? { ...run, calendars: [calendar] } : run;
  const moves = noticed && promisedDueAt(changed, [calendar]) >= promisedDueAt(run);
  return moves ? { ...changed, promisedCalendars: [calendar] } : changed;
}
