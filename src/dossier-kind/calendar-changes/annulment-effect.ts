// What the annulment of calendar versions that a dossier was counted on does to its due date. Pure.
import { foldLedger, type LedgerEntry } from '../../domain/time/clock-ledger.ts';
import { statutoryDue } from '../../domain/time/clock-run.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { calendarsUnheard } from './calendars-unheard.ts';
import type { Timing } from '../facts.ts';

/** `withdrawn`: it has ended, late, and never was late without the version. `noted`: the date stays, the ledger says so. */
export type AnnulmentEffect = 'none' | 'moved' | 'noted' | 'withdrawn';

/** @throws DomainError as `projectClock` */
export function annulmentEffect(
  ledger: readonly LedgerEntry[],
  timing: Pick<Timing, 'calendarsAfter' | 'calendarVersion' | 'annulled'>,
  at: Instant,
): AnnulmentEffect {
  const annulled = calendarsUnheard(ledger, at, at, timing).filter(({ kind }) => kind === 'calendarAnnulled');
  if (annulled.length === 0) return 'none';
  const { calendarVersion } = timing;
  const before = foldLedger(ledger, calendarVersion, at);
  const after = foldLedger([...ledger, ...annulled], calendarVersion, at);
  if (before.run === null || after.run === null) return 'none';
  if (before.stoppedAt !== null)
    return before.run.lateSince !== null && after.run.lateSince === null ? 'withdrawn' : 'none';
  const [was, is] = [statutoryDue(before.run).dueAt, statutoryDue(after.run).dueAt];
  return is === was ? 'noted' : 'moved';
}
