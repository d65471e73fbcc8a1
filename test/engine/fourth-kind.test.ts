// A kind of case that the engine has never heard of, defined here alone: a lamp that is lit for an hour at most.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../src/domain/domain-error.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { chainHash, GENESIS } from '../../src/engine/chain.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { CaseState, CaseTypes, Decided, Kind } from '../../src/engine/kind.ts';
import type { CaseKey, Ordered, WakeOrder } from '../../src/engine/orders.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { engineOn } from '../support/engine.ts';
import { at } from '../support/fictional.ts';

interface Lamp extends CaseState {
  readonly lit: boolean;
}
interface LampEntry {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly lit: boolean;
  readonly timers: Lamp['timers'];
}
interface LampOrder extends Ordered {
  readonly kind: 'hang' | 'light' | 'putOut';
}
interface LampTypes extends CaseTypes {
  readonly state: Lamp;
  readonly order: LampOrder | WakeOrder;
  readonly answer: { readonly id: string; readonly version: number; readonly lit: boolean };
  readonly decided: Decided<Lamp> & { readonly entry: LampEntry };
  readonly facts: undefined;
  readonly given: never;
}

const UNIT = randomUUID();

function turned(before: Lamp, type: string, lit: boolean, instant: number, recordedAt: number) {
  const timers: Lamp['timers'] = lit ? { burnsOut: instant + HOUR_MS } : {};
  const entry = { seq: before.version + 1, type, at: instant, recordedAt, lit, timers };
  const text = JSON.stringify(entry);
  const alert = { kind: 'lampForgotten', subject: 'lamp', dueAt: instant, at: instant };
  return {
    entry,
    text,
    actorId: null,
    state: { ...before, version: entry.seq, lit, timers, lastHash: chainHash(before.lastHash, text) },
    alerts: type === 'burnsOut' ? [{ ...alert, unitId: UNIT, officerId: null }] : [],
    closedAlerts: type === 'light' ? [{ kind: 'lampForgotten', reason: 'litAgain' }] : [],
  };
}

async function readLamps(sql: Parameters<Kind<LampTypes>['read']>[0], keys: readonly CaseKey[]) {
  const { rows } = await sql.query<{
    h: string;
    id: string;
    version: number;
    lit: boolean;
    hash: Buffer;
    burns: number;
  }>({
    text: `select l.home_agency_id as h, id, version, lit, last_hash as hash, (extract(epoch from fire_at) * 1000)::float8 as burns
      from lamp l left join timer on case_id = id where id = any($1::uuid[])`,
    values: [keys.map(({ id }) => id)],
  });
  return new Map(
    rows.map(({ h, id, version, lit, hash, burns }): [string, Lamp] => [
      id,
      {
        homeAgencyId: h,
        id,
        version,
        lit,
        lastHash: hash,
        timers: burns === null ? {} : { burnsOut: burns },
      },
    ]),
  );
}

const LAMP: Kind<LampTypes> = {
  name: 'lamp',
  begins: 'hang',
  refusal: (what, { id }) =>
    new DomainError(`lamp.${what}`, 'There is no such lamp, or others turn it', { id }),
  read: readLamps,
  factsOf: () => Promise.resolve(undefined),
  decide: (order, before, { recordedAt }) => {
    const was = before ?? { ...order.key, version: 0, lit: false, timers: {}, lastHash: GENESIS };
    const burns = was.timers['burnsOut'] ?? Infinity;
    const decided = burns <= order.at ? [turned(was, 'burnsOut', false, burns, recordedAt)] : [];
    const now = decided.at(-1)?.state ?? was;
    if (order.kind === 'light' && now.lit) throw new DomainError('lamp.lit', 'It is lit');
    if (order.kind !== 'wake')
      decided.push(turned(now, order.kind, order.kind === 'light', order.at, recordedAt));
    const after = decided.at(-1)?.state;
    return after === undefined ? null : { before, after, decided };
  },
  answerOf: ({ after: { id, version, lit } }) => ({ id, version, lit }),
  begin: async (sql, begun) => {
    for (const { after } of begun)
      await sql.query({
        text: `insert into lamp values ($1, $2, 0, false, '')`,
        values: [after.homeAgencyId, after.id],
      });
    return new Set(begun.map(({ after }) => after.id));
  },
  rows: {
    done: `with done as (update lamp l set version = i.version, lit = i.lit, last_hash = decode(i.hash, 'hex')
      from json_to_recordset($1) as i(n integer, h uuid, id uuid, expected integer, version integer, lit boolean, hash text)
      where l.home_agency_id = i.h and l.id = i.id and l.version = i.expected
      returning i.n, l.home_agency_id as h, l.id, l.id as about)`,
    row: (n, { before, after }) => ({
      ...{ n, h: after.homeAgencyId, id: after.id, expected: before?.version ?? 0 },
      ...{ version: after.version, lit: after.lit, hash: after.lastHash.toString('hex') },
    }),
    parts: {},
  },
  verifying: {
    table: 'lamp',
    belongs: [],
    foldings: async (sql, keys) =>
      new Map(
        [...(await readLamps(sql, keys))].map(([id, found]) => {
          let last: LampEntry | undefined;
          return [
            id,
            {
              ref: `lamp ${id}`,
              found,
              take: (entry) => {
                last = entry as LampEntry;
                const { lit: _, timers: __, ...columns } = last;
                return { ...columns, actorId: null };
              },
              compare: (differ) => {
                differ('lit', last!.lit, found.lit);
                differ('timers', last!.timers, found.timers);
              },
            },
          ];
        }),
      ),
  },
};

describe('a kind that is defined outside the engine', () => {
  let db: TestDatabase;
  let engine: Engine;
  const clock = new ManualClock(at('2026-10-01T08:00'));
  const key = { homeAgencyId: randomUUID(), id: randomUUID() };
  const turn = (kind: LampOrder['kind'], more: Partial<LampOrder> = {}) =>
    engine.send(LAMP, { kind, key, at: clock.now(), ...more });
  const count = async (text: string) =>
    (
      await db.database.query<{ n: number }>({
        text: `select count(*)::int as n from ${text}`,
        values: [key.id],
      })
    ).rows[0]!.n;

  beforeAll(async () => {
    db = await createTestDatabase();
    await db.database.query({
      text: `create table lamp (home_agency_id uuid, id uuid, version integer, lit boolean, last_hash bytea)`,
    });
    engine = engineOn(db.database, clock).know(LAMP);
  });
  afterAll(() => db.close());

  it('is begun, turned, and refused what it does not take', async () => {
    await expect(turn('light')).rejects.toMatchObject({ code: 'lamp.unknown' });
    expect(await turn('hang')).toEqual({ id: key.id, version: 1, lit: false });
    expect(await turn('light')).toMatchObject({ version: 2, lit: true });
    await expect(turn('light')).rejects.toMatchObject({ code: 'lamp.lit' });
  });

  it('answers a repeated key as it did the first time, and refuses it for anything else', async () => {
    const idempotency = { owner: 'lamplighter', key: 'k', requestHash: 'out' };
    const first = await turn('putOut', { idempotency });
    expect(await turn('putOut', { idempotency })).toEqual(first);
    await expect(
      turn('light', { idempotency: { ...idempotency, requestHash: 'light' } }),
    ).rejects.toMatchObject({ code: 'idempotency.mismatch' });
    expect(await count('case_event where case_id = $1')).toBe(3);
  });

  it('has its timers fired at their instant by the one sweep, and its alerts raised and closed', async () => {
    await turn('light');
    const sweep = new TimerSweep(db.database, engine, clock);
    expect(await sweep.sweep()).toEqual({ fired: 0, failed: 0 });
    clock.advance(5 * HOUR_MS);
    expect(await sweep.sweep()).toEqual({ fired: 1, failed: 0 });
    expect(await count('timer where case_id = $1')).toBe(0);
    const { rows } = await db.database.query<{ at: Date; kind: string }>({
      text: 'select occurred_at as at, case_kind as kind from case_event where case_id = $1 order by seq desc limit 1',
      values: [key.id],
    });
    expect(rows).toEqual([{ at: new Date(at('2026-10-01T09:00')), kind: 'lamp' }]);
    expect(await count('alert where dossier_id = $1 and closed_at is null')).toBe(1);
    await turn('light');
    expect(await count('alert where dossier_id = $1 and closed_at is null')).toBe(0);
  });

  it('is written with other rows or not at all, and by one of two who turn it at once', async () => {
    const other = { homeAgencyId: key.homeAgencyId, id: randomUUID() };
    const together = engine.together(async (sql, run) => {
      await run(LAMP, [{ kind: 'hang', key: other, at: clock.now() }]);
      await sql.query({ text: 'select 1 / 0' });
    });
    await expect(together).rejects.toThrow('division by zero');
    expect((await engine.read(LAMP, [other])).size).toBe(0);
    const elsewhere = engineOn(db.database, clock).know(LAMP);
    const order = { kind: 'putOut', key, at: clock.now() } as const;
    const answers = await Promise.all([engine.send(LAMP, order), elsewhere.send(LAMP, order)]);
    expect(answers.map((answer) => answer!.version).sort()).toEqual([7, 8]);
  });

  it('equals the fold of its journal, and a changed row or entry is found', async () => {
    expect(await verify(db.database, LAMP)).toEqual({ cases: 1, entries: 8, differences: [] });
    await db.database.query({ text: 'update lamp set lit = true' });
    await db.database.query({ text: 'alter table case_event disable trigger case_event_append_only' });
    await db.database.query({
      text: `update case_event set entry = replace(entry::text, 'light', 'night')::json where case_kind = 'lamp' and seq = 2`,
    });
    const { differences } = await verify(db.database, LAMP);
    const whats = differences.map(({ what }) => what);
    expect(whats).toEqual(expect.arrayContaining(['lit', 'entry 2: hash', 'entry 2: columns']));
  });
});
