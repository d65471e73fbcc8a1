// Carries out one order on the dossier as it was read: which entries come of it, or why it is refused.
import { DomainError } from '../../domain/domain-error.ts';
import { calendarEffect } from '../calendar-changes/calendar-effect.ts';
import { calendarsUnheard } from '../calendar-changes/calendars-unheard.ts';
import { decideCaused, decideDueTimers, decideEvent } from './decide.ts';
import type { Decided, Drawn } from '../decided.ts';
import type { DossierOutcome } from '../dossier.ts';
import { decideLodging } from './decide-lodging.ts';
import { SYSTEM } from '../dossier-state.ts';
import type { DossierState } from '../dossier-state.ts';
import type { PinnedProcess } from '../definitions.ts';
import type { Timing } from '../facts.ts';
import { followUps } from './follow-ups.ts';
import { newWarnings } from '../warnings.ts';
import type { Answer, EventOrder, Order } from '../orders.ts';
import { standsIn } from './stands-in.ts';

/**
 * @param before null for a lodging.
 * @returns null when there is nothing to write (a timer that somebody else has fired).
 */
export function carryOut(
  order: Order,
  before: DossierState | null,
  timing: Timing,
  recordedAt: number,
  drawn: Drawn,
): DossierOutcome | null {
  if (order.kind === 'lodge') return lodge(order, timing, recordedAt, drawn);
  const hidden =
    before !== null &&
    order.kind === 'event' &&
    order.sees?.(before.columns, before.snapshot.context.children) === false;
  if (before === null || hidden)
    throw new DomainError('dossier.unknown', 'There is no such dossier', { id: order.key.id });
  // What an event does at the very instant of a timer comes first: a result at the due instant is on time.
  const until = order.kind === 'event' ? order.at - 1 : order.at;
  const decided = [...decideDueTimers(before, until, recordedAt, timing)];
  if (order.kind === 'event') {
    if (order.ifVersion !== undefined && order.ifVersion !== before.version)
      throw new DomainError('dossier.stale', 'The dossier has moved on since you read it', {
        yours: order.ifVersion,
        now: before.version,
        state: before.columns.state,
      });
    const told = tellCalendars(decided.at(-1)?.state ?? before, order, recordedAt, timing);
    if (told !== null) decided.push(told);
    const state = decided.at(-1)?.state ?? before;
    const given = drawn.code === undefined ? {} : { code: drawn.code };
    const under = order.repin === undefined ? timing : repinned(state, order.repin, timing);
    decided.push(decideEvent(state, order.command, order.sender, order.at, recordedAt, under, given));
    decided.push(...followUps(decided.at(-1)!, recordedAt, under));
  }
  const after = decided.at(-1)?.state;
  return after ? { before, after, decided } : null;
}

/**
 * A late dossier is told of a version that makes it less late before anything else is done to it, in an entry of its own;
 * the walk that tells the others may not have come by yet.
 */
function tellCalendars(
  state: DossierState,
  { command, at }: EventOrder,
  recordedAt: number,
  timing: Timing,
): Decided | null {
  if (!state.snapshot.context.lateRun || command.type === 'recalendar') return null;
  if (calendarsUnheard(state.ledger, at, recordedAt, timing).length === 0) return null;
  const { calendar, calendarVersion } = timing;
  if (calendarEffect(state.ledger, calendar, calendarVersion, at)?.kind !== 'later') return null;
  const reason = `${calendar.name} v${calendar.version}`;
  return decideCaused(state, { type: 'recalendar', reason }, SYSTEM, at, recordedAt, timing);
}

function lodge(
  order: Extract<Order, { kind: 'lodge' }>,
  timing: Timing,
  recordedAt: number,
  drawn: Drawn,
): DossierOutcome {
  const { key, lodging, sender, at } = order;
  const decided = [decideLodging(key, lodging, sender, drawn.lodgingNo ?? null, at, recordedAt, timing)];
  for (const command of order.then) {
    const numbered = command.type === 'accept' || command.type === 'giveResult';
    const given = numbered && drawn.code !== undefined ? { code: drawn.code } : {};
    decided.push(decideEvent(decided.at(-1)!.state, command, sender, at, recordedAt, timing, given));
  }
  return { before: null, after: decided.at(-1)!.state, decided };
}

/** @throws DomainError `process.stateMissing` where the dossier could not go on from where it stands */
function repinned(state: DossierState, pinned: PinnedProcess, timing: Timing): Timing {
  if (!standsIn(pinned, state.columns.state, state.snapshot.context.step))
    throw new DomainError('process.stateMissing', 'The process version does not know the state', {
      state: state.columns.state,
      step: state.snapshot.context.step,
      processVersionId: pinned.id,
    });
  return { ...timing, pinned };
}

/** What the sender is told. */
export function answerOf({ before, after, decided }: DossierOutcome): Answer {
  const { columns } = after;
  const timers = Object.values(after.timers);
  const warnings = newWarnings(before, after);
  return {
    homeAgencyId: after.homeAgencyId,
    id: after.id,
    code: columns.code,
    lodgingNo: columns.lodgingNo,
    version: after.version,
    state: columns.state,
    clock: columns.clock,
    unitId: columns.unitId,
    officerId: columns.officerId,
    acceptedAt: columns.acceptedAt,
    statutoryDueAt: columns.statutoryDueAt,
    promisedDueAt: columns.promisedDueAt,
    resolvedAt: columns.resolvedAt,
    closedAt: columns.closedAt,
    outcome: columns.outcome,
    verdict: columns.verdict,
    wrote: decided.map(({ entry }) => ({ seq: entry.seq, type: entry.type })),
    forms: decided.flatMap(({ entry }) => entry.forms ?? []),
    alerts: decided.reduce((sum, { entry }) => sum + (entry.alerts?.length ?? 0), 0),
    nextTimerAt: timers.length > 0 ? Math.min(...timers) : null,
    ...(warnings.length > 0 && { warnings }),
  };
}
