// Consultations over HTTP: three agencies asked, one late, one silent; who reads, answers, is told, and is refused.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RaiseRungs } from '../../src/alerts/raise/raise-rungs.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import type { Answer } from '../support/http-client.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Consultation {
  readonly subject: string;
  readonly state: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly outcome: string | null;
  readonly answer: string | null;
  readonly wasLate: boolean;
  readonly clock: string;
  readonly remainingMinutes: number | null;
  readonly may: readonly string[];
  readonly dossierId: string;
}

let desk: DeskApp;
let archive: string;
const at = (time: string) => new Date(`${time}+07:00`).getTime();

beforeAll(async () => {
  desk = await DeskApp.open();
  // A third agency, with nobody in it.
  const { id } = await desk.service.app.get(CreateUnit).run({
    code: 'H99.14',
    name: 'Đơn vị H99.14',
    kind: 'agency',
    isAgency: true,
    level: 'province',
    parentId: null,
    validFrom: '2020-01-01',
    supervisedBy: desk.office.units.provinceOffice,
  });
  archive = id;
});
afterAll(() => desk.close());

const consultationsOf = async (person: PersonName, { id }: Dossier): Promise<Consultation[]> => {
  const answer = await desk.send(person, 'GET', `/dossiers/${id}/consultations`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<{ consultations: Consultation[] }>().consultations;
};
const list = async (person: PersonName, query: string) =>
  (await desk.send(person, 'GET', `/consultations${query}`)).json<{
    rows: Consultation[];
    next: string | null;
  }>();
const now = async (dossier: Dossier): Promise<Dossier> => ({
  ...dossier,
  ...(await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>(),
});
const post = async (person: PersonName, dossier: Dossier, body: object): Promise<Answer> =>
  desk.send(person, 'POST', `/dossiers/${dossier.id}/events`, body, {
    'if-match': `"${(await now(dossier)).version}"`,
  });
const sent = async (person: PersonName, dossier: Dossier, body: object): Promise<Dossier> =>
  desk.event(person, await now(dossier), body);
/** In the step of appraisal, held by the officer. */
const appraising = async (more: object = {}): Promise<Dossier> =>
  desk.event('head', await desk.event('reception', await desk.log(more), { type: 'transfer' }), {
    type: 'complete',
    officerId: desk.office.people.officer.staffId,
  });
const ask = (dossier: Dossier, ...consultations: object[]) =>
  sent('officer', dossier, { type: 'askOpinions', consultations });
const told = async (dossier: Dossier, kind: string): Promise<string[]> => {
  await desk.service.app.get(TimerSweep).sweep();
  // The service's own sweep may be at it: what it has locked is told by its commit.
  for (let i = 0; i < 100; i++) {
    await desk.service.app.get(RaiseRungs).run();
    const { rows } = await desk.service.database.query<{ account: string; rung: number }>({
      text: `select s.account, n.rung from alert a join alert_notice n on n.alert_id = a.id join staff s on s.id = n.staff_id
        where a.dossier_id = $1 and a.kind = $2 order by a.subject, s.account`,
      values: [dossier.id, kind],
    });
    if (rows.length > 0) return rows.map(({ account, rung }) => `${rung} ${account}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return [];
};

describe('three agencies asked', () => {
  let dossier: Dossier;
  beforeAll(async () => {
    desk.service.clock.set(at('2026-03-02T08:00'));
    const { elsewhere, provinceOffice } = desk.office.units;
    dossier = await ask(
      await appraising(),
      { unitId: elsewhere, content: 'Ý kiến về an ninh', limit: { amount: 2, unit: 'workingDays' } },
      { unitId: provinceOffice, content: 'Ý kiến về quy hoạch', dueAt: '2026-03-10T17:00:00+07:00' },
      { unitId: archive, content: 'Ý kiến về lưu trữ', dueAt: '2026-03-03T10:00:00+07:00' },
    );
  });

  it('tells each of them, lets them read the dossier, and nobody else', async () => {
    expect(await told(dossier, 'opinionAsked')).toEqual(['0 stranger', '0 office', '0 chief']);
    expect((await desk.send('stranger', 'GET', `/dossiers/${dossier.id}`)).status).toBe(200);
    expect((await desk.send('stranger', 'GET', `/dossiers/${dossier.id}/chart`)).status).toBe(200);
    const other = await appraising();
    expect(codeOf(await desk.send('stranger', 'GET', `/dossiers/${other.id}/consultations`))).toEqual([
      404,
      'dossier.unknown',
    ]);
    expect(codeOf(await desk.send('stranger', 'GET', `/dossiers/${other.id}`))).toEqual([
      404,
      'dossier.unknown',
    ]);
  });

  it('lists the questions to the units that one reads, due first', async () => {
    const mine = await list('stranger', '?state=open');
    expect(mine.rows).toMatchObject([
      { subject: 'consultation:1', dossierId: dossier.id, clock: 'running.onTime', state: 'asked.onTime' },
    ]);
    const first = await list('chief', '?state=open&limit=1');
    expect(first.rows.map(({ subject }) => subject)).toEqual(['consultation:3']);
    const rest = await list('chief', `?state=open&limit=5&cursor=${first.next}`);
    expect(rest.rows.map(({ subject }) => subject)).toEqual(['consultation:2']);
    expect(rest.next).toBeNull();
    expect((await list('officer', '?state=open')).rows).toEqual([]);
    const { elsewhere } = desk.office.units;
    expect(codeOf(await desk.send('officer', 'GET', `/consultations?unit=${elsewhere}`))).toEqual([
      403,
      'unit.outsideScope',
    ]);
    expect(codeOf(await desk.send('chief', 'GET', '/consultations?cursor=abc'))).toEqual([
      422,
      'cursor.invalid',
    ]);
    expect(codeOf(await desk.send('chief', 'GET', '/consultations?state=some'))).toEqual([
      422,
      'request.invalid',
    ]);
  });

  it('refuses the step while they are open, naming them', async () => {
    const answer = await post('officer', dossier, { type: 'complete' });
    expect(codeOf(answer)).toEqual([409, 'consultation.open']);
    expect(answer.json<{ waitingFor: object[] }>().waitingFor).toHaveLength(3);
    const { possible } = (await desk.send('officer', 'GET', `/dossiers/${dossier.id}`)).json<{
      possible: { type: string }[];
    }>();
    expect(possible.map(({ type }) => type)).not.toContain('complete');
    expect(possible.map(({ type }) => type)).toContain('askOpinions');
  });

  it('tells the asker, the one-stop’s head and the agency’s superiors once it is late, once', async () => {
    desk.service.clock.set(at('2026-03-03T10:00'));
    // Nobody is in the agency that is late: its supervising office is told in the place of its head.
    expect(await told(dossier, 'consultationLate')).toEqual(['0 chief', '0 head', '0 officer']);
    expect(await told(dossier, 'consultationLate')).toEqual(['0 chief', '0 head', '0 officer']);
    expect((await list('chief', '?state=late')).rows.map(({ subject }) => subject)).toEqual([
      'consultation:3',
    ]);
  });

  it('takes the answers of the agencies asked, and of nobody else', async () => {
    const answer = {
      type: 'answerOpinion',
      subject: 'consultation:1',
      position: 'agree',
      content: 'Nhất trí',
    };
    expect(codeOf(await post('office', dossier, answer))).toEqual([403, 'right.missing']);
    expect(codeOf(await post('stranger', dossier, { ...answer, position: 'perhaps' }))).toEqual([
      422,
      'request.invalid',
    ]);
    expect(codeOf(await post('stranger', dossier, { ...answer, content: '' }))).toEqual([
      422,
      'facts.missing',
    ]);
    expect(codeOf(await post('stranger', dossier, { ...answer, subject: 'consultation:9' }))).toEqual([
      404,
      'child.unknown',
    ]);
    expect((await consultationsOf('stranger', dossier)).map(({ may }) => may)).toEqual([
      ['answerOpinion', 'assignConsultation'],
      [],
      [],
    ]);
    await sent('stranger', dossier, answer);
    expect(codeOf(await post('stranger', dossier, answer))).toEqual([409, 'event.notPossible']);
    const assign = {
      type: 'assignConsultation',
      subject: 'consultation:2',
      officerId: desk.office.people.stranger.staffId,
    };
    expect(codeOf(await post('office', dossier, assign))).toEqual([404, 'officer.unknown']);
    await sent('office', dossier, { ...assign, officerId: desk.office.people.office.staffId });
    desk.service.clock.set(at('2026-03-11T09:00'));
    await sent('office', dossier, {
      ...answer,
      subject: 'consultation:2',
      position: 'noClearPosition',
      content: 'Tùy',
    });
    expect(await consultationsOf('officer', dossier)).toMatchObject([
      { outcome: 'agree', wasLate: false, clock: 'stopped.early' },
      { outcome: 'noClearPosition', wasLate: true, clock: 'stopped.late', answer: 'Tùy' },
      { state: 'asked.late', may: ['closeConsultation'] },
    ]);
    await sent('officer', dossier, {
      type: 'closeConsultation',
      subject: 'consultation:3',
      reason: 'Không trả lời',
    });
    expect((await list('stranger', '?state=answered')).rows).toMatchObject([{ outcome: 'agree' }]);
    expect((await sent('officer', dossier, { type: 'complete' })).state).toBe('processing.review');
  });

  it('says what is wrong with a question', async () => {
    const other = await appraising();
    const { elsewhere } = desk.office.units;
    const asking = (...consultations: object[]) =>
      post('officer', other, { type: 'askOpinions', consultations });
    expect(codeOf(await asking())).toEqual([422, 'facts.missing']);
    expect(codeOf(await asking({ unitId: elsewhere, content: 'Khi nào?' }))).toEqual([422, 'facts.missing']);
    expect(
      codeOf(await asking({ unitId: elsewhere, content: 'x', dueAt: '2026-03-01T08:00:00+07:00' })),
    ).toEqual([422, 'consultation.dueNotAhead']);
    expect(codeOf(await asking({ unitId: elsewhere }))).toEqual([422, 'request.invalid']);
    expect(codeOf(await asking({ unitId: other.id, content: 'x' }))).toEqual([404, 'unit.unknown']);
    const refused = await post('clerk', other, {
      type: 'askOpinions',
      consultations: [{ unitId: elsewhere, content: 'x' }],
    });
    expect(codeOf(refused)).toEqual([403, 'right.missing']);
  });
});

describe('a step in which silence means consent', () => {
  it('goes on without the silent agency, which stays late', async () => {
    desk.service.clock.set(at('2026-03-16T08:00'));
    const building = await desk.log({ procedureCode: '1.013225', caseKey: 'cong-trinh' });
    let dossier = await desk.event('reception', building, { type: 'transfer' });
    dossier = await desk.event('head', dossier, {
      type: 'complete',
      officerId: desk.office.people.officer.staffId,
    });
    dossier = await desk.event('officer', dossier, {
      type: 'complete',
      officerId: desk.office.people.officer.staffId,
    });
    expect(dossier.state).toBe('processing.consult');
    dossier = await ask(dossier, { unitId: archive, content: 'Đất có tranh chấp?' });
    expect(codeOf(await post('officer', dossier, { type: 'complete' }))).toEqual([409, 'consultation.open']);
    // Twelve days from 16 March: due on the 28th, a Saturday, and so on Monday the 30th.
    desk.service.clock.set(at('2026-03-31T08:00'));
    expect((await sent('officer', dossier, { type: 'complete' })).state).toBe('processing.appraise');
    expect(await consultationsOf('officer', dossier)).toMatchObject([
      { state: 'lapsed', outcome: 'deemedConsent', wasLate: true, clock: 'stopped.late', may: [] },
    ]);
  });
});
