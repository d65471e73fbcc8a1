// Turns what the chart says of the clock into entries of the clock ledger.
import { DomainError } from '../domain/domain-error.ts';
import type { LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { LedgerMove } from '../../workflows/one-stop.chart.ts';
import type { Timing } from './facts.ts';

/** @param sent the event that moved the clock; its reason and date are kept with the entry. */
export function ledgerEntriesOf(
  moves: readonly LedgerMove[],
  sent: { readonly type: string; readonly reason?: string; readonly promisedAt?: number },
  at: number,
  recordedAt: number,
  timing: Timing,
): readonly LedgerEntry[] {
  return moves.map((move): LedgerEntry => {
    const common = { at, recordedAt, ...(sent.reason === undefined ? {} : { reason: sent.reason }) };
    const { name, version } = timing.calendar;
    const { limit, policy } = timing.pinned.definition;
    switch (move) {
      case 'start':
      case 'restart':
        if (limit === null) throw new DomainError('case.noLimit', 'This case has no limit');
        return { kind: move, ...common, limit, calendar: { name, version }, ...(policy ? { policy } : {}) };
      case 'pause':
        return { kind: 'pause', ...common, waitingFor: 'citizen' };
      case 'promise':
        return { kind: 'promise', ...common, dueAt: sent.promisedAt! };
      case 'calendarChange':
        return { kind: 'calendarChange', ...common, calendar: { name, version } };
      case 'resume':
      case 'stop':
      case 'late':
        return { kind: move, ...common };
    }
  });
}
