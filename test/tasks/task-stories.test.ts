// Assigned tasks over HTTP, from being given to being closed, on a clock that the test moves.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verify } from '../../src/engine/verify.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import { VERIFIED_TASKS } from '../../src/tasks/verifying-tasks.ts';
import type { GivenTasksView, TaskView } from '../../src/tasks/task-view.ts';
import { TaskDesk, DOCUMENT } from './task-desk.ts';

let desk: TaskDesk;

beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.close());

const types = ({ journal }: TaskView) => journal.map(({ type }) => type);
const possible = (task: TaskView) => task.possible.map(({ type }) => type);

describe('a task that is reported late', () => {
  let id: string;

  test('is given by the office to an agency, with number, due day and time to accept', async () => {
    const task = await desk.give({ partnerUnitIds: [desk.office.units.elsewhere] });
    id = task.id;
    expect(task).toMatchObject({
      taskNo: 'NV-2026-0001',
      state: 'assigned',
      clock: 'running.onTime',
      waitsFor: 'lead',
      dueAt: '2026-03-16T17:00:00+07:00',
      lateFromAt: '2026-03-17T00:00:00+07:00',
      document: { number: DOCUMENT.number },
      lead: { name: 'Đơn vị H99.12' },
      partners: [{ name: 'Đơn vị H99.13' }],
      journal: [{ type: 'give', by: { name: 'chief' } }],
    });
    expect(possible(task)).toEqual(['withdraw']);
    expect(possible(await desk.read('leader', id))).toEqual(['accept', 'decline']);
  });

  test('is accepted for an officer of a department under the agency, who then sees and works on it', async () => {
    expect((await desk.send('officer', 'GET', `/tasks/${id}`)).status).toBe(404);
    const { staffId } = desk.office.people.officer;
    const task = await desk.act('leader', id, { type: 'accept', officerId: staffId });
    expect(task).toMatchObject({ state: 'inProgress', officer: { name: 'officer' } });
    const progress = { type: 'reportProgress', percent: 30, note: 'Đã kiểm tra 3 đơn vị' };
    expect((await desk.act('officer', id, progress)).percent).toBe(30);
    expect((await desk.list('officer')).rows).toMatchObject([{ id }]);
    expect((await desk.list('officer', '?tab=waiting')).rows).toMatchObject([{ id }]);
  });

  test('gets more time when the office grants it, and not less', async () => {
    const wish = { type: 'requestExtension', due: { day: '2026-03-13' }, reason: 'Nhiều đơn vị' };
    expect(codeOf(await desk.try('leader', id, wish))).toEqual([422, 'task.extensionNotLater']);
    const asked = await desk.act('leader', id, { ...wish, due: { day: '2026-03-20' } });
    expect(asked).toMatchObject({ extensionAsked: true, askedDueAt: '2026-03-20T17:00:00+07:00' });
    expect((await desk.list('chief', '?tab=waiting')).rows).toMatchObject([{ id }]);
    expect(await desk.told('chief', id, 1)).toMatchObject([
      { kind: 'taskExtensionAsked', dossier: null, task: { taskNo: 'NV-2026-0001' } },
    ]);
    const granted = await desk.act('chief', id, { type: 'grantExtension', note: 'Lần cuối' });
    expect(granted).toMatchObject({
      dueAt: '2026-03-20T17:00:00+07:00',
      originalDueAt: '2026-03-16T17:00:00+07:00',
      extensions: 1,
      extensionAsked: false,
    });
  });

  test('is late after a weekend of downtime: told once, at its own instant, to officer, head and office', async () => {
    await desk.until('2026-03-23T09:00');
    const [late] = await desk.told('officer', id, 1);
    expect(late).toMatchObject({ kind: 'taskLate', rung: 0, raisedAt: '2026-03-21T00:00:00+07:00' });
    for (const person of ['leader', 'chief'] as const)
      expect((await desk.told(person, id, 1)).map(({ kind }) => kind)).toContain('taskLate');
    await desk.until('2026-03-23T09:01');
    const { rows } = await desk.service.database.query<{ kind: string; rungs: number }>({
      text: `select a.kind, count(r.rung)::int as rungs from alert a
        left join alert_rung r on r.home_agency_id = a.home_agency_id and r.alert_id = a.id
        where a.dossier_id = $1 and a.kind in ('taskLate', 'taskDueSoon') group by a.id, a.kind order by a.kind`,
      values: [id],
    });
    expect(rows).toMatchObject([{ kind: 'taskDueSoon' }, { kind: 'taskLate', rungs: 1 }]);
    expect((await desk.list('chief', '?tab=late')).rows).toMatchObject([{ id, clock: 'running.late' }]);
  });

  test('climbs to the office above when nobody takes it up in 16 working hours', async () => {
    await desk.until('2026-03-25T10:00');
    const rungs = async () =>
      (
        await desk.service.database.query<{ rung: number }>({
          text: `select r.rung from alert a join alert_rung r on r.home_agency_id = a.home_agency_id and r.alert_id = a.id
            where a.dossier_id = $1 and a.kind = 'taskLate' order by r.rung`,
          values: [id],
        })
      ).rows.map(({ rung }) => rung);
    for (let i = 0; i < 200 && (await rungs()).length < 2; i++)
      await new Promise((done) => setTimeout(done, 25));
    expect(await rungs()).toEqual([0, 1]);
  });

  test('is reported late, returned, reported again and closed as late', async () => {
    await desk.act('officer', id, { type: 'reportDone', result: 'Báo cáo số 12/BC' });
    expect(await desk.read('chief', id)).toMatchObject({
      state: 'reported',
      clock: 'held',
      verdict: 'late',
      waitsFor: 'giver',
      overMinutes: 19 * 60,
    });
    const returned = await desk.act('chief', id, { type: 'returnWork', reason: 'Thiếu số liệu' });
    expect(returned).toMatchObject({ state: 'inProgress', clock: 'running.late', verdict: null });
    await desk.act('officer', id, { type: 'reportDone', result: 'Báo cáo số 13/BC' });
    const closed = await desk.act('chief', id, { type: 'approve' });
    expect(closed).toMatchObject({ state: 'closed', clock: 'stopped.late', verdict: 'late', wasLate: true });
    expect(types(closed)).toEqual([
      'give',
      'accept',
      'reportProgress',
      'requestExtension',
      'grantExtension',
      'dueSoon',
      'late',
      'reportDone',
      'returnWork',
      'reportDone',
      'approve',
    ]);
    expect(possible(closed)).toEqual([]);
    const { rows } = await desk.service.database.query({
      text: 'select 1 from alert where dossier_id = $1 and closed_at is null',
      values: [id],
    });
    expect(rows).toEqual([]);
    expect((await desk.list('chief', '?tab=closed')).rows).toMatchObject([{ id }]);
  });
});

test('a task that nobody accepts is told to the head after eight working hours', async () => {
  const { id } = await desk.give({ due: { day: '2026-04-10' } });
  await desk.until('2026-03-26T10:01');
  expect(await desk.told('leader', id, 1)).toMatchObject([{ kind: 'taskNotAccepted', rung: 0 }]);
  await desk.act('leader', id, { type: 'accept' });
  expect(await desk.told('leader', id, 1)).toMatchObject([{ closeReason: 'answered' }]);
});

test('a declined task is given to another unit, which has its own time to accept', async () => {
  const { id } = await desk.give({ due: { day: '2026-04-20' } });
  await desk.act('leader', id, { type: 'decline', reason: 'Không thuộc thẩm quyền' });
  expect((await desk.told('chief', id, 1)).map(({ kind }) => kind)).toEqual(['taskDeclined']);
  expect(codeOf(await desk.try('chief', id, { type: 'reassign', reason: 'Nhầm' }))).toEqual([
    422,
    'facts.missing',
  ]);
  const { department, elsewhere } = desk.office.units;
  expect(
    codeOf(await desk.try('chief', id, { type: 'reassign', leadUnitId: elsewhere, reason: 'Nhầm' })),
  ).toEqual([403, 'unit.outsideScope']);
  const task = await desk.act('chief', id, { type: 'reassign', leadUnitId: department, reason: 'Nhầm' });
  expect(task).toMatchObject({ state: 'assigned', lead: { id: department } });
  expect(task.journal.at(-1)!.data).toEqual({ reason: 'Nhầm', leadName: 'Đơn vị H99.12.02' });
  expect((await desk.act('head', id, { type: 'accept' })).state).toBe('inProgress');
});

test('a directive goes to three agencies, and each takes note of it', async () => {
  const { agency, department, oneStop } = desk.office.units;
  const [task] = desk.order({ due: { day: '2026-04-20' } }).tasks;
  const order = {
    kind: 'dissemination',
    document: { ...DOCUMENT, number: '12/CT-UBND' },
    tasks: [agency, department, oneStop].map((leadUnitId) => ({ ...task, leadUnitId })),
  };
  const answer = await desk.send('chief', 'POST', '/tasks', order);
  const { documentId, tasks } = answer.json<GivenTasksView>();
  expect(tasks.map(({ taskNo }) => Number(taskNo.slice(-4)))).toEqual([4, 5, 6]);
  for (const [index, person] of (['leader', 'head', 'head'] as const).entries()) {
    const { id } = tasks[index]!;
    expect(possible(await desk.read(person, id))).toEqual(['acknowledge']);
    const noted = await desk.act(person, id, { type: 'acknowledge', note: 'Đã quán triệt' });
    expect(noted).toMatchObject({ state: 'closed', verdict: 'early', percent: 100 });
  }
  const closed = await desk.list('chief', `?tab=closed&documentId=${documentId}`);
  expect([closed.rows.length, closed.counts.closed, closed.counts.open]).toEqual([3, 3, 0]);
});

describe('two at once', () => {
  test('of two events decided on the same version one is refused as stale', async () => {
    const { id, version } = await desk.give({ due: { day: '2026-04-20' } });
    const headers = { 'if-match': `"${version}"` };
    const answers = await Promise.all([
      desk.send('leader', 'POST', `/tasks/${id}/events`, { type: 'accept' }, headers),
      desk.send('chief', 'POST', `/tasks/${id}/events`, { type: 'withdraw', reason: 'Trùng' }, headers),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412)!;
    expect(codeOf(refused)).toEqual([412, 'task.stale']);
    expect((await desk.read('chief', id)).version).toBe(version + 1);
  });

  test('a repeat with the same key gives the first answer and changes nothing', async () => {
    const order = desk.order({ due: { day: '2026-04-20' } });
    const headers = { 'idempotency-key': 'give-1' };
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => desk.send('chief', 'POST', '/tasks', order, headers)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { id } = answers[0]!.json<GivenTasksView>().tasks[0]!;
    const other = await desk.send('chief', 'POST', '/tasks', desk.order(), headers);
    expect(codeOf(other)).toEqual([422, 'idempotency.mismatch']);
    const accept = { 'if-match': '"1"', 'idempotency-key': 'accept-1' };
    const send = () => desk.send('leader', 'POST', `/tasks/${id}/events`, { type: 'accept' }, accept);
    expect((await send()).text).toBe((await send()).text);
    expect((await desk.read('leader', id)).version).toBe(2);
  });
});

describe('who may', () => {
  test('only supervisors, leaders and heads give tasks, to units that they direct', async () => {
    expect(codeOf(await desk.send('officer', 'POST', '/tasks', desk.order()))).toEqual([
      403,
      'right.missing',
    ]);
    const stranger = await desk.send('stranger', 'POST', '/tasks', desk.order());
    expect(codeOf(stranger)).toEqual([403, 'unit.outsideScope']);
    const both = await desk.send('head', 'POST', '/tasks', desk.order());
    expect(codeOf(both)).toEqual([422, 'task.giverUnclear']);
  });

  test('partners see a task and do nothing; others do not know of it', async () => {
    const { id } = await desk.give({
      due: { day: '2026-04-20' },
      leadUnitId: desk.office.units.oneStop,
      partnerUnitIds: [desk.office.units.elsewhere],
    });
    expect(possible(await desk.read('stranger', id))).toEqual([]);
    expect(codeOf(await desk.try('stranger', id, { type: 'accept' }))).toEqual([403, 'right.missing']);
    expect(codeOf(await desk.send('officer', 'GET', `/tasks/${id}`))).toEqual([404, 'task.unknown']);
    expect(codeOf(await desk.try('officer', id, { type: 'accept' }))).toEqual([404, 'task.unknown']);
    expect((await desk.list('officer')).rows.map((row) => row.id)).not.toContain(id);
    expect((await desk.list('stranger')).rows.map((row) => row.id)).toContain(id);
  });

  test.each([
    ['a day that is past', { due: { day: '2026-03-02' } }, 422, 'task.dueInThePast'],
    ['no due date', { due: {} }, 422, 'facts.missing'],
    ['no such unit', { leadUnitId: '00000000-0000-7000-8000-000000000000' }, 404, 'unit.unknown'],
    ['no title', { title: '' }, 422, 'request.invalid'],
  ])('%s', async (_, more, status, code) => {
    const before = (await desk.list('chief')).counts.open;
    expect(codeOf(await desk.send('chief', 'POST', '/tasks', desk.order(more)))).toEqual([status, code]);
    expect((await desk.list('chief')).counts.open).toBe(before);
  });

  test('an event without If-Match, one that is not possible, and a strange officer', async () => {
    const { id } = await desk.give({ due: { day: '2026-04-20' } });
    const without = await desk.send('leader', 'POST', `/tasks/${id}/events`, { type: 'accept' });
    expect(codeOf(without)).toEqual([428, 'ifMatch.required']);
    expect(codeOf(await desk.try('chief', id, { type: 'approve' }))).toEqual([409, 'task.eventNotPossible']);
    const { staffId } = desk.office.people.stranger;
    expect(codeOf(await desk.try('leader', id, { type: 'accept', officerId: staffId }))).toEqual([
      404,
      'officer.unknown',
    ]);
  });
});

test('a list goes on where it stopped, and finds by number and by words without marks', async () => {
  const first = await desk.list('chief', '?limit=2');
  expect(first.rows).toHaveLength(2);
  const ids = first.rows.map(({ id }) => id);
  for (let next = first.next; next !== null;) {
    const page = await desk.list('chief', `?limit=2&cursor=${next}`);
    ids.push(...page.rows.map(({ id }) => id));
    next = page.next;
  }
  expect(new Set(ids).size).toBe(first.counts.open);
  expect(ids).toHaveLength(first.counts.open);
  expect((await desk.list('chief', '?tab=closed&q=0001')).rows).toHaveLength(1);
  expect((await desk.list('chief', '?q=kiem%20tra%20cong%20vu')).rows.length).toBeGreaterThan(0);
  expect(codeOf(await desk.send('chief', 'GET', '/tasks?cursor=x'))).toEqual([422, 'cursor.invalid']);
});

test('every journal folds to its row, and a changed entry is found', async () => {
  const { database } = desk.service;
  const sound = await verify(database, VERIFIED_TASKS);
  expect(sound.differences).toEqual([]);
  expect(sound.cases).toBeGreaterThan(5);
  await database.query({ text: 'alter table case_event disable trigger case_event_append_only' });
  await database.query({
    text: `update case_event set entry = replace(entry::text, 'Đã kiểm tra 3', 'Đã kiểm tra 9')::json where type = 'reportProgress' and case_kind = 'task'`,
  });
  const { differences } = await verify(database, VERIFIED_TASKS);
  expect(differences[0]).toMatchObject({ ref: 'NV-2026-0001', what: 'entry 3: hash' });
});
