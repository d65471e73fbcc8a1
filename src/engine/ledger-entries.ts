// Turns what the chart says of the clock into entries of the clock ledger.
import { DomainError } from '../domain/domain-error.ts';
import type { LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { ChartStep } from '../../workflows/run-chart.ts';
import { phaseOf, runLimitOf } from '../../workflows/phase-of.ts';
import type { Timing } from './facts.ts';

interface Sent {
  readonly type: string;
  readonly reason?: string;
  readonly promisedAt?: number;
  /** Of an extension shorter than the law allows. */
  readonly amount?: number;
}

/**
 * @param taken the step of the chart: what it does to the clock, and where the dossier stands after it
 * @param sent the event that moved the clock; its reason and date are kept with the entry
 * @param receipt the appointment of a receipt that was issued before the clock started
 */
export function ledgerEntriesOf(
  { moves, state }: ChartStep,
  sent: Sent,
  receipt: number | null,
  at: number,
  recordedAt: number,
  timing: Timing,
): readonly LedgerEntry[] {
  return moves.map((move): LedgerEntry => {
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
          ...(receipt === null ? {} : { promisedAt: receipt }),
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
        return { kind: 'promise', ...common, dueAt: sent.promisedAt! };
      case 'calendarChange':
        return { kind: 'calendarChange', ...common, calendar: { name, version } };
      case 'lateWithdrawn':
        return { kind: 'lateWithdrawn', at, recordedAt, ground: sent.reason ?? sent.type };
      case 'resume':
      case 'stop':
      case 'late':
        return { kind: move, ...common };
    }
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
