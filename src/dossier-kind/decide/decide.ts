// Decides what an event does to a dossier. Pure: state and command in, new state and journal entries out.
import { DomainError } from '../../domain/domain-error.ts';
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';
import type { DossierContext } from '../../../workflows/one-stop/dossier-context.ts';
import { REQUIRED_FACTS, SYSTEM_EVENTS } from '../../../workflows/one-stop/dossier-events.ts';
import type {
  ClockFacts,
  DossierCommand,
  DossierEvent,
  DossierEventType,
  DossierTimer,
  TimerEvent,
} from '../../../workflows/one-stop/dossier-events.ts';
import { BY_APPLICANT, holdFor } from '../../../workflows/one-stop/rights.ts';
import type { Command } from '../command.ts';
import { CHILD_FACTS, isChildEvent } from '../../../workflows/child-events.ts';
import type { ChildCommand } from '../../../workflows/child-events.ts';
import { isChildTimer } from '../../../workflows/child-state.ts';
import { stepChart } from '../../../workflows/one-stop/run-chart.ts';
import type { ChartStep } from '../../../workflows/one-stop/run-chart.ts';
import { calendarsUnheard, withoutRepeats } from '../calendar-changes/calendars-unheard.ts';
import { decideChildEvent, decideChildTimer } from './decide-child.ts';
import type { Decided, Given } from '../decided.ts';
import { SYSTEM } from '../dossier-state.ts';
import type { DossierState, SenderIdentity } from '../dossier-state.ts';
import { movedFacts, presentFacts } from '../facts.ts';
import type { Timing } from '../facts.ts';
import { followDossier } from '../children/follow-dossier.ts';
import { ledgerEntriesOf } from './ledger-entries.ts';
import { refuseWhileAwaited } from '../children/open-children.ts';
import { notPossible } from './not-possible.ts';
import { recordEntry } from './record-entry.ts';
import { recordedFacts } from './recorded-facts.ts';
import { neededFacts, refuseMissingFacts, refuseUnapproved } from './required-facts.ts';
import type { Sender } from '../sender.ts';

const isChildCommand = (command: Command): command is ChildCommand => isChildEvent(command.type);

/**
 * One event of a person or a program.
 * @throws DomainError `event.notPossible` (with the events that are), `apology.onlyOnce`, `right.missing`, `facts.missing` (naming
 *   each), `case.noLimit`, `consultation.open`, and those of `askOpinions` and `decideChildEvent`.
 */
export function decideEvent(
  before: DossierState,
  command: Command,
  sender: Sender,
  at: number,
  recordedAt: number,
  timing: Timing,
  given: Given = {},
): Decided {
  const facts = presentFacts(
    before.snapshot.context,
    before.ledger,
    Math.max(at, before.snapshot.context.at),
    timing,
  );
  if (isChildCommand(command)) {
    refuseMissingFacts(command, CHILD_FACTS[command.type]);
    return decideChildEvent(before, command, sender, at, recordedAt, timing);
  }
  refuseMissingFacts(command, REQUIRED_FACTS[command.type]);
  const identity = identify(before, command.type, sender, timing);
  refuseUnapproved(command, facts, identity.position);
  if (command.type === 'approveAcceptanceCorrection') refuseOwnCorrection(before, identity);
  refuseMissingFacts(command, neededFacts(command, facts));
  if ((command.type === 'accept' || command.type === 'giveResult') && timing.pinned.definition.limit === null)
    throw new DomainError('case.noLimit', 'This case has no limit yet; give one with its source first', {
      procedureCode: timing.pinned.procedureCode,
      caseKey: timing.pinned.caseKey,
    });
  if (command.type === 'complete') refuseWhileAwaited(before.snapshot.context);
  const decided = apply(before, command, identity, at, recordedAt, timing, given);
  if (decided === null) throw notPossible(before, command.type, timing);
  return decided;
}

/** Every timer that is due by `until`, each at its own instant, oldest first. */
export function decideDueTimers(
  before: DossierState,
  until: number,
  recordedAt: number,
  timing: Timing,
): readonly Decided[] {
  const all: Decided[] = [];
  let state = before;
  for (let name = nextDue(state, until); name !== null; name = nextDue(state, until)) {
    if (all.length > 50) throw new Error(`timers of dossier ${state.id} do not come to rest`);
    const event = { type: name as DossierTimer };
    const decided = isChildTimer(name)
      ? decideChildTimer(state, name, recordedAt, timing)
      : (apply(state, event, SYSTEM, state.timers[name]!, recordedAt, timing, {}) ??
        recordEntry(state, null, { type: name, data: {}, sender: SYSTEM, recordedAt, ledger: [] }, timing));
    all.push(decided);
    state = decided.state;
  }
  return all;
}

/**
 * An event that another one causes in the same order; the sender is whoever sent that one.
 *
 * @returns null where the dossier does not take it
 */
export function decideCaused(
  before: DossierState,
  command: DossierCommand,
  identity: SenderIdentity,
  at: number,
  recordedAt: number,
  timing: Timing,
): Decided | null {
  return apply(before, command, identity, at, recordedAt, timing, {});
}

function nextDue(state: DossierState, until: number): string | null {
  let found: string | null = null;
  for (const [name, fireAt] of Object.entries(state.timers))
    if (fireAt <= until && (found === null || fireAt < state.timers[found]!)) found = name;
  return found;
}

function apply(
  before: DossierState,
  command: DossierCommand | { readonly type: DossierTimer },
  identity: SenderIdentity,
  sentAt: number,
  recordedAt: number,
  timing: Timing,
  given: Given,
): Decided | null {
  const { context } = before.snapshot;
  const at = Math.max(sentAt, context.at);
  const send = (facts: ReturnType<typeof presentFacts>): ChartStep | null =>
    stepChart(timing.pinned.chart, before.snapshot, {
      ...command,
      at,
      facts,
      by: identity.staffId,
    } as DossierEvent | TimerEvent);
  const present = presentFacts(context, before.ledger, at, timing);
  const first = send(present);
  if (first === null) return null;
  const { step, added, facts } = withLedger(first, command, context);
  const { type, ...said } = command;
  const data = { ...said, ...recordedFacts(command, before, step, facts, at, timing) };
  return recordEntry(
    before,
    step,
    { type, data, sender: identity, recordedAt, ledger: added, given },
    timing,
    followDossier(before, step, command, identity, timing),
  );

  /** Where the clock moves, the entry is added and the step taken again with the instants that follow from it. */
  function withLedger(taken: ChartStep, sent: { type: string }, was: DossierContext) {
    const receipt = was.accepted ? was.due.promised : null;
    const { ledger } = before;
    const correction = was.acceptanceCorrection ?? null;
    const known = { ledger, receipt, correction };
    const entriesOf = (one: ChartStep) => ledgerEntriesOf(one, sent, known, at, recordedAt, timing);
    if (taken.moves.every((move) => move === 'late'))
      return { step: taken, added: entriesOf(taken), facts: present };
    const unheard = calendarsUnheard(before.ledger, at, recordedAt, timing);
    const facts = movedFacts(was, [...before.ledger, ...unheard, ...entriesOf(taken)], at, timing);
    const again = send(facts);
    if (again === null || !sameMoves(again, taken))
      throw new Error(`event ${sent.type} moves the clock differently once its instants are known`);
    const added = withoutRepeats([...unheard, ...entriesOf(again)]);
    return { step: again, added: sent.type === 'recalendar' ? saidDue(added, facts) : added, facts };
  }
}

/** The last entry about a calendar says which date holds with it. */
function saidDue(entries: readonly LedgerEntry[], { due }: ClockFacts): readonly LedgerEntry[] {
  const newest = entries.findLast(({ kind }) => kind === 'calendarChange' || kind === 'calendarAnnulled');
  const { statutory: dueAt } = due;
  return dueAt === null
    ? entries
    : entries.map((entry) => (entry === newest ? ({ ...entry, dueAt } as LedgerEntry) : entry));
}

/** Two people are asked for a reason. @throws DomainError `acceptance.ownCorrection` */
function refuseOwnCorrection({ snapshot }: DossierState, { staffId }: SenderIdentity): void {
  const asked = snapshot.context.acceptanceCorrection;
  if (asked?.by !== undefined && asked.by === staffId && staffId !== null)
    throw new DomainError(
      'acceptance.ownCorrection',
      'Somebody else must agree to a correction one asks for',
    );
}

/** That a run was never late is only known with its instants, and moves none. */
function sameMoves(one: ChartStep, other: ChartStep): boolean {
  const moving = ({ moves }: ChartStep) => moves.filter((move) => move !== 'lateWithdrawn').join();
  return moving(one) === moving(other);
}

function identify(
  before: DossierState,
  type: DossierEventType,
  sender: Sender,
  timing: Timing,
): SenderIdentity {
  if (sender.staffId === null && sender.isApplicant !== true) return SYSTEM;
  const rights = timing.pinned.chart.metaOf.get(before.columns.state)?.may[type];
  if (rights === undefined || SYSTEM_EVENTS.has(type)) throw notPossible(before, type, timing);
  if (sender.staffId === null) return asApplicant(before, type);
  const hold = holdFor(rights, before.snapshot.context, sender.staffId, sender.holds);
  if (hold === null)
    throw new DomainError('right.missing', `Your positions do not allow ${type} in this state`, {
      event: type,
      state: before.columns.state,
    });
  return {
    kind: 'staff',
    staffId: sender.staffId,
    position: hold.position,
    unitId: hold.unitId,
    ...(hold.onBehalfOf !== null && { onBehalfOf: hold.onBehalfOf }),
  };
}

function asApplicant({ columns }: DossierState, type: DossierEventType): SenderIdentity {
  if (BY_APPLICANT.has(type)) return { ...SYSTEM, kind: 'citizen' };
  throw new DomainError('right.missing', `The applicant does not send ${type} himself`, {
    event: type,
    state: columns.state,
  });
}
