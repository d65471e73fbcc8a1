// Turns what the chart says of the clock into entries of the clock ledger.
import { DomainError } from '../../domain/domain-error.ts';
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';
import { correctAcceptance } from '../../domain/time/correct-acceptance.ts';
import { dayOf } from '../../domain/time/instant.ts';
import type { AcceptanceCorrection } from '../../../workflows/one-stop/dossier-context.ts';
import type { ChartStep } from '../../../workflows/one-stop/run-chart.ts';
import { phaseOf, runLimitOf } from '../../../workflows/one-stop/phase-of.ts';
import type { Timing } from '../facts.ts';

/** What is known of the clock before the event. */
export interface ClockBefore {
  readonly ledger: readonly LedgerEntry[];
  readonly receipt: number | null;
  readonly correction: AcceptanceCorrection | null;
}

interface Sent {
  readonly type: string;
  readonly reason?: string;
  readonly promisedAt?: number;
  /** Of a hand-over to a unit that counts on another calendar. */
  readonly calendarName?: string;
  /** Of a calendar's change: versions were annulled, and none came. */
  readonly annulled?: boolean;
  /** Of an extension shorter than the law allows. */
  readonly amount?: number;
}

/**
 * @param taken the step of the chart: what it does to the clock, and where the dossier stands after it
 * @param sent the event that moved the clock; its reason and date are kept with the entry
 * @param before the dossier: the appointment of a receipt issued before its clock started, its ledger, and what is said
 *   to be its right acceptance
 * @throws DomainError `case.noLimit`, `extension.tooLong`, `promise.outsideOfficeHours`, and as `correctAcceptance`
 */
export function ledgerEntriesOf(
  { moves, state }: ChartStep,
  sent: Sent,
  before: ClockBefore,
  at: number,
  recordedAt: number,
  timing: Timing,
): readonly LedgerEntry[] {
  return moves.flatMap((move): LedgerEntry | readonly LedgerEntry[] => {
    const common = { at, recordedAt, ...(sent.reason === undefined ? {} : { reason: sent.reason }) };
    const { name, version } = timing.calendar;
    const { definition } = timing.pinned;
    const limit = () => {
      const found = runLimitOf(definition, state.context.step);
      if (found === null) throw new DomainError('case.noLimit', 'This case has no limit');
      return { limit: found, calendar: { name, version }, shortestPause: timing.shortestPause };
    };
    switch (move) {
      case 'start':
        return {
          kind: 'start',
          ...common,
          ...limit(),
          ...(definition.policy ? { policy: definition.policy } : {}),
          apologyDaysBefore: timing.regime.apologyDaysBefore.value,
          reappointments: timing.regime.reappointments.value,
          ...(before.receipt === null ? {} : { promisedAt: before.receipt }),
        };
      case 'restart':
        return { kind: 'restart', ...common, ...limit() };
      case 'phase':
        return {
          kind: 'restart',
          ...common,
          ...limit(),
          phase: phaseOf(definition, state.context.step)!.name,
        };
      case 'extend':
        return { kind: 'extend', ...common, limit: extensionOf(sent, timing), ...groundOf(timing) };
      case 'pause':
        return { kind: 'pause', ...common, waitingFor: 'citizen' };
      case 'promise':
        return { kind: 'promise', ...common, dueAt: withinOfficeHours(sent.promisedAt!, timing) };
      case 'calendarChange':
        // The versions that were mistakes are told with those that were not heard of.
        return sent.annulled === true
          ? []
          : { kind: 'calendarChange', ...common, calendar: { name, version } };
      case 'correction': {
        const { acceptedAt, reason } = before.correction!;
        const corrected = correctAcceptance(before.ledger, acceptedAt, at, timing.calendarVersion);
        return { ...corrected, recordedAt, reason };
      }
      case 'handOver': {
        const calendar = timing.calendarNamed(sent.calendarName!);
        return { kind: 'handOver', ...common, calendar: { name: calendar.name, version: calendar.version } };
      }
      case 'lateWithdrawn':
        return { kind: 'lateWithdrawn', at, recordedAt, ground: sent.reason ?? sent.type };
      case 'resume':
      case 'stop':
      case 'late':
        return { kind: move, ...common };
    }
  });
}

/** An appointment is kept while somebody is there. @throws DomainError `promise.outsideOfficeHours` */
function withinOfficeHours(promisedAt: number, { calendar }: Timing): number {
  const day = dayOf(promisedAt);
  // A day off is refused by the ledger, in words of its own.
  const open = !calendar.isWorkingDay(day) || calendar.isOpen(promisedAt) || calendar.isOpen(promisedAt - 1);
  if (open) return promisedAt;
  throw new DomainError('promise.outsideOfficeHours', 'An appointment lies within office hours', {
    promisedAt,
  });
}

function extensionOf({ amount }: Sent, { pinned }: Timing) {
  const { limit } = pinned.definition.extension!;
  if (amount !== undefined && amount > limit.amount)
    throw new DomainError(
      'extension.tooLong',
      `The law lets this limit be extended by ${limit.amount} at most`,
      {
        limit,
      },
    );
  return amount === undefined ? limit : { ...limit, amount };
}

function groundOf({ pinned }: Timing): { readonly ground?: string } {
  const { source } = pinned.definition.extension!;
  return source === undefined ? {} : { ground: source };
}
