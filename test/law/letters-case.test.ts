// The letter's case: a department lets three dossiers and a task go late in a quarter, each agency that it consulted
// answers late once; the Chief of Office sees them, asks why, is answered, finds, closes, and the report says so.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import type { InboxPage } from '../../src/alerts/inbox/inbox-view.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { OpenLateCasesJob } from '../../src/supervision/late-cases/open-late-cases.job.ts';
import type { LatenessView } from '../../src/supervision/lateness/lateness-view.ts';
import type {
  LateCaseBulkAnswer,
  LateCasePage,
  LateCaseView,
} from '../../src/supervision/late-cases/late-case-view.ts';
import type { TaskView } from '../../src/tasks/task-view.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { LawDesk } from './law-desk.ts';

const QUARTER = 'from=2026-07-01&to=2026-09-30';
let law: LawDesk;
let dossiers: Dossier[];
let taskId: string;

const get = async <Body>(person: PersonName, path: string): Promise<Body> => {
  const answer = await law.desk.send(person, 'GET', path);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Body>();
};
const cases = (person: PersonName, query = '') => get<LateCasePage>(person, `/late-cases?${query}`);
const send = async (person: PersonName, id: string, body: object) => {
  const { version } = await get<LateCaseView>(person, `/late-cases/${id}`);
  return law.desk.send(person, 'POST', `/late-cases/${id}/events`, body, { 'if-match': `"${version}"` });
};
/** Lets everything that fell due by then happen, as the running service does. */
const until = async (local: string) => {
  await law.at(local);
  const { app } = law.desk.service;
  await app.get(TimerSweep).sweep();
  app.get(OpenLateCasesJob).wake();
  app.get(RungSweepJob).wake();
};
/** Waits for what the service does by itself; it has a minute, and needs a moment. */
const soon = async <Found>(look: () => Promise<Found>, found: (seen: Found) => boolean): Promise<Found> => {
  for (let i = 0; ; i++) {
    const seen = await look();
    if (found(seen) || i === 200) return seen;
    await new Promise((next) => setTimeout(next, 50));
  }
};
const figures = async (more = '') => {
  const { lines } = await get<{ lines: { figures: Record<string, number> }[] }>(
    'chief',
    `/reports/06?${QUARTER}${more}`,
  );
  return lines[0]!.figures;
};

beforeAll(async () => {
  law = await LawDesk.open('2026-07-06T07:30');
  // The consulted agency, too, is under the Chief of Office.
  const { elsewhere, provinceOffice } = law.desk.office.units;
  await law.rows('update unit_fact set supervised_by = $2 where unit_id = $1', elsewhere, provinceOffice);
  await law.desk.service.app.get(OrganizationDirectory).reload();
  const given = await law.desk.send('chief', 'POST', '/tasks', {
    document: {
      number: '5442/UBND-NC',
      day: '2026-07-03',
      title: 'Chấn chỉnh giải quyết thủ tục hành chính',
    },
    tasks: [
      {
        title: 'Rà soát hồ sơ tồn đọng',
        leadUnitId: law.desk.office.units.department,
        due: { day: '2026-07-15' },
      },
    ],
  });
  expect(given.status).toBe(201);
  taskId = given.json<{ tasks: { id: string }[] }>().tasks[0]!.id;
  dossiers = [];
  for (let i = 0; i < 3; i++) {
    const unassigned = await law.forward(await law.log({}), 'processing.appraise');
    const { staffId: officerId } = law.desk.office.people.officer;
    const dossier = await law.event('head', unassigned, { type: 'assign', officerId });
    await law.event('officer', dossier, {
      type: 'askOpinions',
      consultations: [
        {
          unitId: law.desk.office.units.elsewhere,
          content: 'Ý kiến về an ninh',
          limit: { amount: 2, unit: 'workingDays' },
        },
      ],
    });
    dossiers.push(dossier);
  }
});
afterAll(() => law.close());

describe('the Chief of Office', () => {
  it('sees each lateness within a minute of its instant, and who held it then', async () => {
    await until('2026-07-09T00:01');
    expect(
      (
        await soon(
          () => cases('chief'),
          ({ rows }) => rows.length === 3,
        )
      ).rows,
    ).toMatchObject(
      Array(3).fill({ kind: 'consultationLate', unit: { id: law.desk.office.units.elsewhere } }),
    );
    for (const dossier of dossiers)
      await law.event('stranger', await law.fresh(dossier), {
        type: 'answerOpinion',
        subject: 'consultation:1',
        position: 'agree',
        content: 'Nhất trí',
      });
    await until('2026-07-16T00:01');
    await until('2026-07-21T00:01');
    const { rows } = await soon(
      () => cases('chief'),
      (page) => page.rows.length === 7,
    );
    const kinds = rows.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([
      ...Array(3).fill('consultationLate'),
      ...Array(3).fill('dossierLate'),
      'taskLate',
    ]);
    expect(rows.filter(({ kind }) => kind === 'dossierLate')).toMatchObject(
      Array(3).fill({
        unit: { id: law.desk.office.units.department },
        officer: { id: law.desk.office.people.officer.staffId },
        head: { id: law.desk.office.people.head.staffId },
        state: 'open',
      }),
    );
    expect(rows.find(({ kind }) => kind === 'taskLate')).toMatchObject({
      of: { about: 'task', id: taskId, name: 'Rà soát hồ sơ tồn đọng' },
      unit: { id: law.desk.office.units.department },
    });
    await soon(
      () => get<InboxPage>('chief', '/alerts?open=true&limit=100'),
      ({ items }) => items.filter(({ kind }) => kind === 'dossierLate' || kind === 'taskLate').length === 4,
    );
  });

  it('asks for all explanations at once, with an outcome for each', async () => {
    await until('2026-07-21T08:00');
    const { rows } = await cases('chief');
    const body = {
      items: rows.map(({ id, version }) => ({ id, version })),
      event: { type: 'ask', answerDueAt: '2026-07-23T17:00:00+07:00', note: 'Đề nghị giải trình' },
    };
    const tried = await law.desk.send('chief', 'POST', '/late-cases/bulk-events', { ...body, dryRun: true });
    expect(tried.json<LateCaseBulkAnswer>().succeeded).toBe(7);
    expect((await cases('chief')).counts).toMatchObject({ open: 7, asked: 0 });
    const sent = await law.desk.send('chief', 'POST', '/late-cases/bulk-events', { ...body, dryRun: false });
    expect(sent.json<LateCaseBulkAnswer>().succeeded).toBe(7);
    const again = await law.desk.send('chief', 'POST', '/late-cases/bulk-events', { ...body, dryRun: false });
    expect(again.json<LateCaseBulkAnswer>().outcomes.map(({ refusal }) => refusal?.code)).toEqual(
      Array(7).fill('lateCase.stale'),
    );
    expect((await cases('head', 'mine=true')).rows.length).toBe(4);
  });

  it('is answered by those who held the time; an answer that says nothing is returned', async () => {
    for (const { id, kind } of (await cases('head', 'mine=true')).rows) {
      expect(codeOf(await law.desk.send('reception', 'GET', `/late-cases/${id}`))).toEqual([
        404,
        'lateCase.unknown',
      ]);
      const answer = await send('head', id, {
        type: 'explain',
        reason: kind === 'dossierLate' ? 'consultedAgency' : 'overload',
        text: kind === 'dossierLate' ? 'Cơ quan được lấy ý kiến trả lời chậm' : 'Thiếu người',
        evidence: ['12/BC-PGD'],
      });
      expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    }
    expect((await cases('chief')).counts).toMatchObject({ answered: 4, asked: 3 });
    const [first] = (await cases('chief', 'state=answered&kind=taskLate')).rows;
    const returned = await send('chief', first!.id, {
      type: 'return',
      note: 'Nêu rõ số việc, số người',
      answerDueAt: '2026-07-24T17:00:00+07:00',
    });
    expect(returned.json()).toMatchObject({ state: 'returned' });
    expect(
      (
        await send('head', first!.id, { type: 'explain', reason: 'overload', text: '3 người, 120 hồ sơ' })
      ).json(),
    ).toMatchObject({ state: 'answered' });
  });

  it('hears of explanations that did not come, once, even after the service was down', async () => {
    await until('2026-07-27T08:00');
    const { rows } = await soon(
      () => cases('chief', 'overdue=true'),
      (page) => page.rows.length === 3,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(Array(3).fill('consultationLate'));
    const told = await soon(
      () => get<InboxPage>('chief', '/alerts?open=true&limit=100&kind=explanationLate'),
      ({ items }) => items.length >= 3,
    );
    expect(told.items.map(({ lateCaseId }) => lateCaseId).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it('finds whose time it was and what follows, and closes', async () => {
    for (const { id } of (await cases('chief')).rows) {
      const found = await send('chief', id, {
        type: 'find',
        finding: 'Trách nhiệm của cơ quan được lấy ý kiến',
        reason: 'consultedAgency',
        attribution: { department: 0, partner: 480, citizen: 0, other: 0 },
        attributionReason: 'Theo biên bản làm việc',
        measure: 'Phê bình bằng văn bản',
        measureOn: '2026-07-28',
      });
      expect([found.status, found.text]).toEqual([200, expect.any(String)]);
      expect((await send('chief', id, { type: 'close' })).json()).toMatchObject({ state: 'closed' });
    }
    const { rows, counts } = await cases('chief');
    expect(counts).toMatchObject({ closed: 7, open: 0, asked: 0, answered: 0 });
    const { course } = await get<LateCaseView>(
      'chief',
      `/late-cases/${rows.find(({ kind }) => kind === 'taskLate')!.id}`,
    );
    expect(course.map(({ type }) => type)).toEqual([
      'open',
      'ask',
      'explain',
      'return',
      'explain',
      'find',
      'close',
    ]);
  });
});

describe('the report of the quarter', () => {
  it('says exactly that, and says it again as of the old day after what came later', async () => {
    await until('2026-10-01T08:00');
    const asOf = `&asOf=${encodeURIComponent('2026-10-01T08:00:00+07:00')}`;
    const then = await figures(asOf);
    const often = () => get<LatenessView>('chief', `/repeated-lateness?${QUARTER}&count=3&share=0${asOf}`);
    const listed = await often();
    const { department, elsewhere } = law.desk.office.units;
    const lineOf = (unitId: string) => listed.lines.find((line) => line.unitId === unitId);
    expect(lineOf(department)).toMatchObject({
      headId: law.desk.office.people.head.staffId,
      dossiers: 3,
      tasks: 1,
      consultations: 0,
      total: 4,
      often: true,
    });
    expect(lineOf(elsewhere)).toMatchObject({
      dossiers: 0,
      tasks: 0,
      consultations: 3,
      total: 3,
      often: true,
    });
    expect(listed.lines.filter((line) => line.often)).toHaveLength(2);
    expect(then).toMatchObject({
      received: 3,
      resolved: 0,
      pending: 3,
      pendingLate: 3,
      pendingLateWithoutApology: 3,
    });
    await until('2026-10-02T08:00');
    for (const dossier of dossiers) await law.forward(dossier, 'resolved');
    await until('2026-10-02T16:00');
    expect(await figures(asOf)).toEqual(then);
    expect((await often()).lines).toEqual(listed.lines);
    const { task } = { task: await get<TaskView>('chief', `/tasks/${taskId}`) };
    expect(task).toMatchObject({ wasLate: true });
    const next = await get<{ lines: { figures: Record<string, number> }[] }>(
      'chief',
      '/reports/06?from=2026-10-01&to=2026-12-31',
    );
    expect(next.lines[0]!.figures).toMatchObject({
      received: 3,
      carriedOver: 3,
      resolved: 3,
      resolvedLate: 3,
    });
    await law.verified();
  });
});
