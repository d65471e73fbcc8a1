// The engine on a real database: whole courses, races, repeats, refusals, timers, codes and the fold of the journal.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Engine } from '../../src/engine/engine.ts';
import type { Answer } from '../../src/engine/orders.ts';
import type { Sender } from '../../src/engine/sender.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { DossierCommand } from '../../workflows/dossier-events.ts';
import { at, FixedDefinitions, lodgeOrder, office, pinned } from '../support/fictional.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

describe('the engine', () => {
  let db: TestDatabase;
  const desk = office();
  const process = pinned();
  const definitions = new FixedDefinitions([process]);
  const clock = new ManualClock(at('2026-10-01T08:00'));
  let engine: Engine;
  let sweep: TimerSweep;

  beforeAll(async () => {
    db = await createTestDatabase();
    engine = new Engine(db.database, definitions, clock);
    sweep = new TimerSweep(db.database, engine, clock);
  });
  afterAll(() => db.close());

  const lodge = async (instant: number) => (await engine.send(lodgeOrder(desk, process, instant)))!;
  const send = async (
    dossier: Pick<Answer, 'homeAgencyId' | 'id'>,
    sender: Sender,
    command: DossierCommand,
    instant: number,
    more: object = {},
  ) =>
    (await engine.send({
      kind: 'event',
      key: { homeAgencyId: dossier.homeAgencyId, id: dossier.id },
      at: instant,
      sender,
      command,
      ...more,
    }))!;
  const rows = async <Row extends object>(text: string, ...values: unknown[]) =>
    (await db.database.query<Row>({ text, values })).rows;
  const clean = async () => expect((await verify(db.database, definitions)).differences).toEqual([]);

  it('runs a dossier from desk to result, with stays that add up to its working time', async () => {
    const dossier = await lodge(at('2026-10-01T08:00'));
    expect(dossier).toMatchObject({ state: 'accepted', clock: 'running.onTime', version: 2 });
    await send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T09:10'));
    await send(
      dossier,
      desk.head,
      { type: 'complete', officerId: desk.officer.staffId! },
      at('2026-10-01T10:20'),
    );
    await send(dossier, desk.officer, { type: 'complete' }, at('2026-10-06T15:33'));
    await send(
      dossier,
      desk.head,
      { type: 'sendBack', to: 'appraise', reason: 'Thiếu căn cứ' },
      at('2026-10-06T16:00'),
    );
    await send(dossier, desk.officer, { type: 'complete' }, at('2026-10-07T11:30'));
    await send(dossier, desk.head, { type: 'complete' }, at('2026-10-07T14:00'));
    await send(dossier, desk.leader, { type: 'complete' }, at('2026-10-08T09:00'));
    const resolved = await send(dossier, desk.clerk, { type: 'complete' }, at('2026-10-08T10:07'));
    expect(resolved).toMatchObject({
      state: 'resolved',
      clock: 'stopped.early',
      outcome: 'granted',
      verdict: 'early',
    });
    const returned = await send(
      dossier,
      desk.reception,
      { type: 'return', how: 'desk' },
      at('2026-10-09T08:30'),
    );
    expect(returned).toMatchObject({ state: 'returned', closedAt: at('2026-10-09T08:30') });

    const stays = await rows<{
      state: string;
      officer_id: string | null;
      working_minutes: number;
      left_at: Date;
    }>('select * from stay where dossier_id = $1 order by entered_at, seq', dossier.id);
    expect(stays.map((stay) => stay.state)).toEqual([
      'lodged',
      'accepted',
      'processing.assign',
      'processing.appraise',
      'processing.review',
      'processing.appraise',
      'processing.review',
      'processing.sign',
      'processing.issue',
      'resolved',
    ]);
    expect(stays[3]!.officer_id).toBe(desk.officer.staffId);
    expect(stays[5]!.officer_id).toBe(desk.officer.staffId);
    const total = stays.slice(0, -1).reduce((sum, stay) => sum + stay.working_minutes, 0);
    // 1 to 8 October 2026, 08:00 to 10:07 on the grid of 07:00-11:30 and 13:30-17:00.
    expect(total).toBe(5 * 8 * 60 + 2 * 60 + 7);
    await clean();
  });

  it('gives exactly one of twenty officers who act on the same version, and tells the others', async () => {
    const dossier = await lodge(at('2026-10-01T08:00'));
    const moves = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T08:30'), {
          ifVersion: dossier.version,
        }),
      ),
    );
    expect(moves.filter((move) => move.status === 'fulfilled')).toHaveLength(1);
    const codes = moves.flatMap((move) =>
      move.status === 'rejected' ? [(move.reason as { code: string }).code] : [],
    );
    expect(codes).toHaveLength(19);
    expect(new Set(codes)).toEqual(new Set(['dossier.stale']));
    await clean();
  });

  it('loses and doubles nothing when two services send to the same dossiers at once', async () => {
    const other = new Engine(db.database, definitions, clock);
    const dossiers = await Promise.all(Array.from({ length: 10 }, () => lodge(at('2026-10-01T08:00'))));
    const notes = dossiers.flatMap((dossier) =>
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? engine : other).send({
          kind: 'event',
          key: { homeAgencyId: dossier.homeAgencyId, id: dossier.id },
          at: at('2026-10-01T08:30'),
          sender: desk.reception,
          command: { type: 'take', note: `n${i}` },
        }),
      ),
    );
    await Promise.all(notes);
    for (const dossier of dossiers) {
      const [row] = await rows<{ version: number }>('select version from dossier where id = $1', dossier.id);
      expect(row!.version).toBe(2 + 10);
    }
    await clean();
  });

  it('answers a repeated key with the first answer, and refuses the key for anything else', async () => {
    const dossier = await lodge(at('2026-10-01T08:00'));
    const idempotency = { owner: 'test', key: 'abc', requestHash: 'h1' };
    const send1 = () =>
      send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T08:30'), { idempotency });
    const [first, ...repeats] = await Promise.all([send1(), send1(), send1()]);
    for (const repeat of repeats) expect(repeat).toEqual(first);
    expect(await send1()).toEqual(first);
    await expect(
      send(dossier, desk.reception, { type: 'take' }, at('2026-10-01T08:31'), {
        idempotency: { ...idempotency, requestHash: 'h2' },
      }),
    ).rejects.toMatchObject({ code: 'idempotency.mismatch' });
  });

  it('logs one dossier for a repeated key, also when both come at once', async () => {
    const idempotency = { owner: 'test', key: 'lodge-1', requestHash: 'h' };
    const orders = [0, 1, 2].map(() => ({
      ...lodgeOrder(desk, process, at('2026-10-01T08:00')),
      idempotency,
    }));
    const answers = await Promise.all(orders.map((order) => engine.send(order)));
    expect(new Set(answers.map((answer) => answer!.id)).size).toBe(1);
    await clean();
  });

  it('refuses what the state does not know, with what is possible; and missing facts by name', async () => {
    const dossier = await lodge(at('2026-10-01T08:00'));
    await expect(
      send(dossier, desk.clerk, { type: 'complete' }, at('2026-10-01T09:00')),
    ).rejects.toMatchObject({
      code: 'event.notPossible',
      details: { state: 'accepted', possible: expect.arrayContaining(['transfer', 'endAtRequest']) },
    });
    await expect(
      send(dossier, desk.clerk, { type: 'transfer' }, at('2026-10-01T09:00')),
    ).rejects.toMatchObject({
      code: 'right.missing',
    });
    await send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T09:00'));
    await expect(
      send(dossier, desk.head, { type: 'sendBack', to: '', reason: '' }, at('2026-10-01T09:10')),
    ).rejects.toMatchObject({
      code: 'facts.missing',
      details: { errors: [{ pointer: '/to' }, { pointer: '/reason' }] },
    });
  });

  it('refuses what a guard refuses: a step that is not there, a second apology, an empty list', async () => {
    const dossier = await lodge(at('2026-10-01T08:00'));
    await send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T08:30'));
    await send(dossier, desk.head, { type: 'complete' }, at('2026-10-01T09:00'));
    const refused = (sender: Sender, command: DossierCommand, code: string) =>
      expect(send(dossier, sender, command, at('2026-10-02T10:00'))).rejects.toMatchObject({ code });
    await refused(desk.officer, { type: 'sendBack', to: 'nowhere', reason: 'x' }, 'event.notPossible');
    await refused(desk.officer, { type: 'requestSupplement', reason: 'x', items: [] }, 'facts.missing');
    const promisedAt = at('2026-10-20T17:00');
    const apology = await send(
      dossier,
      desk.head,
      { type: 'apologise', promisedAt, reason: 'x' },
      at('2026-10-02T09:00'),
    );
    expect(apology).toMatchObject({ promisedDueAt: promisedAt, statutoryDueAt: at('2026-10-15T17:00') });
    await refused(desk.head, { type: 'apologise', promisedAt, reason: 'y' }, 'apology.onlyOnce');
    await clean();
  });

  it('does nothing twice when somebody who listens fails after the commit', async () => {
    const dossiers = [await lodge(at('2026-10-01T08:00')), await lodge(at('2026-10-01T08:00'))];
    const failing = new Engine(db.database, definitions, clock);
    failing.onWritten(() => {
      throw new Error('listener');
    });
    await Promise.all(
      dossiers.map(({ homeAgencyId, id }) =>
        failing.send({
          kind: 'event',
          key: { homeAgencyId, id },
          at: at('2026-10-01T08:10'),
          sender: desk.reception,
          command: { type: 'take' },
        }),
      ),
    );
    const taken = await rows<{ n: number }>(
      `select count(*)::int as n from dossier_event where type = 'take' and dossier_id = any($1)`,
      dossiers.map(({ id }) => id),
    );
    expect(taken[0]!.n).toBe(2);
  });

  it('draws codes without a gap, whatever is refused in the same commit', async () => {
    const fresh = office();
    const good = () => engine.send(lodgeOrder(fresh, process, at('2026-10-01T08:00')));
    const bad = () =>
      engine
        .send({ ...lodgeOrder(fresh, process, at('2026-10-01T08:00')), sender: fresh.clerk })
        .catch(() => null);
    const answers = await Promise.all([good(), bad(), good(), bad(), good(), good()]);
    const codes = answers.flatMap((answer) => (answer ? [answer.code!.slice(-4)] : [])).sort();
    expect(codes).toEqual(['0001', '0002', '0003', '0004']);
  });

  it('fires what came due before an event, in its own time, in the same commit', async () => {
    const dossier = await lodge(at('2026-10-01T08:00'));
    const moved = await send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-02T09:00'));
    expect(moved.wrote.map(({ type }) => type)).toEqual([
      'stepDue',
      'transferDue',
      'transfer',
    ]);
    const alerts = await rows<{ kind: string; raised_at: Date; close_reason: string }>(
      'select kind, raised_at, close_reason from alert where dossier_id = $1 order by raised_at',
      dossier.id,
    );
    expect(
      alerts.map(({ kind, raised_at, close_reason }) => [kind, raised_at.getTime(), close_reason]),
    ).toEqual([
      ['stepLate', at('2026-10-01T14:00'), 'transferred'],
      ['transferLate', at('2026-10-01T17:00'), 'transferred'],
    ]);
    await clean();
  });

  it('raises each alert once when two services sweep after a long stop', async () => {
    const dossiers = await Promise.all(Array.from({ length: 30 }, () => lodge(at('2026-10-12T08:00'))));
    clock.set(at('2026-10-30T08:00'));
    const other = new TimerSweep(db.database, new Engine(db.database, definitions, clock), clock);
    await Promise.all([sweep.sweep(), other.sweep(), sweep.sweep()]);
    const alerts = await rows<{ kind: string; n: number }>(
      `select kind, count(*)::int as n from alert where dossier_id = any($1) group by kind order by kind`,
      dossiers.map(({ id }) => id),
    );
    expect(alerts).toEqual([
      { kind: 'apologyDue', n: 30 },
      { kind: 'dossierLate', n: 30 },
      { kind: 'dueSoon', n: 30 },
      { kind: 'stepLate', n: 30 },
      { kind: 'transferLate', n: 30 },
    ]);
    const [late] = await rows<{ raised_at: Date; due_at: Date }>(
      `select raised_at, due_at from alert where kind = 'dossierLate' and dossier_id = $1`,
      dossiers[0]!.id,
    );
    expect(late!.due_at.getTime()).toBe(at('2026-10-26T17:00'));
    expect(late!.raised_at.getTime()).toBe(at('2026-10-27T00:00'));
    await clean();
  });

  it('restarts the limit when a supplement asked in time is complete, and keeps a late run late', async () => {
    const dossier = await lodge(at('2026-11-02T08:00'));
    await send(dossier, desk.reception, { type: 'transfer' }, at('2026-11-02T08:30'));
    await send(
      dossier,
      desk.head,
      { type: 'complete', officerId: desk.officer.staffId! },
      at('2026-11-02T09:00'),
    );
    const asked = await send(
      dossier,
      desk.officer,
      { type: 'requestSupplement', reason: 'Thiếu bản vẽ', items: ['banVe'] },
      at('2026-11-03T09:00'),
    );
    expect(asked).toMatchObject({ state: 'awaitingSupplement', clock: 'paused.onTime' });
    const again = await send(dossier, desk.reception, { type: 'completeSupplement' }, at('2026-11-09T10:00'));
    expect(again).toMatchObject({
      state: 'processing.appraise',
      clock: 'running.onTime',
      officerId: desk.officer.staffId,
      statutoryDueAt: at('2026-11-23T17:00'),
    });
    await clean();
  });

  it('verify names a row that was changed behind the journal', async () => {
    const dossier = await lodge(at('2026-11-10T08:00'));
    await rows(
      `update dossier set statutory_due_at = statutory_due_at + interval '1 day' where id = $1`,
      dossier.id,
    );
    const { differences } = await verify(db.database, definitions);
    expect(differences.map(({ dossier: id, what }) => [id, what])).toEqual([
      [dossier.id, 'statutoryDueAt'],
      [dossier.id, 'statutory due by ledger'],
    ]);
    await expect(
      rows(`update dossier_event set type = 'x' where dossier_id = $1`, dossier.id),
    ).rejects.toThrow('no update or delete');
  });
});
