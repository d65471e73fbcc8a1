// Inspections of public duty over HTTP: plan, findings, whom they may name, and who may hold them where.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { ExportJob } from '../../src/supervision/exports/export.job.ts';
import type { DutyTrail } from '../../src/supervision/inspections/duty-trail-view.ts';
import type {
  InspectedOfficials,
  InspectionView,
} from '../../src/supervision/inspections/inspection-view.ts';
import type { LateCasePage } from '../../src/supervision/late-cases/late-case-view.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { givenToOfficer, lateCaseOf, PERIOD, trailQuery as query } from './inspected-desk.ts';

let desk: DeskApp;
let late: Dossier;
const officerId = () => desk.office.people.officer.staffId;

beforeAll(async () => {
  desk = await DeskApp.open();
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  late = await givenToOfficer(desk);
  await givenToOfficer(desk);
  desk.service.clock.set(parseInstant('2026-05-20T08:00:00+07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  await lateCaseOf(desk, late);
});
afterAll(() => desk.close());

describe('an inspection', () => {
  const plan = (more: object = {}, person: PersonName = 'chief') =>
    desk.send(person, 'POST', '/inspections', {
      title: 'Kiểm tra công vụ quý II',
      decisionNo: '45/KH-UBND',
      firstDay: '2026-05-19',
      lastDay: '2026-05-22',
      unitIds: [desk.office.units.department],
      ...more,
    });
  const act = (person: PersonName, { id, version }: InspectionView, what: string, body: object) =>
    desk.send(person, 'POST', `/inspections/${id}/${what}`, body, { 'if-match': `"${version}"` });

  it('is planned, has findings, and is closed', async () => {
    const planned = await plan();
    expect([planned.status, planned.text]).toEqual([201, expect.any(String)]);
    const inspection = planned.json<InspectionView>();
    expect(inspection).toMatchObject({ state: 'planned', findings: [], createdByName: 'chief' });
    const finding = {
      unitId: desk.office.units.department,
      staffId: officerId(),
      foundOn: '2026-05-20',
      content: 'Hai hồ sơ quá hạn, chưa xin lỗi',
      measure: 'Giải trình trong 3 ngày',
    };
    const found = await act('chief', inspection, 'findings', finding);
    expect([found.status, found.text]).toEqual([200, expect.any(String)]);
    expect(found.json<InspectionView>()).toMatchObject({
      version: 2,
      findings: [{ content: finding.content, staffName: 'officer', measure: finding.measure }],
    });
    const other = { ...finding, unitId: desk.office.units.oneStop };
    const stranger = desk.office.people.stranger.staffId;
    const refusals = [
      await act('chief', inspection, 'findings', finding),
      await act('chief', found.json<InspectionView>(), 'findings', other),
      await act('chief', found.json<InspectionView>(), 'findings', { ...finding, staffId: stranger }),
      await act('chief', found.json<InspectionView>(), 'findings', { ...finding, foundOn: '2099-01-01' }),
      await act('chief', found.json<InspectionView>(), 'findings', { ...finding, foundOn: '2026-05-18' }),
    ];
    expect(refusals.map(codeOf)).toEqual([
      [412, 'ifMatch.stale'],
      [422, 'inspection.otherUnit'],
      [404, 'staff.unknown'],
      [422, 'inspection.foundOutside'],
      [422, 'inspection.foundOutside'],
    ]);
    const closed = await act('chief', found.json<InspectionView>(), 'end', { state: 'closed' });
    expect(closed.json<InspectionView>()).toMatchObject({ state: 'closed', version: 3 });
    expect(codeOf(await act('chief', closed.json<InspectionView>(), 'findings', finding))).toEqual([
      409,
      'inspection.ended',
    ]);
    const { rows } = (await desk.send('chief', 'GET', '/inspections')).json<{ rows: InspectionView[] }>();
    expect(rows.map(({ id, findings }) => [id, findings.length])).toEqual([[inspection.id, 1]]);
  });

  it('offers the officials of an inspected unit and of those under it, and no others', async () => {
    const { agency, department, oneStop } = desk.office.units;
    const planned = (await plan({ unitIds: [agency, department] })).json<InspectionView>();
    const path = (unitId: string) => `/inspections/${planned.id}/officials?unitId=${unitId}`;
    const names = async (unitId: string) =>
      (await desk.send('chief', 'GET', path(unitId)))
        .json<InspectedOfficials>()
        .rows.map(({ name, unitName }) => [name, unitName]);
    expect(await names(department)).toEqual([
      ['head', 'Đơn vị H99.12.02'],
      ['officer', 'Đơn vị H99.12.02'],
    ]);
    expect((await names(agency)).map(([name]) => name)).toEqual([
      'clerk',
      'head',
      'leader',
      'officer',
      'reception',
    ]);
    const refusals = [
      await desk.send('chief', 'GET', path(oneStop)),
      await desk.send('head', 'GET', path(department)),
      await desk.send('chief', 'GET', `/inspections/${officerId()}/officials?unitId=${department}`),
    ];
    expect(refusals.map(codeOf)).toEqual([
      [422, 'inspection.otherUnit'],
      [403, 'right.missing'],
      [404, 'inspection.unknown'],
    ]);
  });

  it('is for supervisors, of units they supervise', async () => {
    const refusals = [
      await plan({}, 'head'),
      await plan({ unitIds: [desk.office.units.elsewhere] }),
      await plan({ lastDay: '2026-05-01' }),
      await plan({ unitIds: [] }),
      await desk.send('admin', 'GET', '/inspections'),
    ];
    expect(refusals.map(codeOf)).toEqual([
      [403, 'right.missing'],
      [403, 'unit.outsideScope'],
      [422, 'period.invalid'],
      [422, 'request.invalid'],
      [403, 'right.missing'],
    ]);
  });

  it('is for who was given the right over a part of the tree, without becoming its supervising office', async () => {
    const { agency, department, elsewhere, provinceOffice } = desk.office.units;
    const { stranger, chief } = desk.office.people;
    const give = (body: object) => desk.send('admin', 'POST', `/staff/${stranger.staffId}/positions`, body);
    const from = { validFrom: '2026-05-20' };
    expect(codeOf(await plan({}, 'stranger'))).toEqual([403, 'right.missing']);
    expect(codeOf(await give({ unitId: elsewhere, position: 'inspector', ...from }))).toEqual([
      422,
      'position.scope',
    ]);
    expect(
      codeOf(await give({ unitId: elsewhere, position: 'officer', scopeUnitId: agency, ...from })),
    ).toEqual([422, 'position.scope']);
    const given = await give({ unitId: elsewhere, position: 'inspector', scopeUnitId: agency, ...from });
    expect([given.status, given.json()]).toMatchObject([201, { scopeUnitId: agency }]);
    const planned = await plan({}, 'stranger');
    expect([planned.status, planned.text]).toEqual([201, expect.any(String)]);
    const found = await act('stranger', planned.json<InspectionView>(), 'findings', {
      unitId: department,
      foundOn: '2026-05-20',
      content: 'Để quá hạn',
    });
    expect([found.status, found.text]).toEqual([200, expect.any(String)]);
    const trail = await desk.send('stranger', 'GET', `/duty-trails/${officerId()}?${query()}`);
    expect(trail.json<DutyTrail>().totals.dossiers).toBe(2);
    // Nothing of the rest: no unit beyond, no dossier, no late case, and nobody's supervising office.
    const refusals = [
      await plan({ unitIds: [provinceOffice] }, 'stranger'),
      await plan({ unitIds: [department, provinceOffice] }, 'stranger'),
      await desk.send('stranger', 'GET', `/duty-trails/${chief.staffId}?${query()}`),
      await desk.send('stranger', 'GET', `/dossiers/${late.id}`),
      await desk.send('chief', 'GET', `/inspections/${planned.json<InspectionView>().id}`),
      await desk.send('stranger', 'GET', '/duty-trails/accesses'),
    ];
    expect(refusals.map(codeOf)).toEqual([
      [403, 'unit.outsideScope'],
      [403, 'unit.outsideScope'],
      [404, 'staff.unknown'],
      [404, 'dossier.unknown'],
      [404, 'inspection.unknown'],
      [403, 'right.missing'],
    ]);
    const cases = (await desk.send('stranger', 'GET', '/late-cases')).json<LateCasePage>();
    expect(cases.rows).toEqual([]);
    // The right ends with its last day, also to what was asked for before.
    const exported = await desk.send('stranger', 'POST', `/duty-trails/${officerId()}/exports`, {
      ...PERIOD,
      format: 'csv',
    });
    const file = `/reports/exports/${exported.json<{ id: string }>().id}/file`;
    await desk.service.app.get(ExportJob).once();
    expect((await desk.send('stranger', 'GET', file)).status).toBe(200);
    const ended = await desk.send('admin', 'POST', `/positions/${given.json<{ id: string }>().id}/end`, {});
    expect(ended.status).toBe(204);
    expect(codeOf(await plan({}, 'stranger'))).toEqual([403, 'right.missing']);
    expect(codeOf(await desk.send('stranger', 'GET', file))).toEqual([403, 'export.rightEnded']);
  });

  it('is nobody’s whose part of the tree it lies outside, though he inspects for the same office', async () => {
    const { agency, department, oneStop, elsewhere } = desk.office.units;
    const { stranger, clerk } = desk.office.people;
    const inspects = async (staffId: string, scopeUnitId: string) => {
      const given = await desk.send('admin', 'POST', `/staff/${staffId}/positions`, {
        unitId: elsewhere,
        position: 'inspector',
        scopeUnitId,
        validFrom: '2026-05-20',
      });
      expect([given.status, given.text]).toEqual([201, expect.any(String)]);
    };
    await inspects(stranger.staffId, agency);
    await inspects(clerk.staffId, oneStop);
    const whole = (await plan({ unitIds: [department, oneStop] }, 'stranger')).json<InspectionView>();
    const small = (await plan({ unitIds: [oneStop] }, 'stranger')).json<InspectionView>();
    const listed = async (person: PersonName) =>
      (await desk.send(person, 'GET', '/inspections')).json<{ rows: InspectionView[] }>().rows;
    expect((await listed('clerk')).map(({ id }) => id)).toEqual([small.id]);
    expect((await listed('stranger')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([whole.id, small.id]),
    );
    const finding = { unitId: oneStop, foundOn: '2026-05-20', content: 'Ghi thay' };
    const refusals = [
      await desk.send('clerk', 'GET', `/inspections/${whole.id}`),
      await desk.send('clerk', 'GET', `/inspections/${whole.id}/officials?unitId=${oneStop}`),
      await act('clerk', whole, 'findings', finding),
      await act('clerk', whole, 'end', { state: 'cancelled' }),
    ];
    expect(refusals.map(codeOf)).toEqual(Array(4).fill([404, 'inspection.unknown']));
    // What lies within it is his to end, and that he did is written down.
    const ended = await act('clerk', small, 'end', { state: 'closed' });
    expect(ended.json<InspectionView>()).toMatchObject({
      state: 'closed',
      createdByName: 'stranger',
      endedByName: 'clerk',
      endedOnBehalfOfName: null,
      endedAt: expect.stringMatching(/^2026-05-2/),
    });
  });

  it('says in whose place it was ended', async () => {
    const { chief, office } = desk.office.people;
    const planned = (await plan()).json<InspectionView>();
    const away = await desk.send('chief', 'POST', '/absences', {
      staffId: chief.staffId,
      from: '2026-05-20T00:00:00+07:00',
      to: '2026-05-23T00:00:00+07:00',
      substituteId: office.staffId,
    });
    expect([away.status, away.text]).toEqual([201, expect.any(String)]);
    const found = await act('office', planned, 'findings', {
      unitId: desk.office.units.department,
      foundOn: '2026-05-20',
      content: 'Ghi thay',
    });
    expect(found.json<InspectionView>()).toMatchObject({
      findings: [{ recordedByName: 'office', onBehalfOfName: 'chief' }],
    });
    const ended = await act('office', found.json<InspectionView>(), 'end', { state: 'closed' });
    expect(ended.json<InspectionView>()).toMatchObject({
      createdByName: 'chief',
      onBehalfOfName: null,
      endedByName: 'office',
      endedOnBehalfOfName: 'chief',
    });
  });
});
