// A unit that comes to lie under another agency: whose leader signs, who reads, what lists hold. Over HTTP.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { CarryOutHandOver } from '../../src/dossiers/hand-overs/carry-out-hand-over.ts';
import { FollowMovedUnits } from '../../src/dossiers/hand-overs/follow-moved-units.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

let desk: DeskApp;
beforeEach(async () => {
  desk = await DeskApp.open({ clock: new ManualClock(parseInstant('2025-07-07T08:00')) });
});
afterEach(async () => {
  const { database, app } = desk.service;
  const { differences } = await verify(database, dossierKind(app.get(Definitions)));
  await desk.close();
  expect(differences).toEqual([]);
});

const row = async ({ id }: Pick<Dossier, 'id'>) =>
  (
    await desk.service.database.query<Record<string, unknown>>({
      text: `select home_agency_id, code, unit_id, competent_unit_id, reception_unit_id, officer_id, version,
        units->'competent' as competent from dossier where id = $1`,
      values: [id],
    })
  ).rows[0]!;

const complete = (person: PersonName, { id, version }: Dossier) =>
  desk.send(person, 'POST', `/dossiers/${id}/events`, { type: 'complete' }, { 'if-match': `"${version}"` });

/** With the department's officer, or with whoever leads the agency and has to sign. */
async function brought(to: 'officer' | 'leader'): Promise<Dossier> {
  const officerId = desk.office.people.officer.staffId;
  let dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  dossier = await desk.event('head', dossier, { type: 'complete', officerId });
  while (to === 'leader' && (await row(dossier))['unit_id'] !== desk.office.units.agency) {
    const answers = [await complete('officer', dossier), await complete('head', dossier)];
    const done = answers.find(({ status }) => status === 200);
    expect(done).toBeDefined();
    dossier = { ...dossier, ...done!.json<Dossier>() };
  }
  return dossier;
}

async function moveDepartment(): Promise<void> {
  const { department, elsewhere } = desk.office.units;
  const { version } = (await desk.send('admin', 'GET', `/units/${department}`)).json<{ version: number }>();
  const body = { on: '2025-07-08', parentId: elsewhere };
  const moved = await desk.send('admin', 'PATCH', `/units/${department}`, body, {
    'if-match': `"${version}"`,
  });
  expect([moved.status, moved.text]).toEqual([200, expect.any(String)]);
}

async function nextDay(): Promise<void> {
  desk.service.clock.set(parseInstant('2025-07-08T08:00'));
  await desk.service.app.get(OrganizationDirectory).reload();
}

const toTake = async (person: PersonName) =>
  (await desk.send(person, 'GET', '/dossiers?tab=toTake'))
    .json<{ rows: { id: string }[] }>()
    .rows.map(({ id }) => id);

test('the new agency signs for a unit that was moved to it, from the first minute of the day', async () => {
  const signing = await brought('leader');
  const later = await brought('officer');
  await moveDepartment();
  expect((await desk.send('stranger', 'GET', `/dossiers/${signing.id}`)).status).toBe(404);
  await nextDay();
  expect((await desk.send('stranger', 'GET', `/dossiers/${signing.id}`)).status).toBe(200);
  expect(codeOf(await complete('leader', signing))).toEqual([403, 'right.missing']);
  expect((await complete('stranger', signing)).status).toBe(200);
  // What was with the officer is his still, and goes to the new agency when it is to be signed.
  const { officer } = desk.office.people;
  expect((await row(later))['officer_id']).toBe(officer.staffId);
  expect((await complete('officer', later)).status).toBe(200);
});

test('what the old agency had to sign lies with the new one, and nothing else of it is another', async () => {
  const signing = await brought('leader');
  const later = await brought('officer');
  const [before, code] = [await row(signing), (await desk.log()).code!];
  await moveDepartment();
  expect(await desk.service.app.get(FollowMovedUnits).run()).toBe(0);
  await nextDay();
  expect(await toTake('leader')).toContain(signing.id);
  expect(await desk.service.app.get(FollowMovedUnits).run()).toBe(3);
  expect(await desk.service.app.get(FollowMovedUnits).run()).toBe(0);
  const { elsewhere, department } = desk.office.units;
  const { version: _, unit_id, competent, ...same } = await row(signing);
  expect([unit_id, competent]).toEqual([elsewhere, [department, elsewhere]]);
  expect(before).toMatchObject(same);
  expect(await row(later)).toMatchObject({ unit_id: department, competent: [department, elsewhere] });
  const { journal } = (await desk.send('stranger', 'GET', `/dossiers/${signing.id}`)).json<{
    journal: { type: string; units: object[] }[];
  }>();
  expect(journal.at(-1)).toMatchObject({
    type: 'handOver',
    units: expect.arrayContaining([{ id: elsewhere, name: 'Đơn vị H99.13', nameThen: null }]),
  });
  expect(await toTake('leader')).not.toContain(signing.id);
  expect(await toTake('stranger')).toContain(signing.id);
  // The desk stays where it was, and so does the series of its agency.
  const numberOf = (each: string) => Number(each.split('-').at(-1));
  const next = (await desk.log()).code!;
  expect(next.split('-')[0]).toBe(code.split('-')[0]);
  expect([numberOf(code), numberOf(next)]).toEqual([3, 1]);
});

test('a unit that goes over with its merged agency keeps its dossiers, and the merged agency signs', async () => {
  const signing = await brought('leader');
  const { agency, oneStop, department, elsewhere } = desk.office.units;
  const decision = {
    ...{ decisionNumber: '7/NQ', decidedOn: '2025-07-01', signedBy: 'Chủ tịch', reason: 'Sáp nhập' },
    effectiveOn: '2025-07-08',
    unitChanges: [
      { kind: 'close', unitId: agency, successorId: elsewhere },
      { kind: 'rename', unitId: department, parentId: elsewhere },
    ],
  };
  // The desk is not renamed: it lies under the closed agency, and so under its successor.
  const preview = await desk.send('admin', 'POST', '/admin/hand-overs/preview', decision);
  expect(preview.json<{ total: number }>()).toMatchObject({ total: 0 });
  expect((await desk.send('admin', 'POST', '/admin/hand-overs', decision)).status).toBe(201);
  await nextDay();
  await desk.service.app.get(CarryOutHandOver).run();
  await desk.service.app.get(FollowMovedUnits).run();
  expect(await row(signing)).toMatchObject({
    unit_id: elsewhere,
    competent_unit_id: department,
    reception_unit_id: oneStop,
    competent: [department, elsewhere],
  });
  const now = (await desk.send('stranger', 'GET', `/dossiers/${signing.id}`)).json<Dossier>();
  expect((await complete('stranger', { ...signing, ...now })).status).toBe(200);
});
