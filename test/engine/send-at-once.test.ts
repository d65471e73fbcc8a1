// What comes to the engine at once, or twice: one of those who raced wins, a repeated key does nothing twice, codes have no gap.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import { at, lodgeOrder, office } from '../support/fictional.ts';
import { engineOn } from '../support/engine.ts';
import { desk, PlainEngine, process } from './plain-engine.ts';

describe('what is sent at once', () => {
  let plain: PlainEngine;
  beforeAll(async () => {
    plain = await PlainEngine.open();
  });
  afterAll(() => plain.close());

  it('gives exactly one of twenty officers who act on the same version, and tells the others', async () => {
    const dossier = await plain.lodge(at('2026-10-01T08:00'));
    const moves = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        plain.send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T08:30'), {
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
    await plain.clean();
  });

  it('loses and doubles nothing when two services send to the same dossiers at once', async () => {
    const other = engineOn(plain.db.database, plain.clock).know(dossierKind(plain.definitions));
    const dossiers = await Promise.all(Array.from({ length: 10 }, () => plain.lodge(at('2026-10-01T08:00'))));
    const notes = dossiers.flatMap((dossier) =>
      Array.from({ length: 10 }, (_, i) =>
        (i % 2 ? plain.engine : other).send(DOSSIER, {
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
      const [row] = await plain.rows<{ version: number }>(
        'select version from dossier where id = $1',
        dossier.id,
      );
      expect(row!.version).toBe(2 + 10);
    }
    await plain.clean();
  });

  it('answers a repeated key with the first answer, and refuses the key for anything else', async () => {
    const dossier = await plain.lodge(at('2026-10-01T08:00'));
    const idempotency = { owner: 'test', key: 'abc', requestHash: 'h1' };
    const send1 = () =>
      plain.send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T08:30'), { idempotency });
    const [first, ...repeats] = await Promise.all([send1(), send1(), send1()]);
    for (const repeat of repeats) expect(repeat).toEqual(first);
    expect(await send1()).toEqual(first);
    await expect(
      plain.send(dossier, desk.reception, { type: 'take' }, at('2026-10-01T08:31'), {
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
    const answers = await Promise.all(orders.map((order) => plain.engine.send(DOSSIER, order)));
    expect(new Set(answers.map((answer) => answer!.id)).size).toBe(1);
    await plain.clean();
  });

  it('does nothing twice when somebody who listens fails after the commit', async () => {
    const dossiers = [await plain.lodge(at('2026-10-01T08:00')), await plain.lodge(at('2026-10-01T08:00'))];
    const failing = engineOn(plain.db.database, plain.clock).know(dossierKind(plain.definitions));
    failing.onWritten(() => {
      throw new Error('listener');
    });
    await Promise.all(
      dossiers.map(({ homeAgencyId, id }) =>
        failing.send(DOSSIER, {
          kind: 'event',
          key: { homeAgencyId, id },
          at: at('2026-10-01T08:10'),
          sender: desk.reception,
          command: { type: 'take' },
        }),
      ),
    );
    const taken = await plain.rows<{ n: number }>(
      `select count(*)::int as n from case_event where type = 'take' and case_id = any($1)`,
      dossiers.map(({ id }) => id),
    );
    expect(taken[0]!.n).toBe(2);
  });

  it('draws codes without a gap, whatever is refused in the same commit', async () => {
    const fresh = office();
    const good = () => plain.engine.send(DOSSIER, lodgeOrder(fresh, process, at('2026-10-01T08:00')));
    const bad = () =>
      plain.engine
        .send(DOSSIER, { ...lodgeOrder(fresh, process, at('2026-10-01T08:00')), sender: fresh.clerk })
        .catch(() => null);
    const answers = await Promise.all([good(), bad(), good(), bad(), good(), good()]);
    const codes = answers.flatMap((answer) => (answer ? [answer.code!.slice(-4)] : [])).sort();
    expect(codes).toEqual(['0001', '0002', '0003', '0004']);
  });
});
