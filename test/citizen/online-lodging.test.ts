// A citizen lodges a dossier online, in as many goes as it takes, and it lies in the queue of the one-stop he chose.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ForgetLodgingsJob } from '../../src/citizen/online/forget-lodgings.job.ts';
import { STYLE } from '../../src/citizen/style.ts';
import { ONLINE_WORDS } from '../../src/citizen/online/words.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { pdf, PNG } from '../attachments/sample-files.ts';
import { CitizenDesk, hidden, type Page, wordsOf } from './citizen-desk.ts';

const BIRTH = { procedure: '1.001193', case: 'khai-sinh' };

const PDF = pdf();
let desk: CitizenDesk;
let place: string;
let caseKey: string;

beforeAll(async () => {
  desk = await CitizenDesk.open();
  place = `${desk.office.units.oneStop}/${desk.office.units.department}`;
});
afterAll(() => desk.close());

const typed = {
  name: 'Trần Thị Bưởi',
  kind: 'citizen',
  identityNo: '001190000456',
  phone: '0987 654 321',
  email: 'buoi@thu.example',
  address: 'Số 2, phố Mẫu',
  subject: 'Xin nhận\nqua bưu chính',
  'field-ho-ten-con': 'Trần Văn Cam',
  'field-ngay-sinh': '5.2.2026',
  'field-gioi-tinh': 'Nam',
  'field-noi-sinh': 'Bệnh viện tỉnh',
  'field-cha-me': 'Trần Văn Quýt\nTrần Thị Bưởi',
};

async function begin(): Promise<Page & { id: string; secret: string }> {
  const page = await desk.post('/nop-ho-so/bat-dau', { ...BIRTH, case: caseKey, place });
  expect(page.status).toBe(201);
  return { ...page, id: hidden(page, 'id'), secret: hidden(page, 'secret') };
}
const send = (
  own: { id: string; secret: string },
  more: object,
  ...files: Parameters<CitizenDesk['sendForm']>[2] & {}
) => desk.sendForm('/nop-ho-so/ho-so', { id: own.id, secret: own.secret, ...more }, files);

describe('what is offered', () => {
  it('is nothing while the office does not take it', async () => {
    for (const page of [
      await desk.get('/nop-ho-so'),
      await desk.get('/nop-ho-so/bat-dau?thu-tuc=1.001193'),
      await desk.post('/nop-ho-so/bat-dau', BIRTH),
      await desk.sendForm('/nop-ho-so/ho-so', { id: 'x', secret: 'y' }),
    ]) {
      expect(page.status).toBe(403);
      expect(page.text).toContain(ONLINE_WORDS.vi.notTaken);
    }
  });

  it('is the procedures that have an electronic form, found in any spelling', async () => {
    await desk.set('online.lodging', true);
    const page = await desk.get('/nop-ho-so?q=khai%20sinh');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(page.text).toContain('thu-tuc=1.001193');
    expect(page.text).toContain('thu-tuc=2.000635');
    expect(page.text).not.toContain('thu-tuc=1.001806');
    caseKey = /thu-tuc=1\.001193&amp;truong-hop=([a-z0-9-]+)/.exec(page.text)![1]!;
    expect((await desk.get('/nop-ho-so?q=dang%20ky%20khai%20sinh')).text).toContain('thu-tuc=1.001193');
    expect((await desk.get('/nop-ho-so?q=zzzz')).text).toContain(ONLINE_WORDS.vi.noneFound);
    const about = await desk.get(`/nop-ho-so/bat-dau?thu-tuc=1.001193&truong-hop=${caseKey}`);
    expect(wordsOf(about)).toContain('Giấy chứng sinh');
    expect(about.text).toContain(`value="${place}"`);
    expect((await desk.get('/nop-ho-so/bat-dau?thu-tuc=1.001806&truong-hop=chung')).status).toBe(409);
  });

  it('asks for a place that takes it', async () => {
    const page = await desk.post('/nop-ho-so/bat-dau', {
      ...BIRTH,
      case: caseKey,
      place: `${desk.office.units.agency}/x`,
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('id="place-wrong"');
  });
});

describe('what is typed', () => {
  it('stays, wrong or not, and says at its field what is wrong', async () => {
    const own = await begin();
    expect(own.text.length + STYLE.length).toBeLessThan(60_000);
    const page = await send(own, {
      ...typed,
      act: 'save',
      email: 'khong phai',
      'field-ngay-sinh': '31/02/2026',
      name: '"><i>',
    });
    expect(page.status).toBe(422);
    for (const value of ['khong phai', '31/02/2026', 'Bệnh viện tỉnh', '0987 654 321'])
      expect(page.text).toContain(`value="${value}"`);
    expect(page.text).toContain('value="&quot;&gt;&lt;i&gt;"');
    expect(page.text).toContain('Trần Văn Quýt\nTrần Thị Bưởi</textarea>');
    expect(page.text).toContain(`<p class="wrong" id="email-wrong">${ONLINE_WORDS.vi.emailBad}</p>`);
    expect(page.text).toContain('<a href="#field-ngay-sinh">Ngày sinh của con: Ngày viết như 05/08/1990</a>');
    // Nothing is missing before it is sent.
    expect(page.text).not.toContain('id="paper-giay-chung-sinh-wrong"');
    const resumed = await desk.post('/nop-ho-so/tiep', {
      id: `https://x/nop-ho-so/tiep?ma=${own.id}`,
      secret: own.secret.toLowerCase(),
    });
    expect(resumed.status).toBe(200);
    expect(resumed.text).toContain('value="khong phai"');
  });

  it('is opened by its link and check number only', async () => {
    const own = await begin();
    for (const [id, secret] of [
      [own.id, 'AAAAA-BBBBB'],
      ['0190a0a0-0000-7000-8000-000000000000', own.secret],
      ['', ''],
      ['x'.repeat(20_000), own.secret],
    ] as const) {
      const page = await desk.post('/nop-ho-so/tiep', { id, secret });
      expect(page.status).toBe(404);
      expect(page.text).toContain(ONLINE_WORDS.vi.unknown);
      expect((await send({ id, secret }, { ...typed, act: 'send' })).status).toBe(404);
    }
    const { rows } = await desk.service.database.query<{ typed: object }>({
      text: `select typed from online_lodging where id = $1`,
      values: [own.id],
    });
    expect(rows).toEqual([{ typed: {} }]);
  });
});

describe('files', () => {
  it('are taken in with the care of every file, once, and taken back', async () => {
    const own = await begin();
    const file = ['paper-giay-chung-sinh', 'Giấy chứng sinh.pdf', PDF] as const;
    const first = await send(own, { ...typed, act: 'save' }, file, ['paper-other', 'ảnh.png', PNG]);
    expect(first.status).toBe(200);
    expect(first.text).toContain('Giấy chứng sinh.pdf');
    expect(first.text).toContain('ảnh.png');
    const again = await send(own, { ...typed, act: 'save' }, file);
    expect(again.text.match(/Giấy chứng sinh\.pdf <span/g)).toHaveLength(1);
    const id = /value="remove ([0-9a-f-]+)" class="small" aria-label="Bỏ tệp ảnh\.png"/.exec(again.text)![1]!;
    const without = await send(own, { ...typed, act: `remove ${id}` });
    expect(without.text).not.toContain('ảnh.png');
    expect(without.text).toContain('Giấy chứng sinh.pdf');
  });

  it.each([
    ['a program', 'x.pdf', Buffer.from('MZ not a paper'), ONLINE_WORDS.vi.fileType],
    ['an empty file', 'x.pdf', Buffer.alloc(0), ONLINE_WORDS.vi.fileEmpty],
    ['a misleading name', 'a\u202Efdp.exe', PDF, ONLINE_WORDS.vi.fileName],
  ])(
    'that are none of the office’s are refused at their field, with what was typed: %s',
    async (_, name, bytes, words) => {
      const own = await begin();
      const page = await send(own, { ...typed, act: 'send' }, ['paper-giay-chung-sinh', name, bytes]);
      expect(page.status).toBe(422);
      expect(page.text).toContain(`<p class="wrong" id="paper-giay-chung-sinh-wrong">${words}</p>`);
      expect(page.text).toContain('value="Trần Thị Bưởi"');
    },
  );

  it('are taken nowhere else in the service', async () => {
    const form = new FormData();
    form.append('code', 'x');
    const answer = await fetch(`${desk.service.http.url}/api/v1/look-up`, { method: 'POST', body: form });
    expect(answer.status).toBe(415);
  });
});

describe('what is sent', () => {
  it('lacks nothing that the case asks for', async () => {
    const own = await begin();
    const page = await send(own, { act: 'send' });
    expect(page.status).toBe(422);
    for (const [field, words] of [
      ['name', ONLINE_WORDS.vi.nameMissing],
      ['phone', ONLINE_WORDS.vi.reachMissing],
      ['field-ho-ten-con', ONLINE_WORDS.vi.fieldMissing],
      ['paper-giay-chung-sinh', ONLINE_WORDS.vi.paperMissing],
    ])
      expect(page.text).toContain(`<p class="wrong" id="${field}-wrong">${words}</p>`);
    expect(page.text).not.toContain('id="paper-mang-thai-ho-wrong"');
  });

  it('lies with the one-stop, whose answer is due in eight working hours, once however often it is sent', async () => {
    const own = await begin();
    const all = () => send(own, { ...typed, act: 'send' }, ['paper-giay-chung-sinh', 'giay.pdf', PDF]);
    const [one, two] = await Promise.all([all(), all()]);
    const third = await all();
    const numbers = [one, two, third].map((page) => [
      page.status,
      /LH[\d.]+-\d{6}-\d{4}/.exec(page.text)?.[0],
    ]);
    expect(numbers[0]).toEqual([200, expect.any(String)]);
    expect(numbers[1]).toEqual(numbers[0]);
    expect(numbers[2]).toEqual(numbers[0]);
    expect(one.text).toContain(own.secret);
    const lodgingNo = numbers[0]![1] as string;
    const { rows } = (await desk.send('reception', 'GET', `/dossiers?q=${lodgingNo}`)).json<{
      rows: { id: string }[];
    }>();
    expect(rows).toMatchObject([{ id: own.id, channel: 'online', state: 'lodged' }]);
    const dossier = (await desk.send('reception', 'GET', `/dossiers/${lodgingNo}`)).json<{
      id: string;
      possible: { type: string }[];
      applicant: { name: string; email: string; subject: string };
    }>();
    expect(dossier.id).toBe(own.id);
    expect(dossier.possible.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['accept', 'requestSupplement', 'refuse']),
    );
    expect(dossier.applicant).toMatchObject({ name: typed.name, email: typed.email, subject: typed.subject });
    const papers = (await desk.send('reception', 'GET', `/dossiers/${lodgingNo}/papers`)).json<{
      papers: { key: string; digitised: boolean }[];
    }>();
    expect(papers.papers.find(({ key }) => key === 'giay-chung-sinh')?.digitised).toBe(true);
    const files = (await desk.send('reception', 'GET', `/dossiers/${lodgingNo}/attachments`)).json<{
      attachments: { name: string; itemKey: string; uploadedBy: string | null }[];
    }>();
    expect(files.attachments).toMatchObject([
      { name: 'giay.pdf', itemKey: 'giay-chung-sinh', uploadedBy: null },
    ]);
    const declared = (await desk.send('reception', 'GET', `/dossiers/${lodgingNo}/declared`)).json<{
      fields: { label: string; value: string }[];
    }>();
    expect(declared.fields).toContainEqual({ label: 'Ngày sinh của con', value: '05/02/2026' });
    expect((await desk.send('stranger', 'GET', `/dossiers/${lodgingNo}/declared`)).status).toBe(404);
    // The number that led to it leads to the dossier.
    const seen = await desk.post('/tra-cuu', { code: lodgingNo, secret: own.secret });
    expect(wordsOf(seen)).toContain('Hồ sơ đã nộp, đang chờ tiếp nhận');
    // Monday 07:00 and eight working hours: the end of the day.
    desk.service.clock.advance(10 * HOUR_MS - 60_000);
    await desk.service.app.get(TimerSweep).sweep();
    const late = async () =>
      (
        await desk.service.database.query<{ late: boolean }>({
          text: `select reception_late as late from dossier where id = $1`,
          values: [own.id],
        })
      ).rows[0]!.late;
    expect(await late()).toBe(false);
    desk.service.clock.advance(60_000);
    await desk.service.app.get(TimerSweep).sweep();
    expect(await late()).toBe(true);
    await desk.event('reception', (await desk.send('reception', 'GET', `/dossiers/${lodgingNo}`)).json(), {
      type: 'accept',
    });
  });

  it('keeps no personal data beside the dossier', async () => {
    const { rows } = await desk.service.database.query<{ typed: object; check_hash: Buffer }>({
      text: `select typed, check_hash from online_lodging where sent_at is not null`,
    });
    expect(rows.map((row) => row.typed)).toEqual([{}]);
  });
});

it('what was begun and never sent is forgotten, with its files, and what was sent is not', async () => {
  const own = await begin();
  await send(own, { ...typed, act: 'save' }, ['paper-giay-chung-sinh', 'giay.pdf', PDF]);
  const forget = () => desk.service.app.get(ForgetLodgingsJob).run();
  const kept = async () =>
    (
      await desk.service.database.query<{ sent: number; open: number; files: number }>({
        text: `select count(*) filter (where sent_at is not null)::int as sent, count(*) filter (where id = $1)::int as open,
            (select count(*)::int from attachment where owner_id = $1 and deleted_at is null) as files
          from online_lodging`,
        values: [own.id],
      })
    ).rows[0];
  desk.service.clock.advance(14 * DAY_MS);
  await forget();
  expect(await kept()).toEqual({ sent: 1, open: 1, files: 1 });
  desk.service.clock.advance(2 * DAY_MS);
  await forget();
  expect(await kept()).toEqual({ sent: 1, open: 0, files: 0 });
});

it('nobody begins without end', async () => {
  const tries = [];
  for (let n = 0; n < 22; n++)
    tries.push(
      (await desk.post('/nop-ho-so/bat-dau', { ...BIRTH, case: caseKey, place }, '203.0.113.77')).status,
    );
  expect(tries.filter((status) => status === 201)).toHaveLength(20);
  expect(tries.at(-1)).toBe(429);
});
