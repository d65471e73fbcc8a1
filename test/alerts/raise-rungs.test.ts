// Rungs raised against a real database: each once, after downtime and with two instances at work.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type RaisedBatch, RaiseRungs } from '../../src/alerts/raise/raise-rungs.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { Database, poolOptions } from '../../src/platform/database.ts';
import { Settings } from '../../src/platform/settings/settings.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Away, directoryOf, idOf, told, writeAlert, writeAlerts, writeTown } from './alert-town.ts';
import { PlainCalendarBook } from './plain-calendar.ts';

/** Ladders with a rung at each level, whatever holds by default: what is tried here is the climbing. */
const CLIMBING = {
  stepLate: [
    { afterHours: 0, tell: ['officer'] },
    { afterHours: 4, tell: ['unitHead'] },
    { afterHours: 16, tell: ['supervisingOffice', 'officeAbove'] },
  ],
  apologyDue: [
    { afterHours: 0, tell: ['unitHead'] },
    { afterHours: 4, tell: ['supervisingOffice'] },
    { afterHours: 16, tell: ['officeAbove'] },
  ],
};

let home: TestDatabase;
let database: Database;

beforeAll(async () => {
  home = await createTestDatabase();
  database = home.database;
  await writeTown(database);
  // What was told is forgotten between these tests, which only the owner of the tables can.
  await database.query({ text: 'alter table alert_rung disable trigger alert_rung_append_only' });
  await database.query({
    text: `insert into setting (key, value, updated_at) values ('alerts.ladders', $1, now())`,
    values: [JSON.stringify(CLIMBING)],
  });
});
beforeEach(async () => {
  await database.query({
    text: ['duty', 'alert_notice', 'alert_rung', 'alert', 'delivery', 'dossier']
      .map((table) => `delete from ${table}`)
      .join('; '),
  });
});
afterAll(() => home.close());

async function raiserAt(now: string, away: readonly Away[] = [], on = database): Promise<RaiseRungs> {
  const clock = new ManualClock(parseInstant(now));
  return new RaiseRungs(
    on,
    await directoryOf(database, away),
    new PlainCalendarBook(on, clock),
    clock,
    new Settings(on),
  );
}

async function raiseAt(now: string, away: readonly Away[] = []): Promise<RaisedBatch> {
  return (await raiserAt(now, away)).run();
}

async function rungs(): Promise<string[]> {
  const { rows } = await database.query<{ rung: number; told: string[]; vacant: string[] }>({
    text: 'select rung, told, vacant from alert_rung order by rung',
    values: [],
  });
  return rows.map((row) => `${row.rung} told ${row.told.join(' ')} vacant ${row.vacant.join(' ')}`.trim());
}

describe('raising', () => {
  test('climbs one rung at a time while nobody acknowledges', async () => {
    const alert = await writeAlert(database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raiseAt('2026-03-05T07:59');
    expect(await told(database, alert)).toEqual([]);
    await raiseAt('2026-03-05T08:00');
    expect(await told(database, alert)).toEqual(['0 minh']);
    await raiseAt('2026-03-05T13:59');
    expect(await told(database, alert)).toEqual(['0 minh']);
    await raiseAt('2026-03-05T14:00');
    expect(await told(database, alert)).toEqual(['0 minh', '1 hoa']);
    await raiseAt('2026-03-09T08:00');
    expect(await told(database, alert)).toEqual(['0 minh', '1 hoa', '2 mai', '2 phuc']);
    expect(await raiseAt('2026-06-01T08:00')).toMatchObject({ claimed: 0 });
  });

  test('raises every rung passed during downtime, each once, with its own instant', async () => {
    const alert = await writeAlert(database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    const raised = await raiseAt('2026-04-01T08:00');
    expect(raised).toMatchObject({ claimed: 1, rungs: 3, unreached: 0 });
    expect(await raiseAt('2026-04-01T08:00')).toMatchObject({ claimed: 0, rungs: 0 });
    expect(await told(database, alert)).toEqual(['0 minh', '1 hoa', '2 mai', '2 phuc']);
    const { rows: instants } = await database.query<{ instant: Date; raised_at: Date }>({
      text: 'select instant, raised_at from alert_rung order by rung',
      values: [],
    });
    expect(instants.map((row) => row.instant.getTime())).toEqual(
      ['2026-03-05T08:00', '2026-03-05T14:00', '2026-03-09T08:00'].map(parseInstant),
    );
    expect(new Set(instants.map((row) => row.raised_at.getTime()))).toEqual(
      new Set([parseInstant('2026-04-01T08:00')]),
    );
  });

  test('tells officer, head and supervising office of a late dossier at once', async () => {
    const alert = await writeAlert(database, { kind: 'dossierLate', raisedAt: '2026-03-06T00:00' });
    await raiseAt('2026-03-06T00:00');
    expect(await told(database, alert)).toEqual(['0 hoa', '0 mai', '0 minh']);
  });

  test('starts at the head when nobody is assigned, and for an apology', async () => {
    const unassigned = await writeAlert(database, {
      kind: 'dueSoon',
      raisedAt: '2026-03-05T08:00',
      officer: null,
    });
    const apology = await writeAlert(database, { kind: 'apologyDue', raisedAt: '2026-03-05T08:00' });
    await raiseAt('2026-03-05T09:00');
    expect(await told(database, unassigned)).toEqual(['0 hoa']);
    expect(await told(database, apology)).toEqual(['0 hoa']);
  });

  test('tells everybody who heads the unit at the same time, each once and at one rung', async () => {
    const second = [randomUUID(), idOf('binh'), idOf('civil')];
    await database.query({
      text: `insert into position (id, staff_id, unit_id, position, valid_from) values ($1, $2, $3, 'head', '2020-01-01')`,
      values: second,
    });
    try {
      const apology = await writeAlert(database, { kind: 'apologyDue', raisedAt: '2026-03-05T08:00' });
      await raiseAt('2026-03-05T08:00');
      expect(await told(database, apology)).toEqual(['0 binh', '0 hoa']);
      expect(await rungs()).toEqual(['0 told unitHead vacant']);
      await raiseAt('2026-03-05T14:00');
      expect(await told(database, apology)).toEqual(['0 binh', '0 hoa', '1 mai']);
      // One of the two stands in for the other: he is told once.
      const other = await writeAlert(database, { kind: 'apologyDue', raisedAt: '2026-03-05T08:00' });
      await raiseAt('2026-03-05T08:00', [{ who: 'hoa', substitute: 'binh' }]);
      expect(await told(database, other)).toEqual(['0 binh']);
    } finally {
      await database.query({ text: 'delete from position where id = $1', values: [second[0]!] });
    }
  });

  test('tells the supervising office where there is no head at all, and records it', async () => {
    const alert = await writeAlert(database, {
      kind: 'dueSoon',
      raisedAt: '2026-03-05T08:00',
      unit: 'notary',
      officer: null,
    });
    await raiseAt('2026-03-05T08:00');
    expect(await told(database, alert)).toEqual(['0 mai']);
    expect(await rungs()).toEqual(['0 told supervisingOffice vacant officer unitHead']);
  });

  test('counts a rung as unreached only where somebody should know and nobody does', async () => {
    const atTheTop = { kind: 'dossierLate', raisedAt: '2026-03-05T08:00', unit: 'cabinet', officer: 'phuc' };
    const known = await writeAlert(database, atTheTop);
    expect(await raiseAt('2026-04-01T08:00')).toMatchObject({ rungs: 2, unreached: 0 });
    expect(await told(database, known)).toEqual(['0 phuc']);
    await writeAlert(database, { ...atTheTop, unit: 'province', officer: null });
    expect(await raiseAt('2026-04-01T08:00')).toMatchObject({ rungs: 2, unreached: 2 });
  });

  test('tells the substitute of somebody who is away; without one also the next level', async () => {
    const alert = await writeAlert(database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raiseAt('2026-03-05T08:00', [{ who: 'minh', substitute: 'binh' }]);
    expect(await told(database, alert)).toEqual(['0 binh for minh']);
    const other = await writeAlert(database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raiseAt('2026-03-05T08:00', [{ who: 'minh', substitute: null }]);
    expect(await told(database, other)).toEqual(['0 hoa', '0 minh']);
  });

  test('goes on with the others when one alert cannot be planned', async () => {
    const stray = await writeAlert(database, {
      kind: 'stepLate',
      raisedAt: '2026-03-05T07:00',
      unit: 'nowhere',
    });
    const alert = await writeAlert(database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    const raised = await raiseAt('2026-03-05T09:00');
    expect(raised.failures).toEqual([{ alertId: stray, code: 'unit.unknown' }]);
    expect(await told(database, alert)).toEqual(['0 minh']);
    expect(await raiseAt('2026-03-05T09:30')).toMatchObject({ claimed: 0 });
    expect(await raiseAt('2026-03-05T10:00')).toMatchObject({ claimed: 1 });
  });
});

describe('two instances at once', () => {
  test('never raise a rung twice', async () => {
    const kinds = ['stepLate', 'dossierLate', 'apologyDue'];
    const alerts = Array.from({ length: 600 }, (_, index) => ({
      kind: kinds[index % 3] ?? '',
      raisedAt: '2026-03-05T08:00',
    }));
    await writeAlerts(database, alerts);
    const directory = await directoryOf(database);
    const clock = new ManualClock(parseInstant('2026-04-01T08:00'));
    const other = new Database(new pg.Pool(poolOptions(home.url, 4)));
    try {
      const batches = await Promise.all(
        [database, other, database, other].map(async (on) => {
          const raiser = new RaiseRungs(
            on,
            directory,
            new PlainCalendarBook(on, clock),
            clock,
            new Settings(on),
          );
          let rungsRaised = 0;
          for (;;) {
            const batch = await raiser.run(50);
            rungsRaised += batch.rungs;
            if (batch.claimed === 0) return rungsRaised;
          }
        }),
      );
      expect(batches.reduce((sum, each) => sum + each)).toBe(200 * (3 + 2 + 3));
    } finally {
      await other.pool.end();
    }
    const {
      rows: [counts],
    } = await database.query({
      text: `
        select (select count(*)::int from alert_rung) as rungs,
          (select count(*)::int from alert_notice) as notices,
          (select sum((payload->>'total')::int)::int from delivery) as mailed,
          (select count(*)::int from alert where next_rung_at is not null) as climbing`,
      values: [],
    });
    expect(counts).toEqual({
      rungs: 1600,
      notices: 200 * (4 + 4 + 3),
      mailed: 200 * (4 + 4 + 3),
      climbing: 0,
    });
  });
});
