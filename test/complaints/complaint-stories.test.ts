// Complaints over HTTP, from being received to being closed, on a clock that the test moves.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ComplaintReceipt, ComplaintView } from '../../src/complaints/complaint-view.ts';
import { VERIFIED_COMPLAINTS } from '../../src/complaints/verifying-complaints.ts';
import { verify } from '../../src/engine/verify.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import { COMPLAINT, ComplaintDesk } from './complaint-desk.ts';

let desk: ComplaintDesk;

beforeAll(async () => {
  desk = await ComplaintDesk.open();
});
afterAll(() => desk.close());

const possible = (complaint: ComplaintView) => complaint.possible.map(({ type }) => type);
const lookUp = (number: string, secret: string) =>
  desk.service.http.send('POST', '/api/v1/complaints/look-up', { number, secret });

describe('a complaint that is answered late', () => {
  let receipt: ComplaintReceipt;
  let id: string;

  test('is received at the desk, with a number, a secret and the day by which it is answered', async () => {
    receipt = await desk.receive();
    id = receipt.id;
    expect(receipt).toMatchObject({
      complaintNo: 'PA-H99.12-2026-0001',
      secret: expect.stringMatching(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/),
      dueAt: '2026-03-23T17:00:00+07:00',
      lookUpUrl: expect.stringContaining('/phan-anh?so=PA-H99.12-2026-0001'),
    });
    const complaint = await desk.read('reception', id);
    expect(complaint).toMatchObject({
      state: 'received',
      waitsFor: 'receiver',
      clock: 'running.onTime',
      limitDays: 15,
      complainant: { name: 'Trần Thị Mẫu', content: COMPLAINT.content },
      journal: [{ type: 'receive', by: { name: 'reception' } }],
    });
    expect(possible(complaint)).toEqual(['withdraw']);
    expect(possible(await desk.read('head', id))).toEqual(['assign', 'passOn', 'withdraw']);
    expect((await desk.send('reception', 'GET', `/complaints/${id}/receipt`)).json()).toEqual(receipt);
  });

  test('keeps who complained out of the journal', async () => {
    const { rows } = await desk.service.database.query<{ said: string }>({
      text: `select string_agg(entry::text, '') || (select c.snapshot::text from complaint c where c.id = $1) as said
        from case_event where case_id = $1`,
      values: [id],
    });
    for (const word of ['Trần', '0900000000', 'congdan', 'quầy']) expect(rows[0]!.said).not.toContain(word);
  });

  test('is assigned to a department, whose officer then sees it', async () => {
    expect((await desk.send('officer', 'GET', `/complaints/${id}`)).status).toBe(404);
    const { department } = desk.office.units;
    const assign = { type: 'assign', unitId: department };
    expect(codeOf(await desk.try('reception', id, assign))).toEqual([403, 'right.missing']);
    const tried = await desk.try('head', id, assign, {}, '/preview');
    expect(tried.json()).toMatchObject({ state: 'assigned', dueAt: receipt.dueAt, verdict: null });
    expect((await desk.read('chief', id)).state).toBe('received');
    const complaint = await desk.act('head', id, assign);
    expect(complaint).toMatchObject({ state: 'assigned', unit: { id: department }, officer: null });
    expect(complaint.journal.at(-1)!.data).toEqual({ unitName: 'Đơn vị H99.12.02' });
    expect(possible(await desk.read('officer', id))).toEqual(['answer']);
    const { staffId } = desk.office.people.officer;
    expect(await desk.act('head', id, { type: 'giveTo', officerId: staffId })).toMatchObject({
      officer: { name: 'officer' },
    });
    expect((await desk.list('officer', '?tab=waiting')).rows).toMatchObject([{ id }]);
    const stranger = { type: 'giveTo', officerId: desk.office.people.stranger.staffId };
    expect(codeOf(await desk.try('head', id, stranger))).toEqual([404, 'officer.unknown']);
  });

  test('is due soon, then late, each told once at its own instant, to officer, head and office', async () => {
    await desk.until('2026-03-23T09:00');
    expect((await desk.list('chief', '?tab=dueSoon')).rows).toMatchObject([{ id }]);
    expect(await desk.told('officer', id, 1)).toMatchObject([{ kind: 'complaintDueSoon' }]);
    await desk.until('2026-03-26T09:00');
    const [late] = await desk.told('officer', id, 2);
    expect(late).toMatchObject({
      kind: 'complaintLate',
      rung: 0,
      raisedAt: '2026-03-24T00:00:00+07:00',
      complaint: { complaintNo: receipt.complaintNo, title: COMPLAINT.title },
    });
    for (const person of ['head', 'chief'] as const)
      expect((await desk.told(person, id, 1)).map(({ kind }) => kind)).toContain('complaintLate');
    expect((await desk.list('chief', '?tab=late')).rows).toMatchObject([{ id, clock: 'running.late' }]);
  });

  test('is answered, sent back, answered again, published and closed as late', async () => {
    const answer = { type: 'answer', answer: 'Đã bố trí thêm quầy.' };
    const answered = await desk.act('officer', id, answer);
    expect(answered).toMatchObject({ state: 'answered', clock: 'held', verdict: 'late', waitsFor: 'office' });
    expect((await desk.list('chief', '?tab=answered')).rows).toMatchObject([{ id }]);
    const returned = await desk.act('chief', id, { type: 'returnAnswer', reason: 'Chưa xin lỗi' });
    expect(returned).toMatchObject({ state: 'assigned', clock: 'running.late', answer: null, returns: 1 });
    await desk.act('officer', id, { ...answer, answer: 'Xin lỗi và đã bố trí thêm quầy.' });
    expect(codeOf(await desk.try('head', id, { type: 'close' }))).toEqual([403, 'right.missing']);
    expect((await lookUp(receipt.complaintNo, receipt.secret)).json()).toMatchObject({ answer: null });
    const published = await desk.act('chief', id, {
      type: 'publish',
      question: 'Người dân chờ lâu tại bộ phận một cửa.',
      publicAnswer: 'Đã bố trí thêm quầy.',
    });
    expect(published).toMatchObject({
      state: 'published',
      isPublished: true,
      published: { answer: 'Đã bố trí thêm quầy.' },
    });
    const closed = await desk.act('chief', id, { type: 'close' });
    expect(closed).toMatchObject({ state: 'closed', clock: 'stopped.late', verdict: 'late', wasLate: true });
    expect(closed.journal.map(({ type }) => type)).toEqual([
      'receive',
      'assign',
      'giveTo',
      'dueSoon',
      'late',
      'answer',
      'returnAnswer',
      'answer',
      'publish',
      'close',
    ]);
    const { rows } = await desk.service.database.query({
      text: 'select 1 from alert where dossier_id = $1 and closed_at is null',
      values: [id],
    });
    expect(rows).toEqual([]);
    const back = await desk.act('chief', id, { type: 'unpublish', reason: 'Còn tên người dân' });
    expect(back).toMatchObject({ state: 'closed', isPublished: false, published: null });
  });

  test('is looked up by number and secret, and says nothing of who complained', async () => {
    const found = await lookUp(receipt.complaintNo.toLowerCase(), receipt.secret.replace('-', ' '));
    expect(found.json()).toEqual({
      complaintNo: receipt.complaintNo,
      title: COMPLAINT.title,
      state: 'closed',
      receivedAt: '2026-03-02T07:00:00+07:00',
      receiverName: 'Đơn vị H99.12.01',
      unitName: 'Đơn vị H99.12.02',
      dueAt: receipt.dueAt,
      isLate: true,
      answeredAt: '2026-03-26T09:00:00+07:00',
      answer: 'Xin lỗi và đã bố trí thêm quầy.',
      place: null,
      placeReason: null,
    });
    expect(codeOf(await lookUp(receipt.complaintNo, 'AAAAA-BBBBB'))).toEqual([404, 'lookUp.unknown']);
    expect(codeOf(await lookUp('PA-H99.12-2026-9999', receipt.secret))).toEqual([404, 'lookUp.unknown']);
  });
});

test('what is nobody’s here is passed on, and whoever complained is told to whom', async () => {
  const { id, complaintNo, secret } = await desk.receive({ complainant: {} });
  expect(codeOf(await desk.try('leader', id, { type: 'passOn', place: 'Tòa án nhân dân tỉnh' }))).toEqual([
    422,
    'facts.missing',
  ]);
  const passed = await desk.act('leader', id, {
    type: 'passOn',
    place: 'Tòa án nhân dân tỉnh',
    reason: 'Thuộc thẩm quyền của tòa án',
  });
  expect(passed).toMatchObject({
    state: 'passedOn',
    clock: 'stopped.early',
    complainant: { name: null, phone: null },
  });
  expect((await lookUp(complaintNo, secret)).json()).toMatchObject({ place: 'Tòa án nhân dân tỉnh' });
});

test('a unit hands back what is not its own, and the desk writes down that it is withdrawn', async () => {
  const { id } = await desk.receive({ channel: 'phone' });
  await desk.act('head', id, { type: 'assign', unitId: desk.office.units.department });
  const back = await desk.act('head', id, { type: 'handBack', reason: 'Không thuộc lĩnh vực' });
  expect(back).toMatchObject({ state: 'received', unit: { id: desk.office.units.oneStop } });
  const withdrawn = await desk.act('reception', id, { type: 'withdraw', reason: 'Người dân rút' });
  expect(withdrawn).toMatchObject({ state: 'withdrawn', verdict: null });
});

describe('two at once', () => {
  test('of two events decided on the same version one is refused as stale', async () => {
    const { id } = await desk.receive();
    const headers = { 'if-match': '"1"' };
    const assign = { type: 'assign', unitId: desk.office.units.department };
    const answers = await Promise.all([
      desk.send('head', 'POST', `/complaints/${id}/events`, assign, headers),
      desk.send('reception', 'POST', `/complaints/${id}/events`, { type: 'withdraw', reason: 'r' }, headers),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(codeOf(answers.find(({ status }) => status === 412)!)).toEqual([412, 'complaint.stale']);
  });

  test('a repeat with the same key gives the first receipt and takes no second number', async () => {
    const headers = { 'idempotency-key': 'receive-1' };
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => desk.send('reception', 'POST', '/complaints', COMPLAINT, headers)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const other = { ...COMPLAINT, title: 'Khác' };
    const refused = await desk.send('reception', 'POST', '/complaints', other, headers);
    expect(codeOf(refused)).toEqual([422, 'idempotency.mismatch']);
    const { rows } = await desk.service.database.query<{ numbers: string; last: number }>({
      text: `select count(*)::int as numbers, max(right(complaint_no, 4)::int) as last from complaint`,
    });
    expect(rows[0]!.numbers).toBe(rows[0]!.last);
  });
});

describe('who may', () => {
  test('only the reception and clerks receive; administrators and others know of nothing', async () => {
    expect(codeOf(await desk.send('officer', 'POST', '/complaints', COMPLAINT))).toEqual([
      403,
      'right.missing',
    ]);
    const { id } = await desk.receive({}, 'clerk');
    for (const person of ['admin', 'stranger'] as const) {
      expect(codeOf(await desk.send(person, 'GET', `/complaints/${id}`))).toEqual([404, 'complaint.unknown']);
      expect(codeOf(await desk.try(person, id, { type: 'close' }))).toEqual([404, 'complaint.unknown']);
      expect((await desk.list(person)).counts).toMatchObject({ open: 0, closed: 0 });
    }
  });

  test('a list is read a page at a time', async () => {
    const all = (await desk.list('chief')).rows.map(({ id }) => id);
    const first = await desk.list('chief', '?limit=2');
    const rest = await desk.list('chief', `?limit=100&cursor=${first.next}`);
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(all);
    expect(codeOf(await desk.send('chief', 'GET', '/complaints?cursor=x'))).toEqual([422, 'cursor.invalid']);
  });
});

describe('over the network', () => {
  const online = (body: object) => desk.service.http.send('POST', '/api/v1/complaints/online', body);

  test('nothing is taken while the office does not let it', async () => {
    const body = { ...COMPLAINT, receiverUnitId: desk.office.units.oneStop };
    expect(codeOf(await online(body))).toEqual([409, 'complaint.notTakenOnline']);
  });

  test('once it does, a one-stop shop receives it from nobody in particular, and no flood', async () => {
    const allow = { value: true, reason: 'Thử nghiệm' };
    const set = await desk.send('admin', 'PUT', '/settings/complaints.online', allow, { 'if-match': '"0"' });
    expect([set.status, set.text]).toEqual([200, expect.any(String)]);
    await new Promise((done) => setTimeout(done, 1100));
    const desks = await desk.service.http.send('GET', '/api/v1/complaints/online/desks');
    expect(desks.json()).toEqual([{ id: desk.office.units.oneStop, name: 'Đơn vị H99.12.01' }]);
    const body = { ...COMPLAINT, receiverUnitId: desk.office.units.oneStop };
    const receipt = (await online(body)).json<ComplaintReceipt>();
    expect(await desk.read('reception', receipt.id)).toMatchObject({
      channel: 'online',
      journal: [{ type: 'receive', by: null }],
    });
    const department = { ...body, receiverUnitId: desk.office.units.department };
    expect(codeOf(await online(department))).toEqual([404, 'unit.unknown']);
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await online(body)).status);
    expect(statuses).toContain(429);
  });
});

test('every complaint equals the fold of its journal', async () => {
  const report = await verify(desk.service.database, VERIFIED_COMPLAINTS);
  expect(report.differences).toEqual([]);
  expect(report.cases).toBeGreaterThan(5);
});
