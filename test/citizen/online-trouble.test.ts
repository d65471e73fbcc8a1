// What happens to a dossier that is lodged online while the form takes long, or is left and taken up again.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ForgetLodgingsJob } from '../../src/citizen/online/forget-lodgings.job.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/time/instant.ts';
import { pdf } from '../attachments/sample-files.ts';
import { CitizenDesk, hidden } from './citizen-desk.ts';

const PDF = pdf();
const TYPED = {
  name: 'Trần Thị Bưởi',
  kind: 'citizen',
  identityNo: '001190000456',
  phone: '0987 654 321',
  email: 'buoi@thu.example',
  address: 'Số 2, phố Mẫu',
  'field-ho-ten-con': 'Trần Văn Cam',
  'field-ngay-sinh': '5.2.2026',
  'field-gioi-tinh': 'Nam',
  'field-noi-sinh': 'Bệnh viện tỉnh',
  'field-cha-me': 'Trần Văn Quýt',
};

let desk: CitizenDesk;
beforeAll(async () => {
  desk = await CitizenDesk.open();
  await desk.set('online.lodging', true);
});
afterAll(() => desk.close());

async function begin(): Promise<{ id: string; secret: string }> {
  const place = `${desk.office.units.oneStop}/${desk.office.units.department}`;
  const { cases } = (await desk.send('reception', 'GET', '/procedures/1.001193')).json<{
    cases: { key: string }[];
  }>();
  const asked = { procedure: '1.001193', case: cases[0]!.key, place };
  const page = await desk.post('/nop-ho-so/bat-dau', asked);
  expect(page.status).toBe(201);
  return { id: hidden(page, 'id'), secret: hidden(page, 'secret') };
}

async function rowOf(id: string) {
  const { rows } = await desk.service.database.query<{ typed: object; declared: object | null }>({
    text: `select typed, declared from online_lodging where id = $1`,
    values: [id],
  });
  return rows[0];
}

/** A form as a browser sends it, of which the second half comes an hour after the first. */
async function sendSlowly(fields: Readonly<Record<string, string>>): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(
    'paper-giay-chung-sinh',
    new Blob([new Uint8Array(PDF)], { type: 'application/pdf' }),
    'giay.pdf',
  );
  const whole = new Response(form);
  const type = whole.headers.get('content-type')!;
  const bytes = Buffer.from(await whole.arrayBuffer());
  const half = bytes.length - 200;
  async function* slowly() {
    yield bytes.subarray(0, half);
    await new Promise((next) => setTimeout(next, 200));
    desk.service.clock.advance(HOUR_MS);
    yield bytes.subarray(half);
  }
  const answer = await fetch(`${desk.service.http.url}/nop-ho-so/ho-so`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: slowly() as never,
    duplex: 'half',
  } as RequestInit);
  return answer.status;
}

it('is lodged when all of it has come, not when it began to', async () => {
  const own = await begin();
  const begun = desk.service.clock.now();
  expect(await sendSlowly({ ...own, ...TYPED, act: 'send' })).toBe(200);
  const { rows } = await desk.service.database.query<{ at: number }>({
    text: `select (extract(epoch from lodged_at) * 1000)::float8 as at from dossier where id = $1`,
    values: [own.id],
  });
  expect(rows).toEqual([{ at: begun + HOUR_MS }]);
  expect(await rowOf(own.id)).toMatchObject({ typed: {}, declared: expect.anything() });
});

it('is kept while somebody comes back to it, and forgotten once nobody does', async () => {
  const own = await begin();
  const forget = () => desk.service.app.get(ForgetLodgingsJob).run();
  desk.service.clock.advance(14 * DAY_MS);
  expect((await desk.post('/nop-ho-so/tiep', own)).status).toBe(200);
  desk.service.clock.advance(2 * DAY_MS);
  await forget();
  expect(await rowOf(own.id)).toMatchObject({ typed: {} });
  desk.service.clock.advance(15 * DAY_MS);
  await forget();
  expect(await rowOf(own.id)).toBeUndefined();
});
