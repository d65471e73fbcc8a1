// Ledgers of dossiers that were judged when each version of the calendar was looked at by itself.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type LedgerEntry, projectClock } from '../../../src/domain/time/clock-ledger.ts';
import { lateness } from '../../../src/domain/time/lateness.ts';
import { verifyLedger } from '../../../src/domain/time/verify-ledger.ts';
import { calendarOf as calendarsOf2024 } from './ledgers.ts';

describe('a ledger from before versions were looked at side by side', () => {
  interface Kept {
    readonly ledger: LedgerEntry[];
    readonly at: number;
    readonly answer: Readonly<Record<string, unknown>>;
  }
  const file = new URL('../../fixtures/ledgers-judged-once.json', import.meta.url);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept[];

  it('gives what it gave, and what was stored in it agrees', () => {
    for (const { ledger, at: when, answer } of kept) {
      const now = projectClock(ledger, calendarsOf2024, when);
      const { verdict } = lateness(now, when);
      // Only this is told otherwise: no late instant lies ahead of a pause, and one that was late stays late in it.
      const { lateFromAt, verdict: before, ...same } = answer;
      expect({ ...now, verdict: before }).toMatchObject(same);
      if (before === 'paused') {
        expect(verdict).toBe(now.lateFromAt === null ? 'paused' : 'late');
        if (now.lateFromAt !== null) expect(now.wasLate).toBe(true);
      } else expect([verdict, now.lateFromAt]).toEqual([before, lateFromAt]);
      expect(verifyLedger(ledger, calendarsOf2024)).toEqual([]);
    }
    expect(kept.length).toBe(90);
  });
});
