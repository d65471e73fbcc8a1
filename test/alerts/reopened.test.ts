// An alert that is opened again has a duty again, and is told again, whoever had taken it up before it was over.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MINUTE_MS } from '../../src/domain/time/instant.ts';
import type { DeskApp } from '../dossiers/desk-app.ts';
import { DutyDesk } from './duty-desk.ts';

let town: DutyDesk;
let desk: DeskApp;

beforeAll(async () => {
  town = await DutyDesk.open();
  ({ desk } = town);
  await town.person('second', desk.office.units.department, 'officer');
});
afterAll(async () => {
  await town.inOrder();
  await town.close();
});

const dueSoonOf = async (name: string, id: string) =>
  (await town.lines(name, 'open=true&kind=taskDueSoon')).find(({ task }) => task?.id === id);

/** With the officer, and due soon; he has taken that up. */
async function taskDueSoon(): Promise<string> {
  const id = await town.task(14);
  await town.act('leader', id, { type: 'accept', officerId: town.idOf('officer') });
  for (let day = 0; day < 14 && (await dueSoonOf('officer', id)) === undefined; day++) {
    desk.service.clock.set(town.nextMorning(1));
    await town.settle();
  }
  const line = await dueSoonOf('officer', id);
  expect((await town.acknowledge('officer', line!)).status).toBe(200);
  return id;
}

it.each([
  ['after its duty had ended', true],
  ['before anybody looked at it', false],
])('a task that is returned before it is due, %s', async (_, looked) => {
  const id = await taskDueSoon();
  await town.act('officer', id, { type: 'reportDone', result: 'Báo cáo số 12/BC' });
  if (looked) {
    await town.settle();
    expect(await dueSoonOf('officer', id)).toBeUndefined();
    expect(await town.duties({ id }, 'taskDueSoon')).toMatchObject([{ staff: 'officer', open: false }]);
  }
  desk.service.clock.advance(MINUTE_MS);
  await town.act('chief', id, { type: 'returnWork', reason: 'Thiếu số liệu' });
  await town.settle();
  expect(await dueSoonOf('officer', id)).toMatchObject({ acknowledgedAt: null });
  expect(await town.duties({ id }, 'taskDueSoon')).toEqual([
    { staff: 'officer', because: 'raised', acknowledged: 'officer', open: false },
    { staff: 'officer', because: 'reopened', acknowledged: null, open: true },
  ]);
  // And it follows whoever is put in charge from then on.
  await town.act('leader', id, { type: 'assign', officerId: town.idOf('second') });
  await town.settle();
  expect(await dueSoonOf('second', id)).toBeDefined();
  expect(await dueSoonOf('officer', id)).toBeUndefined();
});

it('a dossier that is due soon, again after a pause that moved no date', async () => {
  const dossier = await town.appraising();
  const { rows } = await desk.service.database.query<{ soon: Date }>({
    text: 'select due_soon_at as soon from dossier where id = $1',
    values: [dossier.id],
  });
  desk.service.clock.set(rows[0]!.soon.getTime() + 2 * 3_600_000);
  await town.settle();
  const told = (await town.inbox('officer', dossier)).find(({ kind }) => kind === 'dueSoon')!;
  expect((await town.acknowledge('officer', told)).status).toBe(200);
  const ask = { type: 'requestSupplement', reason: 'Thiếu bản vẽ', items: ['Bản vẽ'] };
  await town.send('head', dossier, { ...ask, headReason: 'Chuyên viên ốm' });
  desk.service.clock.advance(20 * MINUTE_MS);
  await town.send('reception', dossier, { type: 'completeSupplement' });
  await town.settle();
  const again = (await town.inbox('officer', dossier)).find(({ kind }) => kind === 'dueSoon')!;
  expect(again).toMatchObject({ id: told.id, acknowledgedAt: null });
  expect(await town.duties(dossier, 'dueSoon')).toEqual([
    { staff: 'officer', because: 'raised', acknowledged: 'officer', open: false },
    { staff: 'officer', because: 'reopened', acknowledged: null, open: true },
  ]);
});
