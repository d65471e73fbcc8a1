// Decree 297/2025 over HTTP: 3 + 3 + 10 working days, each result beginning the next leg; hand-overs, lists, public view.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { RaiseRungs } from '../../src/alerts/raise/raise-rungs.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Leg {
  readonly subject: string;
  readonly state: string;
  readonly clock: string;
  readonly overMinutes: number | null;
  readonly dueAt: string | null;
  readonly startedAt: string | null;
  readonly wasLate: boolean;
  readonly may: readonly string[];
  readonly needs: readonly string[];
  readonly reference: string | null;
}

let desk: DeskApp;
const at = (time: string) => new Date(`${time}+07:00`).getTime();
const KARAOKE = { procedureCode: '9.000297', caseKey: 'ho-kinh-doanh' };

beforeAll(async () => {
  desk = await DeskApp.open();
  const { elsewhere, provinceOffice } = desk.office.units;
  const validFrom = '2020-01-01';
  const give = (unitId: string, field: string) =>
    desk.service.app.get(GiveCompetence).give({ unitId, level: 'province', field, validFrom });
  await give(elsewhere, 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự');
  await give(provinceOffice, 'Kinh doanh dịch vụ karaoke');
  await desk.service.app.get(OrganizationDirectory).reload();
});
afterAll(() => desk.close());

const now = async (dossier: Dossier): Promise<Dossier & { clock: { statutoryDueAt: string } }> => ({
  ...dossier,
  ...(await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<
    Dossier & { clock: { statutoryDueAt: string } }
  >(),
});
const legsOf = async (person: PersonName, { id }: Dossier) =>
  (await desk.send(person, 'GET', `/dossiers/${id}/consultations`)).json<{ legs: Leg[] }>().legs;
const post = async (person: PersonName, dossier: Dossier, body: object) =>
  desk.send(person, 'POST', `/dossiers/${dossier.id}/events`, body, {
    'if-match': `"${(await now(dossier)).version}"`,
  });
const list = async (person: PersonName, query = '') =>
  (await desk.send(person, 'GET', `/legs${query}`)).json<{ rows: (Leg & { dossierId: string })[] }>().rows;
const finish = (subject: string) => ({
  type: 'completeLeg',
  subject,
  content: 'Đã cấp',
  reference: `So-${subject.slice(4)}`,
});

describe('three agencies in sequence', () => {
  it('take 3 + 3 + 10 working days, each begun by the result before it', async () => {
    desk.service.clock.set(at('2026-03-02T08:00'));
    const dossier = await desk.event('reception', await desk.log(KARAOKE), { type: 'transfer' });
    expect(dossier.state).toBe('processing.agencies');
    // Sixteen working days after Monday 2 March.
    expect((await now(dossier)).clock.statutoryDueAt).toBe('2026-03-24T17:00:00+07:00');
    expect(await legsOf('officer', dossier)).toMatchObject([
      {
        subject: 'leg:business',
        state: 'open.onTime',
        dueAt: '2026-03-05T17:00:00+07:00',
        needs: [],
        may: ['takeLeg', 'completeLeg', 'refuseLeg', 'returnLeg'],
      },
      { subject: 'leg:security', state: 'waiting', dueAt: null, needs: ['leg:business'] },
      { subject: 'leg:karaoke', state: 'waiting', needs: ['leg:security'] },
    ]);
    expect(codeOf(await post('officer', dossier, { type: 'complete' }))).toEqual([409, 'leg.open']);
    expect(codeOf(await post('stranger', dossier, finish('leg:business')))).toEqual([403, 'right.missing']);
    expect(codeOf(await post('officer', dossier, { type: 'completeLeg', subject: 'leg:business' }))).toEqual([
      422,
      'facts.missing',
    ]);
    await desk.event('officer', await now(dossier), { type: 'takeLeg', subject: 'leg:business' });
    desk.service.clock.set(at('2026-03-05T16:00'));
    await desk.event('officer', await now(dossier), finish('leg:business'));
    expect((await legsOf('stranger', dossier))[1]).toMatchObject({
      state: 'open.onTime',
      startedAt: '2026-03-05T16:00:00+07:00',
      dueAt: '2026-03-10T17:00:00+07:00',
    });
    expect(await list('stranger')).toMatchObject([{ subject: 'leg:security', dossierId: dossier.id }]);
    expect(await list('officer')).toEqual([]);
    const publicView = (await desk.send('officer', 'GET', `/dossiers/${dossier.id}/public-view`)).json<{
      heldBy: string;
    }>();
    expect(publicView.heldBy).toBe('Đơn vị H99.13');
    const chart = (await desk.send('officer', 'GET', `/dossiers/${dossier.id}/chart`)).json<{
      nodes: { id: string; children: object[] }[];
    }>();
    expect(chart.nodes.find(({ id }) => id === 'processing.agencies')?.children).toMatchObject([
      { subject: 'leg:business', state: 'done' },
      { subject: 'leg:security', unitName: 'Đơn vị H99.13', state: 'open.onTime' },
      { subject: 'leg:karaoke', state: 'waiting' },
    ]);
    // The second is late: told once to its agency and the office above, and done a day after its time.
    desk.service.clock.set(at('2026-03-11T08:00'));
    await desk.service.app.get(TimerSweep).sweep();
    await desk.service.app.get(RaiseRungs).run();
    await desk.service.app.get(RaiseRungs).run();
    const readTold = async () =>
      (
        await desk.service.database.query<{ account: string; rung: number }>({
          text: `select s.account, n.rung from alert a join alert_notice n on n.alert_id = a.id
            join staff s on s.id = n.staff_id
            where a.dossier_id = $1 and a.kind = 'legLate' and a.subject = 'leg:security'`,
          values: [dossier.id],
        })
      ).rows;
    let told = await readTold();
    // The service's own sweep may be at it: what it has locked is told by its commit.
    for (let tries = 0; told.length === 0 && tries < 100; tries++) {
      await new Promise((done) => setTimeout(done, 50));
      told = await readTold();
    }
    expect(told).toEqual([{ account: 'stranger', rung: 0 }]);
    expect(await list('stranger', '?state=late')).toHaveLength(1);
    await desk.event('stranger', await now(dossier), finish('leg:security'));
    expect(codeOf(await post('stranger', dossier, finish('leg:security')))).toEqual([
      409,
      'event.notPossible',
    ]);
    expect((await legsOf('office', dossier))[2]).toMatchObject({ dueAt: '2026-03-25T17:00:00+07:00' });
    desk.service.clock.set(at('2026-03-23T09:00'));
    expect(await desk.event('office', await now(dossier), finish('leg:karaoke'))).toMatchObject({
      state: 'resolved',
      outcome: 'granted',
    });
    const { handOvers } = (await desk.send('chief', 'GET', `/dossiers/${dossier.id}/hand-overs`)).json<{
      handOvers: { subject: string; from: { name: string }; to: { name: string }; result: string | null }[];
    }>();
    expect(handOvers.map(({ subject, from, to, result }) => [subject, from.name, to.name, result])).toEqual([
      ['dossier', 'Đơn vị H99.12.01', 'Đơn vị H99.12.02', null],
      ['leg:security', 'Đơn vị H99.12.02', 'Đơn vị H99.13', 'onTime'],
      ['leg:security', 'Đơn vị H99.13', 'Đơn vị H99.12.02', 'late'],
      ['leg:karaoke', 'Đơn vị H99.13', 'Đơn vị H99.01', 'late'],
      ['leg:karaoke', 'Đơn vị H99.01', 'Đơn vị H99.12.02', 'early'],
      ['dossier', 'Đơn vị H99.12.02', 'Đơn vị H99.12.01', 'early'],
    ]);
  });

  it('count a reception in the last hour, or on a day off, from the next working day', async () => {
    for (const received of ['2026-03-27T16:20', '2026-03-28T10:00']) {
      desk.service.clock.set(at(received));
      const late = await desk.event('reception', await desk.log(KARAOKE), { type: 'transfer' });
      // Counted from Monday 30 March: three working days after it, and sixteen.
      expect((await legsOf('officer', late))[0]!.dueAt).toBe('2026-04-02T17:00:00+07:00');
      expect((await now(late)).clock.statutoryDueAt.slice(0, 10)).toBe('2026-04-21');
    }
  });

  it('stand still with their dossier: in time they do not become late, late they are late and paused', async () => {
    const items = ['Bản vẽ'];
    const back = { type: 'returnLeg', subject: 'leg:business', reason: 'Thiếu bản vẽ', items };
    const stand = async (dossier: Dossier) => {
      await desk.service.app.get(TimerSweep).sweep();
      const late = (await list('officer', '?state=late')).some(({ dossierId }) => dossierId === dossier.id);
      const row = (await list('officer')).find(({ dossierId }) => dossierId === dossier.id);
      const [card] = await legsOf('officer', dossier);
      expect(row).toMatchObject({ clock: card!.clock, state: card!.state, overMinutes: card!.overMinutes });
      const { rows } = await desk.service.database.query<{ closed: boolean }>({
        text: `select closed_at is not null as closed from alert where dossier_id = $1 and kind = 'legLate'`,
        values: [dossier.id],
      });
      return [card!.state, card!.clock, late, card!.wasLate, rows.map(({ closed }) => closed)];
    };
    // Each leg is due on Thursday 9 April.
    desk.service.clock.set(at('2026-04-06T08:00'));
    const begun = async () => desk.event('reception', await desk.log(KARAOKE), { type: 'transfer' });
    const [held, worked, late] = [await begun(), await begun(), await begun()];
    const returned = async (dossier: Dossier, instant: string) => {
      desk.service.clock.set(at(instant));
      await desk.service.app.get(TimerSweep).sweep();
      await desk.event('officer', await now(dossier), back);
    };
    await returned(held, '2026-04-09T16:00');
    await returned(worked, '2026-04-09T18:00');
    await returned(late, '2026-04-10T08:00');
    desk.service.clock.set(at('2026-04-13T08:00'));
    expect(await stand(held)).toEqual(['paused.onTime', 'paused', false, false, []]);
    // Its last day was worked to the end, so that the pause took nothing of it.
    expect(await stand(worked)).toEqual(['paused.late', 'paused.late', true, true, [false]]);
    expect(await stand(late)).toEqual(['paused.late', 'paused.late', true, true, [false]]);
    for (const dossier of [held, worked, late])
      await desk.event('reception', await now(dossier), { type: 'completeSupplement' });
    // Asked for in time, the limit is counted anew; after that it goes on.
    expect(await stand(held)).toEqual(['open.onTime', 'running.onTime', false, false, []]);
    expect(await stand(worked)).toEqual(['open.late', 'running.late', true, true, [false]]);
    expect(await stand(late)).toEqual(['open.late', 'running.late', true, true, [false]]);
    const { differences } = await verify(
      desk.service.database,
      dossierKind(desk.service.app.get(Definitions)),
    );
    expect(differences).toEqual([]);
  });

  it('are not shown to whoever may not read the dossier', async () => {
    const dossier = await desk.log();
    expect(codeOf(await desk.send('stranger', 'GET', `/dossiers/${dossier.id}/hand-overs`))).toEqual([
      404,
      'dossier.unknown',
    ]);
    expect(codeOf(await desk.send('officer', 'GET', `/legs?unit=${desk.office.units.elsewhere}`))).toEqual([
      403,
      'unit.outsideScope',
    ]);
  });
});
