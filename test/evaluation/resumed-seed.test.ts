// A seed that was killed goes on where it was, also when two go on at once, and ends as one that was never cut off.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import pg from 'pg';
import { noRepository } from '../../src/platform/repositories.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { markStep } from '../../src/evaluation/seed-mark.ts';
import { cloneTemplate } from '../support/database.ts';
import { ensureBuilt } from '../support/service.ts';

const AT = parseInstant('2027-03-10T14:00');
const PATIENCE_MS = 900_000;

type Place = Awaited<ReturnType<typeof cloneTemplate>>;
const places: Place[] = [];

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database whose seed began at a known instant. */
async function begun(): Promise<string> {
  const place = await cloneTemplate();
  places.push(place);
  const client = new pg.Client({ connectionString: place.serviceUrl, application_name: 'motcua' });
  await client.connect();
  await markStep(
    {
      query: (statement) => client.query(statement.text, [...(statement.values ?? [])]),
      repository: noRepository,
    },
    'catalogue',
    AT,
  );
  await client.end();
  return place.serviceUrl;
}

interface Seeding {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function seed(url: string): Seeding {
  const child = spawn(process.execPath, ['bin/motcua.js', 'seed'], {
    env: { ...process.env, DATABASE_URL: url, MOTCUA_MODE: 'evaluation', MOTCUA_CLOCK: '2027-03-10T14:00' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  return {
    process: child,
    said: () => said,
    ended: new Promise((done) => child.once('exit', (code) => done(code))),
  };
}

const acts = async (url: string) =>
  (
    await ask<{ n: number }>(
      url,
      `select count(*)::int as n from idempotency_key where owner = 'sample dossiers'`,
    )
  )[0]!.n;

async function killedAfter(url: string, count: number): Promise<void> {
  const cut = seed(url);
  while ((await acts(url)) < count) {
    if (cut.process.exitCode !== null) throw new Error(`it ended before: ${cut.said()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  cut.process.kill('SIGKILL');
  await cut.ended;
}

/** What stands in the province, without the identifiers that differ from database to database. */
/** Every code that a unit had, as one text. */
const CODES = (unitId: string) =>
  `(select string_agg(f.code, ' ' order by f.valid_from) from unit_fact f where f.unit_id = ${unitId})`;

const SEEN: Readonly<Record<string, string>> = {
  dossiers: `select code, state, clock, verdict, outcome, version, statutory_due_at, promised_due_at, accepted_at
    from dossier order by code nulls first, statutory_due_at, state, version`,
  entries: `select e.entry->>'type' as type, count(*)::int as n from case_event e group by 1 order by 1`,
  stays: `select state, count(*)::int as n, sum(working_minutes)::int as minutes from stay group by 1 order by 1`,
  alerts: 'select kind, count(*)::int as n from alert group by 1 order by 1',
  timers: 'select name, count(*)::int as n from timer group by 1 order by 1',
  numbers: 'select kind, day, last from code_sequence order by kind, day, last',
  tasks: 'select task_no, state, version from assigned_task order by task_no',
  people: `select s.account, p.position, ${CODES('p.unit_id')} from staff s join position p on p.staff_id = s.id
    order by 1, 2, 3`,
  units: 'select code, name, valid_from, valid_to from unit_fact order by code, valid_from',
  competences: `select ${CODES('c.unit_id')}, c.level, c.procedure_code, c.field, c.territory, c.valid_from
    from unit_competence c order by 1, 2, 3, 4, 5, 6`,
  absences: 'select from_at, to_at from absence',
  procedures: 'select count(*)::int as n from procedure',
};

beforeAll(() => ensureBuilt());
afterAll(async () => {
  for (const place of places) await place.drop();
});

test(
  'counts, codes and dates are those of a seed that was not cut off',
  async () => {
    const [whole, cut] = [await begun(), await begun()];
    const uncut = seed(whole);
    expect(await uncut.ended).toBe(0);
    const all = await acts(whole);
    await killedAfter(cut, 1);
    await killedAfter(cut, all / 2);
    const before = await acts(cut);
    expect(before).toBeLessThan(all);

    const [one, other] = [seed(cut), seed(cut)];
    expect([await one.ended, await other.ended]).toEqual([0, 0]);
    const told = one.said() + other.said();
    expect(told.match(/goes on: dossiers/g)).toHaveLength(1);
    expect(told).not.toMatch(/sample dossiers: 0\//);
    expect(await acts(cut)).toBe(all);
    for (const [what, text] of Object.entries(SEEN))
      expect([what, await ask(cut, text)]).toEqual([what, await ask(whole, text)]);
  },
  PATIENCE_MS,
);

test(
  'what an earlier version left half written is not touched',
  async () => {
    const url = await begun();
    await ask(url, `update setting set value = value - 'step' where key = 'evaluation.seed'`);
    const seeding = seed(url);
    expect(await seeding.ended).toBe(1);
    expect(seeding.said()).toContain('seed.ofEarlierVersion');
    expect(await ask(url, 'select 1 from staff')).toEqual([]);
  },
  PATIENCE_MS,
);

test.each([
  [['verify'], / 0 differences\n$/],
  [['rollups', 'check'], /^0 dossiers, 0 months, 0 differences\n$/],
  [['mail', 'held'], /^0 held\n$/],
  [['migrate'], /^The schema is at the newest version\.\n$/],
])(
  'a command beside a half seed does its own work and does not go on with it: %j',
  async (command, says) => {
    const url = await begun();
    const run = spawnSync(process.execPath, ['bin/motcua.js', ...command], {
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, DATABASE_URL: url, MOTCUA_MODE: 'evaluation', LOG_LEVEL: 'error' },
    });
    expect([run.stdout, run.stderr, run.signal, run.status]).toEqual([
      expect.stringMatching(says),
      '',
      null,
      0,
    ]);
    expect(await ask(url, 'select 1 from staff')).toEqual([]);
    expect(
      await ask(url, `select value->>'step' as step from setting where key = 'evaluation.seed'`),
    ).toEqual([{ step: 'catalogue' }]);
  },
  PATIENCE_MS,
);
