// 1 July 2025: the districts go, their dossiers go on elsewhere, and each keeps the decree of its reception.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { HandOverDesk } from '../dossiers/hand-over-desk.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { local } from './law-desk.ts';

let town: HandOverDesk;
beforeAll(async () => {
  town = await HandOverDesk.open();
});
afterAll(() => town.desk.close());

const show = async ({ id }: Dossier) =>
  (await town.desk.send('reception', 'GET', `/dossiers/${id}`)).json<
    Dossier & { regime: string; clock: { statutoryDueAt: string; verdict: string } }
  >();

it('loses no day, ends as the old decree has it, and what comes in after it obeys the new', async () => {
  const { desk } = town;
  const withdrawn = await desk.event('reception', await town.log('xã Bắc Mẫu'), { type: 'transfer' });
  const late = await desk.event('reception', await town.log('xã Bắc Mẫu'), { type: 'transfer' });
  // Ten working days from Friday 27 June.
  const due = local('2025-07-11T17:00');
  expect(await show(late)).toMatchObject({ regime: '107/2021', clock: { statutoryDueAt: due } });
  await town.record(town.whole());
  await town.carryOut();
  expect(await show(late)).toMatchObject({ regime: '107/2021', clock: { statutoryDueAt: due } });
  const end = { type: 'endAtRequest', reason: 'Người nộp rút' };
  await desk.event('reception', await show(withdrawn), end);
  expect(await show(withdrawn)).toMatchObject({ regime: '107/2021', state: 'withdrawn' });
  const fresh = await town.log('xã Bắc Mẫu');
  await desk.event('reception', fresh, end);
  expect(await show(fresh)).toMatchObject({ regime: '118/2025', state: 'stopped' });
  // A new holder is no excuse: it is late on the day it would have been late.
  desk.service.clock.set(parseInstant('2025-07-12T08:00'));
  await desk.service.app.get(TimerSweep).sweep();
  expect((await show(late)).clock).toMatchObject({ statutoryDueAt: due, verdict: 'late' });
  const { database, app } = desk.service;
  expect((await verify(database, dossierKind(app.get(Definitions)))).differences).toEqual([]);
});
