// The engine on a real database: whole courses, refusals, timers and the fold of the journal.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import type { Sender } from '../../src/dossier-kind/sender.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import type { DossierCommand } from '../../workflows/one-stop/dossier-events.ts';
import { at } from '../support/fictional.ts';
import { engineOn } from '../support/engine.ts';
import { desk, PlainEngine } from './plain-engine.ts';

describe('the engine', () => {
  let plain: PlainEngine;
  beforeAll(async () => {
    plain = await PlainEngine.open();
  });
  afterAll(() => plain.close());

  it('runs a dossier from desk to result, with stays that add up to its working time', async () => {
    const dossier = await plain.lodge(at('2026-10-01T08:00'));
    expect(dossier).toMatchObject({ state: 'accepted', clock: 'running.onTime', version: 2 });
    await plain.send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T09:10'));
    await plain.send(
      dossier,
      desk.head,
      { type: 'complete', officerId: desk.officer.staffId! },
      at('2026-10-01T10:20'),
    );
    await plain.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-06T15:33'));
    await plain.send(
      dossier,
      desk.head,
      { type: 'sendBack', to: 'appraise', reason: 'Thiếu căn cứ' },
      at('2026-10-06T16:00'),
    );
    await plain.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-07T11:30'));
    await plain.send(dossier, desk.head, { type: 'complete' }, at('2026-10-07T14:00'));
    await plain.send(dossier, desk.leader, { type: 'complete' }, at('2026-10-08T09:00'));
    const resolved = await plain.send(dossier, desk.clerk, { type: 'complete' }, at('2026-10-08T10:07'));
    expect(resolved).toMatchObject({
      state: 'resolved',
      clock: 'stopped.early',
      outcome: 'granted',
      verdict: 'early',
    });
    const returned = await plain.send(
      dossier,
      desk.reception,
      { type: 'return', how: 'desk' },
      at('2026-10-09T08:30'),
    );
    expect(returned).toMatchObject({ state: 'returned', closedAt: at('2026-10-09T08:30') });

    const stays = await plain.rows<{
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
    await plain.clean();
  });

  it('refuses what the state does not know, with what is possible; and missing facts by name', async () => {
    const dossier = await plain.lodge(at('2026-10-01T08:00'));
    await expect(
      plain.send(dossier, desk.clerk, { type: 'complete' }, at('2026-10-01T09:00')),
    ).rejects.toMatchObject({
      code: 'event.notPossible',
      details: { state: 'accepted', possible: expect.arrayContaining(['transfer', 'endAtRequest']) },
    });
    await expect(
      plain.send(dossier, desk.clerk, { type: 'transfer' }, at('2026-10-01T09:00')),
    ).rejects.toMatchObject({
      code: 'right.missing',
    });
    await plain.send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T09:00'));
    await expect(
      plain.send(dossier, desk.head, { type: 'sendBack', to: '', reason: '' }, at('2026-10-01T09:10')),
    ).rejects.toMatchObject({
      code: 'facts.missing',
      details: { errors: [{ pointer: '/to' }, { pointer: '/reason' }] },
    });
  });

  it('refuses what a guard refuses: a step that is not there, a second apology, an empty list', async () => {
    const dossier = await plain.lodge(at('2026-10-01T08:00'));
    await plain.send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T08:30'));
    await plain.send(dossier, desk.head, { type: 'complete' }, at('2026-10-01T09:00'));
    const refused = (sender: Sender, command: DossierCommand, code: string) =>
      expect(plain.send(dossier, sender, command, at('2026-10-02T10:00'))).rejects.toMatchObject({ code });
    await refused(desk.officer, { type: 'sendBack', to: 'nowhere', reason: 'x' }, 'event.notPossible');
    await refused(desk.officer, { type: 'requestSupplement', reason: 'x', items: [] }, 'facts.missing');
    const promisedAt = at('2026-10-20T17:00');
    const apology = await plain.send(
      dossier,
      desk.head,
      { type: 'apologise', promisedAt, reason: 'x' },
      at('2026-10-02T09:00'),
    );
    expect(apology).toMatchObject({ promisedDueAt: promisedAt, statutoryDueAt: at('2026-10-15T17:00') });
    await refused(desk.head, { type: 'apologise', promisedAt, reason: 'y' }, 'apology.onlyOnce');
    await plain.clean();
  });

  it('fires what came due before an event, in its own time, in the same commit', async () => {
    const dossier = await plain.lodge(at('2026-10-01T08:00'));
    const moved = await plain.send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-02T09:00'));
    expect(moved.wrote.map(({ type }) => type)).toEqual(['stepDue', 'transferDue', 'transfer']);
    const alerts = await plain.rows<{ kind: string; raised_at: Date; close_reason: string }>(
      'select kind, raised_at, close_reason from alert where dossier_id = $1 order by raised_at',
      dossier.id,
    );
    expect(
      alerts.map(({ kind, raised_at, close_reason }) => [kind, raised_at.getTime(), close_reason]),
    ).toEqual([
      ['stepLate', at('2026-10-01T14:00'), 'transferred'],
      ['transferLate', at('2026-10-01T17:00'), 'transferred'],
    ]);
    await plain.clean();
  });

  it('raises each alert once when two services sweep after a long stop', async () => {
    const dossiers = await Promise.all(Array.from({ length: 30 }, () => plain.lodge(at('2026-10-12T08:00'))));
    plain.clock.set(at('2026-10-30T08:00'));
    const other = new TimerSweep(
      plain.db.database,
      engineOn(plain.db.database, plain.clock).know(dossierKind(plain.definitions)),
      plain.clock,
    );
    await Promise.all([plain.sweep.sweep(), other.sweep(), plain.sweep.sweep()]);
    const alerts = await plain.rows<{ kind: string; n: number }>(
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
    const [late] = await plain.rows<{ raised_at: Date; due_at: Date }>(
      `select raised_at, due_at from alert where kind = 'dossierLate' and dossier_id = $1`,
      dossiers[0]!.id,
    );
    expect(late!.due_at.getTime()).toBe(at('2026-10-26T17:00'));
    expect(late!.raised_at.getTime()).toBe(at('2026-10-27T00:00'));
    await plain.clean();
  });

  it('restarts the limit when a supplement asked in time is complete, and keeps a late run late', async () => {
    const dossier = await plain.lodge(at('2026-11-02T08:00'));
    await plain.send(dossier, desk.reception, { type: 'transfer' }, at('2026-11-02T08:30'));
    await plain.send(
      dossier,
      desk.head,
      { type: 'complete', officerId: desk.officer.staffId! },
      at('2026-11-02T09:00'),
    );
    const asked = await plain.send(
      dossier,
      desk.officer,
      { type: 'requestSupplement', reason: 'Thiếu bản vẽ', items: ['banVe'] },
      at('2026-11-03T09:00'),
    );
    expect(asked).toMatchObject({ state: 'awaitingSupplement', clock: 'paused.onTime' });
    const again = await plain.send(
      dossier,
      desk.reception,
      { type: 'completeSupplement' },
      at('2026-11-09T10:00'),
    );
    expect(again).toMatchObject({
      state: 'processing.appraise',
      clock: 'running.onTime',
      officerId: desk.officer.staffId,
      statutoryDueAt: at('2026-11-23T17:00'),
    });
    await plain.clean();
  });

  it('verify names a row that was changed behind the journal', async () => {
    const dossier = await plain.lodge(at('2026-11-10T08:00'));
    await plain.rows(
      `update dossier set statutory_due_at = statutory_due_at + interval '1 day' where id = $1`,
      dossier.id,
    );
    const { differences } = await verify(plain.db.database, dossierKind(plain.definitions));
    expect(differences.map(({ id, what }) => [id, what])).toEqual([
      [dossier.id, 'statutoryDueAt'],
      [dossier.id, 'statutory due by ledger'],
    ]);
    await expect(
      plain.rows(`update case_event set type = 'x' where case_id = $1`, dossier.id),
    ).rejects.toThrow('no update or delete');
  });
});
