// The clock of a dossier, projected from its ledger.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LedgerEntry, projectClock } from '../../../src/domain/time/clock-ledger.ts';
import { lateness } from '../../../src/domain/time/lateness.ts';
import { ledgerKnownAt } from '../../../src/domain/time/ledger-facts.ts';
import { verifyLedger } from '../../../src/domain/time/verify-ledger.ts';
import { calendarOf, change, clock, dates, pause, promise, restart, resume, start, stop } from './ledgers.ts';
import { at, codeOf, shown } from './vn-calendar.ts';

describe('a clock', () => {
  it('is not started before acceptance', () => {
    expect(clock('2024-06-03 08:59', start)).toMatchObject({
      state: 'notStarted',
      run: 0,
      statutoryDueAt: null,
    });
  });

  it('starts with both dates alike', () => {
    const view = clock('2024-06-03 10:00', start);
    expect(view).toMatchObject({ state: 'running', run: 1, wasLate: false, reappointed: false });
    expect(dates(view)).toEqual(['2024-06-10 17:00', '2024-06-10 17:00']);
    expect(shown(view.lateFromAt ?? 0)).toBe('2024-06-11 00:00');
    expect(shown(view.apologyDueAt ?? 0)).toBe('2024-06-07 17:00');
  });

  it('lets no due pass while paused, and moves both dates once resumed', () => {
    const paused = clock('2024-06-20 10:00', start, pause('2024-06-05 10:00'));
    expect(paused).toMatchObject({ state: 'paused', waitingFor: 'citizen', wasLate: false });
    expect(dates(paused)).toEqual(['2024-06-10 17:00', '2024-06-10 17:00']);
    const view = clock('2024-06-20 10:00', start, pause('2024-06-05 10:00'), resume('2024-06-07 08:00'));
    expect(dates(view)).toEqual(['2024-06-12 17:00', '2024-06-12 17:00']);
  });

  it('runs again when the last of several pauses is over', () => {
    const entries = [pause('2024-06-05 10:00', 'a'), pause('2024-06-06 10:00', 'b', 'partnerAgency')];
    const one = clock('2024-06-07 10:00', start, ...entries, resume('2024-06-07 09:00', 'a'));
    expect(one).toMatchObject({
      state: 'paused',
      waitingFor: 'partnerAgency',
      pausedSince: at('2024-06-05 10:00'),
    });
    const both = [...entries, resume('2024-06-07 09:00', 'a'), resume('2024-06-10 09:00', 'b')];
    expect(dates(clock('2024-06-10 10:00', start, ...both))[0]).toBe('2024-06-13 17:00');
  });

  it('begins anew with a restart, whatever was paused before', () => {
    const view = clock('2024-06-20 10:00', start, pause('2024-06-05 10:00'), restart('2024-06-19 08:00'));
    expect(view).toMatchObject({
      state: 'running',
      run: 2,
      wasLate: false,
      acceptedAt: at('2024-06-03 09:00'),
    });
    expect(dates(view)).toEqual(['2024-06-26 17:00', '2024-06-26 17:00']);
  });

  it('moves only the promised date with an apology, and that date with a later pause', () => {
    const entries = [start, promise('2024-06-07 10:00', '2024-06-14 17:00')];
    expect(dates(clock('2024-06-07 11:00', ...entries))).toEqual(['2024-06-10 17:00', '2024-06-14 17:00']);
    const paused = [...entries, pause('2024-06-10 10:00'), resume('2024-06-12 10:00')];
    expect(dates(clock('2024-06-12 11:00', ...paused))).toEqual(['2024-06-12 17:00', '2024-06-18 17:00']);
  });

  it('is extended in its own unit, and a restart gives the limit as granted', () => {
    const extend: LedgerEntry = {
      kind: 'extend',
      at: at('2024-06-05 09:00'),
      limit: { amount: 3, unit: 'workingDays' },
    };
    expect(dates(clock('2024-06-05 10:00', start, extend))).toEqual(['2024-06-13 17:00', '2024-06-13 17:00']);
    expect(dates(clock('2024-06-11 10:00', start, extend, restart('2024-06-10 09:00')))[0]).toBe(
      '2024-06-17 17:00',
    );
  });

  it('takes a new calendar only to later, and promises it only with a notice', () => {
    const later = clock('2024-06-05 10:00', start, change('2024-06-05 09:00', 2));
    expect(dates(later)).toEqual(['2024-06-11 17:00', '2024-06-10 17:00']);
    const noticed = clock('2024-06-05 10:00', start, change('2024-06-05 09:00', 2, true));
    expect(dates(noticed)).toEqual(['2024-06-11 17:00', '2024-06-11 17:00']);
    const earlier = clock('2024-06-05 10:00', start, change('2024-06-05 09:00', 3, true));
    expect(dates(earlier)).toEqual(['2024-06-10 17:00', '2024-06-10 17:00']);
    expect(earlier.calendar?.version).toBe(1);
  });

  it('keeps the recorded date of an imported dossier, without a calendar', () => {
    const imported: LedgerEntry = {
      kind: 'start',
      at: at('2019-05-06 09:00'),
      ground: 'imported',
      dueAt: at('2019-05-11 17:00'),
    };
    const view = clock('2019-05-11 20:00', imported);
    expect(dates(view)).toEqual(['2019-05-11 17:00', '2019-05-11 17:00']);
    expect(lateness(view, at('2019-05-11 20:00')).verdict).toBe('onTime');
    expect(lateness(view, at('2019-05-12 00:00'))).toMatchObject({ verdict: 'late', overMs: null });
  });

  it('is written as JSON', () => {
    expect(JSON.parse(JSON.stringify(clock('2024-06-03 10:00', start)))).toMatchObject({
      calendar: { name: 'vn', version: 1 },
    });
  });
});

describe('what cannot be is refused', () => {
  const p = promise('2024-06-04 10:00', '2024-06-14 17:00');
  it.each<[string, LedgerEntry[]]>([
    ['ledger.notStarted', [stop('2024-06-04 09:00')]],
    ['ledger.alreadyStarted', [start, { ...start, at: at('2024-06-04 09:00') }]],
    ['ledger.stopped', [start, stop('2024-06-04 09:00'), pause('2024-06-05 09:00')]],
    ['ledger.stopped', [start, stop('2024-06-04 09:00'), stop('2024-06-05 09:00')]],
    ['pause.alreadyPaused', [start, pause('2024-06-04 09:00'), pause('2024-06-05 09:00')]],
    ['resume.notPaused', [start, resume('2024-06-04 09:00')]],
    ['promise.alreadyMoved', [start, p, { ...p, at: at('2024-06-05 09:00') }]],
    ['promise.alreadyMoved', [start, p, restart('2024-06-05 09:00'), { ...p, at: at('2024-06-06 09:00') }]],
    ['promise.invalid', [start, promise('2024-06-04 10:00', '2024-06-06 09:00')]],
    ['promise.notRunning', [start, pause('2024-06-04 09:00'), p]],
    ['promise.notWorkingDay', [start, promise('2024-06-04 10:00', '2024-06-15 17:00')]],
    [
      'start.limitMissing',
      [{ kind: 'start', at: at('2024-06-03 09:00'), calendar: { name: 'vn', version: 1 } }],
    ],
    ['calendar.unknown', [start, change('2024-06-04 09:00', 9)]],
    ['correction.unknownEntry', [start, { kind: 'correction', at: at('2024-06-04 09:00'), corrects: 'x' }]],
  ])('%s', (code, entries) => {
    expect(codeOf(() => projectClock(entries, calendarOf, at('2024-07-01 09:00')))).toBe(code);
  });
});

describe('a correction', () => {
  const wrong: LedgerEntry = { ...stop('2024-06-05 09:00'), id: 'e2' };
  const undo: LedgerEntry = { kind: 'correction', id: 'e3', at: at('2024-06-05 09:20'), corrects: 'e2' };

  it('takes an entry back from the instant it was made', () => {
    expect(clock('2024-06-05 09:10', start, wrong, undo).state).toBe('stopped');
    expect(clock('2024-06-05 09:20', start, wrong, undo).state).toBe('running');
  });

  it('may put another in its place, or be corrected itself', () => {
    const replaced: LedgerEntry = { ...undo, replacement: { kind: 'stop', at: at('2024-06-04 15:00') } };
    expect(clock('2024-06-06 09:00', start, wrong, replaced).stoppedAt).toBe(at('2024-06-04 15:00'));
    const again: LedgerEntry = { kind: 'correction', at: at('2024-06-05 10:00'), corrects: 'e3' };
    expect(clock('2024-06-06 09:00', start, wrong, undo, again).state).toBe('stopped');
  });

  it('leaves what was known earlier as it was', () => {
    const backdated: LedgerEntry = { ...pause('2024-06-04 09:00'), recordedAt: at('2024-06-20 09:00') };
    const ledger = [start, backdated];
    const before = projectClock(
      ledgerKnownAt(ledger, at('2024-06-12 09:00')),
      calendarOf,
      at('2024-06-12 09:00'),
    );
    expect(before.wasLate).toBe(true);
    expect(projectClock(ledger, calendarOf, at('2024-06-12 09:00')).state).toBe('paused');
  });
});

describe('a ledger', () => {
  it('gives one answer whatever the order of its entries', () => {
    const ledger = [
      start,
      pause('2024-06-04 10:00', 'a'),
      pause('2024-06-05 10:00', 'b'),
      resume('2024-06-06 09:00', 'a'),
      resume('2024-06-07 09:00', 'b'),
      change('2024-06-07 10:00', 2),
      promise('2024-06-11 10:00', '2024-06-21 17:00'),
      restart('2024-06-18 08:00'),
      stop('2024-06-25 16:00'),
    ];
    const expected = projectClock(ledger, calendarOf, at('2024-07-01 09:00'));
    fc.assert(
      fc.property(fc.shuffledSubarray(ledger, { minLength: ledger.length }), (shuffled) => {
        expect(projectClock(shuffled, calendarOf, at('2024-07-01 09:00'))).toEqual(expected);
      }),
    );
  });

  it('is compared with what was stored in it', () => {
    const stored: LedgerEntry[] = [
      { ...start, kind: 'start', id: 'e1', dueAt: at('2024-06-10 17:00') },
      { kind: 'pause', at: at('2024-06-04 10:00'), waitingFor: 'citizen' },
      { kind: 'resume', id: 'e3', at: at('2024-06-06 10:00'), dueAt: at('2024-06-11 17:00') },
      { ...change('2024-06-07 10:00', 3), kind: 'calendarChange', applied: true } as LedgerEntry,
      { kind: 'late', id: 'e5', at: at('2024-06-11 00:00') },
    ];
    expect(verifyLedger(stored.slice(0, 2), calendarOf)).toEqual([]);
    const found = verifyLedger(stored, calendarOf).map(({ kind, field }) => `${kind} ${field}`);
    expect(found).toEqual(['resume dueAt', 'calendarChange applied', 'late tooEarly']);
  });
});
