// Who is told beside the ladder follows too: the desk that has a result, whoever asked for an opinion, the one-stop's head.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import { Engine } from '../../src/engine/engine.ts';
import { SYSTEM_SENDER } from '../../src/dossier-kind/sender.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import type { DossierUnits } from '../../workflows/one-stop/dossier-context.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import type { DeskApp, Dossier } from '../dossiers/desk-app.ts';
import { DutyDesk } from './duty-desk.ts';

let town: DutyDesk;
let desk: DeskApp;

beforeAll(async () => {
  town = await DutyDesk.open();
  ({ desk } = town);
});
afterAll(async () => {
  await town.inOrder();
  await town.close();
});

it('of a result that nobody collects the desk is told: who comes to it, and no longer who has left it', async () => {
  const { oneStop } = desk.office.units;
  await town.person('leaving', oneStop, 'reception');
  const dossier = await desk.resolve(await desk.log());
  for (let day = 0; day < 40 && !(await town.kinds('leaving', dossier)).includes('resultWaiting'); day++) {
    desk.service.clock.set(town.nextMorning(1));
    await town.settle();
  }
  expect(await town.kinds('reception', dossier)).toContain('resultWaiting');
  await town.leaves('leaving');
  await town.settle();
  expect(await town.kinds('leaving', dossier)).toEqual([]);
  await town.person('coming', oneStop, 'reception');
  await town.settle();
  expect(await town.kinds('coming', dossier)).toContain('resultWaiting');
  expect(await town.kinds('reception', dossier)).toContain('resultWaiting');
  // The duty is the desk's, whoever sits there.
  expect(await town.duties(dossier, 'resultWaiting')).toHaveLength(1);
  const mails = await desk.service.database.query<{ account: string }>({
    text: `select s.account from delivery d join staff s on s.id = d.recipient_id
      where d.payload::text like '%resultWaiting%' order by 1`,
  });
  expect(mails.rows.map(({ account }) => account)).toEqual(['coming', 'leaving', 'reception']);
});

describe('of an opinion that is overdue', () => {
  let dossier: Dossier;
  beforeAll(async () => {
    const { department, oneStop, elsewhere } = desk.office.units;
    await town.person('asker', department, 'officer');
    await town.person('deskHead', oneStop, 'head');
    desk.service.clock.set(town.nextMorning(1));
    const transferred = await desk.event('reception', await desk.log(), { type: 'transfer' });
    dossier = await desk.event('head', transferred, { type: 'complete', officerId: town.idOf('asker') });
    const dueAt = new Date(desk.service.clock.now() + HOUR_MS).toISOString();
    const consultations = [{ unitId: elsewhere, content: 'Ý kiến', dueAt }];
    await town.send('asker', dossier, { type: 'askOpinions', consultations });
    desk.service.clock.set(town.nextMorning(2));
    await town.settle();
    for (const name of ['stranger', 'asker', 'deskHead'])
      expect([name, await town.kinds(name, dossier)]).toEqual([
        name,
        expect.arrayContaining(['consultationLate']),
      ]);
  });

  it('another head of the one-stop that received the dossier is told, and the former one released', async () => {
    await town.leaves('deskHead');
    await town.person('newDeskHead', desk.office.units.oneStop, 'head');
    await town.settle();
    expect(await town.kinds('deskHead', dossier)).toEqual([]);
    expect(await town.kinds('newDeskHead', dossier)).toContain('consultationLate');
    expect(await town.kinds('asker', dossier)).toContain('consultationLate');
  });

  it('who asked is released when he leaves', async () => {
    await town.leaves('asker');
    await town.settle();
    expect(await town.lines('asker')).toEqual([]);
    expect(await town.kinds('stranger', dossier)).toContain('consultationLate');
  });

  it('the head of another one-stop that has the dossier now', async () => {
    const { agency } = desk.office.units;
    const { id: other } = await desk.service.app.get(CreateUnit).run({
      ...{ code: 'H99.12.09', name: 'Bộ phận khác', kind: 'oneStop', isAgency: false, level: 'province' },
      ...{ parentId: agency, validFrom: '2020-01-01' },
    });
    await town.person('otherHead', other, 'head');
    const { rows } = await desk.service.database.query<{
      homeAgencyId: string;
      id: string;
      units: DossierUnits;
    }>({
      text: 'select home_agency_id as "homeAgencyId", id, units from dossier where id = $1',
      values: [dossier.id],
    });
    const [{ units, ...key }] = rows as [(typeof rows)[0]];
    await desk.service.app.get(Engine).send(DOSSIER, {
      kind: 'event',
      key,
      at: desk.service.clock.now(),
      command: {
        type: 'handOver',
        units: { ...units, receiving: [other, agency] },
        decision: '1/QĐ',
        handOverId: '00000000-0000-7000-8000-000000000002',
      },
      sender: SYSTEM_SENDER,
    });
    await town.settle();
    expect(await town.kinds('otherHead', dossier)).toContain('consultationLate');
    expect(await town.kinds('newDeskHead', dossier)).not.toContain('consultationLate');
    expect(await town.kinds('stranger', dossier)).toContain('consultationLate');
  });
});
