// Figures of 10,000 generated dossiers over two years: identities, as of any instant, roll-ups equal to counting,
// exactly once whatever breaks off.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { generateStory, randomOf } from '../../bench/generated-dossiers.ts';
import type { Story } from '../../bench/generated-dossiers.ts';
import { generatePlaces } from '../../bench/generated-places.ts';
import { writeStories } from '../../bench/write-stories.ts';
import { DAY_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { countDirect } from '../../src/supervision/reports/report-count-direct.ts';
import type { CountedLine } from '../../src/supervision/reports/report-count-direct.ts';
import { countRollup } from '../../src/supervision/reports/report-count-rollup.ts';
import { CELLS } from '../../src/supervision/reports/report-cells.ts';
import type { Cell, Counting } from '../../src/supervision/reports/report-cells.ts';
import type { ReportQuestion } from '../../src/supervision/reports/report-question.ts';
import { checkRollups } from '../../src/supervision/reports/rollup-check.ts';
import { RollupPass } from '../../src/supervision/reports/rollup-pass.ts';
import type { Database, Queryable, Statement } from '../../src/platform/database.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

/** More of them by hand: `IDENTITIES_DOSSIERS=100000 npm test -- test/supervision/identities`. */
const DOSSIERS = Number(process.env['IDENTITIES_DOSSIERS'] ?? 10_000);
const PATIENCE_MS = 180_000 * Math.max(1, DOSSIERS / 20_000);
const FROM = parseInstant('2024-01-01T00:00');
const NOW = parseInstant('2025-12-31T15:20');
const LATELY = parseInstant('2025-11-01T00:00');
const MONTHS = Array.from({ length: 24 }, (_, index) => [
  parseInstant(`${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01T00:00`),
  index === 23
    ? parseInstant('2026-01-01T00:00')
    : parseInstant(
        `${2024 + Math.floor((index + 1) / 12)}-${String(((index + 1) % 12) + 1).padStart(2, '0')}-01T00:00`,
      ),
]) as [number, number][];

jest.setTimeout(PATIENCE_MS);

let db: TestDatabase;
let pass: RollupPass;
let directory: OrganizationDirectory;
let stories: Story[];

const question = (from: number, end: number, asOf = NOW, counting: Counting = 'ledger'): ReportQuestion => ({
  period: { from, end: Math.min(end, asOf + 1), asOf },
  units: { column: 'competent_unit_id', unitIds: 'all' },
  counting,
  now: asOf === NOW,
});
const total = (lines: readonly CountedLine[]) =>
  Object.fromEntries(
    CELLS.map((cell) => [cell, lines.reduce((sum, { figures }) => sum + figures[cell], 0)]),
  ) as Record<Cell, number>;

/** What was committed until now. Another database's long transaction, on the same server, holds the reading back. */
async function everythingRead(): Promise<void> {
  const { rows } = await db.database.query<{ next: string }>({
    text: 'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  });
  for (let reached: bigint | null = null; reached === null || reached < BigInt(rows[0]!.next);)
    ({ reached } = await pass.run(true));
}

beforeAll(async () => {
  db = await createTestDatabase({ pool: 4 });
  const { database } = db;
  const places = await generatePlaces(database);
  const random = randomOf(20_231_026);
  stories = Array.from({ length: DOSSIERS }, () =>
    generateStory(random, places, { from: FROM, to: NOW, until: NOW }),
  );
  directory = new OrganizationDirectory(database, new ManualClock(NOW));
  await directory.reload();
  pass = new RollupPass(database, directory, new ManualClock(NOW));
  // Half is there before the first reading, half comes while it goes on.
  for (let i = 0; i < DOSSIERS; i += 500) {
    await writeStories(database, stories.slice(i, i + 500));
    if (i >= DOSSIERS / 2) await pass.run(true);
  }
  await everythingRead();
}, PATIENCE_MS);
afterAll(() => db.close());

describe('generated dossiers', () => {
  it('take every branch', () => {
    const seen = new Set(
      stories.flatMap(({ channel, outcome, verdict, acceptedAt, apologisedAt, lateSince, stoppedAt }) => [
        channel,
        `${outcome} ${acceptedAt === null ? 'before' : 'after'}`,
        `verdict ${verdict}`,
        ...(apologisedAt !== null && verdict === 'late' ? ['apologised'] : []),
        ...(lateSince !== null && stoppedAt === null ? ['pending late'] : []),
      ]),
    );
    for (const branch of [
      'counter',
      'online',
      'post',
      'granted after',
      'refused after',
      'withdrawn after',
      'stopped after',
      'refused before',
      'withdrawn before',
      'verdict early',
      'verdict onTime',
      'verdict late',
      'apologised',
      'pending late',
    ])
      expect([branch, seen.has(branch)]).toEqual([branch, true]);
  });
});

describe('figures of every month', () => {
  it.each([...MONTHS.entries()])(
    'month %i: identities hold, and the roll-up says what is counted by hand',
    async (_, [from, to]) => {
      const rolled = total(await countRollup(db.database, question(from, to)));
      expectIdentities(rolled);
      expect(rolled).toEqual(total(await countDirect(db.database, question(from, to))));
      const end = Math.min(to, NOW + 1);
      const counted = stories.filter(
        ({ acceptedAt, stoppedAt }) =>
          acceptedAt !== null && acceptedAt < end && (stoppedAt === null || stoppedAt >= from),
      );
      const resolved = counted.filter(({ stoppedAt }) => stoppedAt !== null && stoppedAt < end);
      const pending = counted.filter((story) => !resolved.includes(story));
      expect(rolled).toMatchObject({
        received: counted.length,
        carriedOver: counted.filter(({ acceptedAt }) => acceptedAt! < from).length,
        receivedOnline: counted.filter(
          ({ acceptedAt, channel }) => acceptedAt! >= from && channel === 'online',
        ).length,
        resolvedEarly: resolved.filter(({ verdict }) => verdict === 'early').length,
        resolvedOnTime: resolved.filter(({ verdict }) => verdict === 'onTime').length,
        resolvedLate: resolved.filter(({ verdict }) => verdict === 'late').length,
        resolvedLateWithApology: resolved.filter(
          ({ verdict, apologisedAt }) => verdict === 'late' && apologisedAt !== null,
        ).length,
        pendingLate: pending.filter(({ lateSince }) => lateSince !== null && lateSince < end).length,
        endedStopped: resolved.filter(({ outcome }) => outcome === 'stopped').length,
      });
    },
  );

  it('next month carries over what this month leaves', async () => {
    for (const [index, [from, to]] of MONTHS.slice(0, -1).entries()) {
      const [here, next] = await Promise.all(
        [question(from, to), question(...MONTHS[index + 1]!)].map(async (each) =>
          total(await countRollup(db.database, each)),
        ),
      );
      expect(next!.carriedOver).toBe(here!.pending);
    }
  });

  it('hold in the other counting too', async () => {
    for (const [from, to] of MONTHS)
      expectIdentities(total(await countDirect(db.database, question(from, to, NOW, 'statusSets'))));
  });
});

describe('as of earlier instants', () => {
  it('identities hold and the roll-up equals the count, in the middle of days as at their ends', async () => {
    for (const [from, to] of MONTHS.slice(0, 22))
      for (const asOf of [from + 11.3 * DAY_MS, to - 1, to + 4.7 * DAY_MS]) {
        const asked = question(from, to, Math.floor(asOf));
        const rolled = total(await countRollup(db.database, asked));
        expectIdentities(rolled);
        expect(rolled).toEqual(total(await countDirect(db.database, asked)));
      }
  });

  it('differ from the figures of now where something was recorded later', async () => {
    const [from, to] = MONTHS[5]!;
    const then = total(await countRollup(db.database, question(from, to, to - 1)));
    expect(then).not.toEqual(total(await countRollup(db.database, question(from, to))));
  });
});

describe('the roll-up', () => {
  it('agrees with every dossier, day and month', async () => {
    const { dossiers, differences } = await checkRollups(db.database, NOW);
    expect([dossiers, differences]).toEqual([DOSSIERS, []]);
  });

  it('notices a figure that is wrong', async () => {
    await db.database.query({
      text: `update daily_count set n = n + 1 where ctid = (select ctid from daily_count where measure = 'becameLate' limit 1)`,
    });
    const { differences } = await checkRollups(db.database, NOW, LATELY);
    expect(differences.length).toBeGreaterThan(0);
  });

  it('made anew by two at once, one of which breaks off, counts everything once', async () => {
    await pass.reset();
    const breaksOff = {
      query: (statement: Statement) => db.database.query(statement),
      transaction: <Result>(work: (sql: Queryable) => Promise<Result>) =>
        db.database.transaction((sql) =>
          work({
            ...sql,
            query: (statement) =>
              statement.name === 'rollup-caught-up'
                ? Promise.reject(new Error('broken off'))
                : sql.query(statement),
          }),
        ),
    };
    const broken = new RollupPass(breaksOff as Database, directory, new ManualClock(NOW));
    await expect(broken.run(true)).rejects.toThrow('broken off');
    await Promise.all([everythingRead(), everythingRead()]);
    await expect(pass.run(true)).resolves.toMatchObject({ entries: 0 });
    expect((await checkRollups(db.database, NOW, LATELY)).differences).toEqual([]);
  });

  it('of a restored copy compares every dossier and goes on', async () => {
    await db.database.query({ text: `update rollup_position set cluster = 'another', xact = 1` });
    await everythingRead();
    expect((await checkRollups(db.database, NOW, LATELY)).differences).toEqual([]);
  });
});

function expectIdentities(of: Record<Cell, number>): void {
  expect(of.received).toBe(of.receivedOnline + of.receivedDirect + of.carriedOver);
  expect(of.resolved).toBe(of.resolvedEarly + of.resolvedOnTime + of.resolvedLate);
  expect(of.pending).toBe(of.pendingInTime + of.pendingLate);
  expect(of.received).toBe(of.resolved + of.pending);
}
