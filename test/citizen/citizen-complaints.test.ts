// What a citizen sees who complained: how it stands, in public what was published, and a form while the office lets it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ComplaintReceipt } from '../../src/complaints/complaint-view.ts';
import { sayOfComplaints } from '../../src/citizen/complaints/words.ts';
import { COMPLAINT, ComplaintDesk } from '../complaints/complaint-desk.ts';

let desk: ComplaintDesk;
let receipt: ComplaintReceipt;

beforeAll(async () => {
  desk = await ComplaintDesk.open();
  receipt = await desk.receive({ title: 'Chờ <b>lâu</b>' });
});
afterAll(() => desk.close());

const open = (path: string) => fetch(`${desk.service.http.url}/phan-anh${path}`);
const post = (path: string, fields: Record<string, string>) =>
  fetch(`${desk.service.http.url}/phan-anh${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

describe('the look-up', () => {
  it('takes the number from the receipt’s symbol, loads nothing from elsewhere and is kept by nobody', async () => {
    const answer = await open(`?so=${receipt.complaintNo}`);
    const page = await answer.text();
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(page).toContain(`value="${receipt.complaintNo}"`);
    expect(page).not.toContain('/phan-anh/gui');
  });

  it('says how it stands and nothing of who complained, nor what was said', async () => {
    const page = await (await post('', { number: receipt.complaintNo, secret: receipt.secret })).text();
    expect(page).toContain(sayOfComplaints('vi')('state.received'));
    expect(page).toContain('Chờ &lt;b&gt;lâu&lt;/b&gt;');
    for (const word of ['Trần', '0900000000', 'congdan', 'quầy']) expect(page).not.toContain(word);
  });

  it('gives a wrong number and a wrong secret the same answer', async () => {
    const answers = await Promise.all([
      post('', { number: receipt.complaintNo, secret: 'AAAAA-BBBBB' }),
      post('', { number: 'PA-H99.12-2026-9999', secret: receipt.secret }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain(sayOfComplaints('vi')('unknown'));
    }
  });
});

it('what is published is there for everybody, until it is taken back', async () => {
  const { id } = receipt;
  expect(await (await open('/cong-khai')).text()).toContain(sayOfComplaints('vi')('none'));
  await desk.act('head', id, { type: 'assign', unitId: desk.office.units.department });
  await desk.act('officer', id, { type: 'answer', answer: 'Xin lỗi bà.' });
  const said = { question: 'Chờ lâu.', publicAnswer: 'Đã thêm quầy.\nMời người dân góp ý.' };
  await desk.act('chief', id, { type: 'publish', ...said });
  const page = await (await open('/cong-khai')).text();
  expect(page).toContain('<p>Đã thêm quầy.</p><p>Mời người dân góp ý.</p>');
  expect(page).not.toContain('Xin lỗi');
  await desk.act('chief', id, { type: 'unpublish', reason: 'Sai sót' });
  expect(await (await open('/cong-khai')).text()).not.toContain('Đã thêm quầy.');
});

describe('sending one in', () => {
  const typed = () => ({
    receiverUnitId: desk.office.units.oneStop,
    title: 'Thái độ phục vụ',
    content: COMPLAINT.content,
    name: '',
    phone: '',
    email: '',
  });

  it('is not offered unless the office lets it', async () => {
    expect((await open('/gui')).status).toBe(403);
    expect((await post('/gui', typed())).status).toBe(403);
  });

  it('gives number and secret, and keeps what was typed where it is refused', async () => {
    const allow = { value: true, reason: 'Thử nghiệm' };
    await desk.send('admin', 'PUT', '/settings/complaints.online', allow, { 'if-match': '"0"' });
    await new Promise((done) => setTimeout(done, 1100));
    expect(await (await open('')).text()).toContain('/phan-anh/gui');
    expect(await (await open('/gui')).text()).toContain('Đơn vị H99.12.01');
    const refused = await post('/gui', { ...typed(), phone: 'x', name: '"><i>' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(COMPLAINT.content);
    expect(page).not.toContain('"><i>');
    const sent = await post('/gui', typed());
    expect(sent.status).toBe(201);
    const [number] = /PA-[\w.-]+/.exec(await sent.text())!;
    const { rows } = await desk.list('reception', `?q=${number}`);
    expect(rows).toMatchObject([{ complaintNo: number, channel: 'online' }]);
  });
});
