// One decision that renames, merges or splits units and says whose dossiers go to whom, over HTTP.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import { codeOf } from './desk-app.ts';
import { DECISION, HandOverDesk, PATH } from './hand-over-desk.ts';

let town: HandOverDesk;
beforeEach(async () => {
  town = await HandOverDesk.open();
});
afterEach(() => town.closeVerified());

describe('one decision that changes units', () => {
  it('renames one: it is the same unit, and no dossier, officer or version is touched', async () => {
    const { desk } = town;
    const { department } = desk.office.units;
    const sent = await desk.event('reception', await town.log('xã Bắc Mẫu'), { type: 'transfer' });
    const officerId = desk.office.people.officer.staffId;
    const dossier = await desk.event('head', sent, { type: 'complete', officerId });
    const before = await town.row(dossier);
    const rename = { kind: 'rename', unitId: department, name: 'Phòng mới', code: 'H99.12.77' };
    const body = { ...DECISION, unitChanges: [rename] };
    expect(await town.preview(body)).toMatchObject({ total: 0, counts: [] });
    await town.record(body);
    expect(await town.carryOut()).toBe(0);
    const units = (await desk.send('admin', 'GET', '/units?on=2025-07-01')).json<
      { id: string; name: string; code: string }[]
    >();
    expect(units.find(({ id }) => id === department)).toMatchObject({ name: 'Phòng mới', code: 'H99.12.77' });
    expect(await town.row(dossier)).toEqual(before);
    await desk.event('officer', dossier, { type: 'complete' });
  });

  it('merges one into another, and refuses the whole where one part of it cannot be', async () => {
    const { desk, north, south } = town;
    const { department } = desk.office.units;
    const dossier = await town.log('xã Bắc Mẫu');
    const merge = (more: object[] = []) => ({
      ...DECISION,
      unitChanges: [{ kind: 'close', unitId: department, successorId: north }, ...more],
    });
    const closed = await desk.send(
      'admin',
      'POST',
      PATH,
      merge([{ kind: 'close', unitId: north, successorId: south }]),
    );
    expect(codeOf(closed)).toEqual([422, 'unit.successorUnfit']);
    const early = await desk.send('admin', 'POST', PATH, { ...merge(), effectiveOn: '2025-06-29' });
    expect(codeOf(early)).toEqual([422, 'unit.successorUnfit']);
    await town.record(merge());
    await town.carryOut();
    expect(await town.row(dossier)).toMatchObject({ competent_unit_id: north });
    const twice = await desk.send('admin', 'POST', PATH, { ...merge(), decisionNumber: '2' });
    expect(codeOf(twice)).toEqual([422, 'unit.closed']);
  });

  it('splits one between two by the place of the applicant', async () => {
    const { desk, north, south } = town;
    const { department } = desk.office.units;
    const [one, two] = [await town.log('xã Bắc Mẫu'), await town.log('xã Nam Mẫu')];
    const split = (successorId: string | null) => ({
      ...town.byPlace(),
      unitChanges: [{ kind: 'close', unitId: department, successorId }],
    });
    // Its people and competences need somebody too, whom no rule about dossiers names.
    const left = await desk.send('admin', 'POST', `${PATH}/preview`, split(null));
    expect([codeOf(left), left.json()]).toMatchObject([
      [422, 'unit.hasOpenWork'],
      { open: { positions: expect.any(Number) } },
    ]);
    const other = await town.log('xã Khác');
    await town.record(split(south));
    await town.carryOut();
    expect(await town.row(one)).toMatchObject({ competent_unit_id: north });
    expect(await town.row(two)).toMatchObject({ competent_unit_id: south });
    // Whatever no rule speaks of is the main successor's.
    expect(await town.row(other)).toMatchObject({ competent_unit_id: south });
  });

  it('splits one without a main successor only where a place or a procedure says who goes on with each', async () => {
    const { desk, north, south } = town;
    const { app } = desk.service;
    const { agency } = desk.office.units;
    const level = 'commune' as const;
    const wish = { code: 'H99.12.09', name: 'Phòng tách', kind: 'department' as const, isAgency: false };
    const torn = (
      await app.get(CreateUnit).run({ ...wish, level, parentId: agency, validFrom: '2025-01-01' })
    ).id;
    const given = { unitId: torn, procedureCode: '1.001806', validFrom: '2025-01-01', validTo: '2025-06-30' };
    await app.get(GiveCompetence).give({ ...given, level: 'province' });
    await app.get(GiveCompetence).give({ ...given, level });
    await app.get(OrganizationDirectory).reload();
    const [one, two] = [await town.log('xã Bắc Mẫu'), await town.log('xã Khác')];
    expect(await town.row(two)).toMatchObject({ competent_unit_id: torn });
    const split = (...rules: object[]) => ({
      ...DECISION,
      rules: rules.map((rule) => ({ fromUnitId: torn, ...rule })),
      unitChanges: [{ kind: 'close', unitId: torn, successorId: null }],
    });
    const byPlace = { toUnitId: north, place: 'xã Bắc Mẫu' };
    const left = await desk.send('admin', 'POST', PATH, split(byPlace));
    expect([codeOf(left), left.json()]).toMatchObject([
      [422, 'unit.hasOpenWork'],
      { unitId: torn, open: { dossiers: 1 } },
    ]);
    await town.record(split(byPlace, { toUnitId: south, procedureCode: '1.001806' }));
    await town.carryOut();
    expect(await town.row(one)).toMatchObject({ competent_unit_id: north });
    expect(await town.row(two)).toMatchObject({ competent_unit_id: south });
  });
});
