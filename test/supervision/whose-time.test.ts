// An answer that is owed is the time of whoever owes it, over HTTP: charges, time used, trail, slip and late case agree.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import type { ChargesView } from '../../src/dossiers/view/charges-view.ts';
import type { HandOvers } from '../../src/dossiers/children/child-view.ts';
import type { DossierView } from '../../src/dossiers/dossier-view.ts';
import type { TimeLines } from '../../src/dossiers/lists/list-view.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import type { DutyTrail } from '../../src/supervision/inspections/duty-trail-view.ts';
import type { LateCaseView } from '../../src/supervision/late-cases/late-case-view.ts';
import { OpenLateCases } from '../../src/supervision/late-cases/open-late-cases.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

let desk: DeskApp;
const at = (time: string) => parseInstant(`${time}:00+07:00`);
const read = async <T>(person: PersonName, path: string): Promise<T> => {
  const answer = await desk.send(person, 'GET', path);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<T>();
};
const now = async (dossier: Dossier): Promise<Dossier> => ({
  ...dossier,
  ...(await read<Dossier>('chief', `/dossiers/${dossier.id}`)),
});
const charges = async ({ id }: Dossier) => {
  const view = await read<ChargesView>('chief', `/dossiers/${id}/charges`);
  return {
    runningFor: view.runningFor,
    ...Object.fromEntries(
      view.charges.map(({ charge, units }) => [
        charge,
        units.map(({ id: unitId, workingMinutes }) => [unitId, workingMinutes]),
      ]),
    ),
  };
};
const ofUnits = async (month: string) =>
  (
    await read<TimeLines>(
      'chief',
      `/time-in-state?from=${month}-01T00:00:00%2B07:00&to=${month}-28T23:59:59%2B07:00&by=unit`,
    )
  ).lines.map(({ key, workingMinutes }) => [key, workingMinutes]);
const trail = async (person: PersonName) =>
  read<DutyTrail>(
    'chief',
    `/duty-trails/${desk.office.people[person].staffId}?firstDay=2026-03-01&lastDay=2026-03-31&purpose=${encodeURIComponent('Kiểm tra công vụ')}`,
  );

beforeAll(async () => {
  desk = await DeskApp.open();
  const { elsewhere, provinceOffice } = desk.office.units;
  const supervised = await desk.send(
    'admin',
    'PATCH',
    `/units/${elsewhere}`,
    { supervisedBy: provinceOffice },
    { 'if-match': '"1"' },
  );
  expect([supervised.status, supervised.text]).toEqual([200, expect.any(String)]);
});
afterAll(() => desk.close());

describe('an opinion asked in an ordinary step that holds the dossier up', () => {
  let dossier: Dossier;
  beforeAll(async () => {
    desk.service.clock.set(at('2026-03-02T08:00'));
    const { officer, stranger } = desk.office.people;
    dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
    dossier = await desk.event('head', dossier, { type: 'complete', officerId: officer.staffId });
    desk.service.clock.set(at('2026-03-02T10:00'));
    dossier = await desk.event('officer', dossier, {
      type: 'askOpinions',
      consultations: [
        {
          unitId: desk.office.units.elsewhere,
          content: 'Ý kiến về an ninh',
          dueAt: '2026-03-04T17:00:00+07:00',
        },
      ],
    });
    dossier = await desk.event('stranger', dossier, {
      type: 'assignConsultation',
      subject: 'consultation:1',
      officerId: stranger.staffId,
    });
    desk.service.clock.set(at('2026-03-09T09:00'));
    await desk.service.app.get(TimerSweep).sweep();
  });

  it('is its time while it is owed, and whose it is now is told', async () => {
    const { department, elsewhere } = desk.office.units;
    expect(await charges(dossier)).toEqual({
      runningFor: 'partnerAgency',
      department: [
        [desk.office.units.oneStop, 0],
        [department, 120],
      ],
      partnerAgency: [[elsewhere, 5 * 480 - 60]],
      citizen: [],
    });
  });

  it('stays so when it is answered, in time used, in both trails, on the slip and in the late case', async () => {
    const { department, elsewhere, oneStop } = desk.office.units;
    await desk.event('stranger', await now(dossier), {
      type: 'answerOpinion',
      subject: 'consultation:1',
      position: 'agree',
      content: 'Nhất trí',
    });
    desk.service.clock.set(at('2026-03-09T10:00'));
    dossier = await desk.event('officer', await now(dossier), { type: 'complete' });
    const owed = 5 * 480 - 60;
    expect(await charges(dossier)).toMatchObject({
      department: [
        [oneStop, 0],
        [department, 180],
      ],
      partnerAgency: [[elsewhere, owed]],
    });
    expect(await ofUnits('2026-03')).toEqual([
      [elsewhere, owed],
      [department, 180],
      [oneStop, 0],
    ]);
    const { stays } = await read<DossierView>('chief', `/dossiers/${dossier.id}`);
    expect(stays.filter(({ owedMinutes }) => owedMinutes > 0)).toMatchObject([
      { officerId: desk.office.people.officer.staffId, owedMinutes: owed, workingMinutes: owed + 180 },
    ]);
    expect((await trail('officer')).totals).toMatchObject({ workingMinutes: 180, overBudget: 0 });
    expect(await trail('stranger')).toMatchObject({
      totals: { workingMinutes: owed, stays: 1 },
      stays: [{ unitName: 'Đơn vị H99.13', lateAt: '2026-03-04T17:00:00+07:00' }],
    });
    desk.service.clock.set(at('2026-04-20T08:00'));
    await desk.service.app.get(TimerSweep).sweep();
    await desk.service.app.get(OpenLateCases).run();
    const { rows } = await read<{ rows: { id: string; of: { id: string } }[] }>('chief', '/late-cases');
    const own = rows.filter(({ of }) => of.id === dossier.id);
    const late = await read<LateCaseView>('chief', `/late-cases/${own[0]!.id}`);
    expect(late.timeSpent.partner).toBe(owed);
    const { charges: lines } = await read<ChargesView>('chief', `/dossiers/${dossier.id}/charges`);
    expect(late.timeSpent.department).toBe(
      lines.find(({ charge }) => charge === 'department')!.workingMinutes,
    );
  });
});

describe('an interlinked dossier', () => {
  it('is the time of the agency that owes its leg, not of the unit that waits', async () => {
    const { elsewhere, provinceOffice, department, oneStop } = desk.office.units;
    const validFrom = '2020-01-01';
    const give = (unitId: string, field: string) =>
      desk.service.app.get(GiveCompetence).give({ unitId, level: 'province', field, validFrom });
    await give(elsewhere, 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự');
    await give(provinceOffice, 'Kinh doanh dịch vụ karaoke');
    await desk.service.app.get(OrganizationDirectory).reload();
    desk.service.clock.set(at('2026-05-04T08:00'));
    const lodged = await desk.log({ procedureCode: '9.000297', caseKey: 'ho-kinh-doanh' });
    let dossier = await desk.event('reception', lodged, { type: 'transfer' });
    const finish = async (person: PersonName, key: string, time: string) => {
      desk.service.clock.set(at(time));
      dossier = await desk.event(person, await now(dossier), {
        type: 'completeLeg',
        subject: `leg:${key}`,
        content: 'Đã cấp',
        reference: `So-${key}`,
      });
    };
    await finish('officer', 'business', '2026-05-05T08:00');
    expect(await charges(dossier)).toEqual({
      runningFor: 'partnerAgency',
      department: [
        [oneStop, 0],
        [department, 480],
      ],
      partnerAgency: [[elsewhere, 0]],
      citizen: [],
    });
    await finish('stranger', 'security', '2026-05-08T08:00');
    await finish('office', 'karaoke', '2026-05-11T08:00');
    expect(dossier.state).toBe('resolved');
    const expected = [
      [elsewhere, 3 * 480],
      [department, 480],
      [provinceOffice, 480],
    ];
    expect(await charges(dossier)).toEqual({
      runningFor: null,
      department: [
        [oneStop, 0],
        [department, 480],
      ],
      partnerAgency: [
        [elsewhere, 3 * 480],
        [provinceOffice, 480],
      ],
      citizen: [],
    });
    const used = (await ofUnits('2026-05')).filter(([, minutes]) => minutes !== 0);
    expect(used.sort()).toEqual(expected.sort());
    const { handOvers } = await read<HandOvers>('chief', `/dossiers/${dossier.id}/hand-overs`);
    expect(handOvers.at(-1)).toMatchObject({
      subject: 'dossier',
      from: { id: department },
      workingMinutes: 0,
    });
  });
});
