// What a citizen sees who holds a receipt: plain words, nothing private, the same answer to every wrong try.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { html } from '../../src/platform/http/html.ts';
import { STYLE } from '../../src/citizen/style.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice } from '../support/furnished-office.ts';

interface Lodged {
  readonly code: string;
  readonly lodgingNo: string | null;
  readonly lookupSecret: string;
}

let service: TestApp;
let office: FurnishedOffice;

beforeAll(async () => {
  service = await createTestApp();
  office = await furnishOffice(service.app, service.clock.now());
});
afterAll(() => service.close());

async function lodge(more: object = {}): Promise<Lodged> {
  const answer = await service.http.send(
    'POST',
    '/api/v1/dossiers',
    {
      procedureCode: '1.001806',
      caseKey: 'chung',
      decision: 'accept',
      applicant: { name: 'Nguyễn <b>Thị</b> Hoà', phone: '0912345678', identityNo: '001099000123' },
      ...more,
    },
    { authorization: `Bearer ${office.people.reception.token}` },
  );
  expect(answer.status).toBe(201);
  return answer.json<Lodged>();
}

const post = (code: string, secret: string, query = '') =>
  fetch(`${service.http.url}/tra-cuu${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code, secret }).toString(),
  });

describe('the form', () => {
  it('takes the code from the receipt’s symbol, loads nothing from elsewhere and is kept by nobody', async () => {
    const answer = await fetch(
      `${service.http.url}/tra-cuu?ma=${encodeURIComponent('A"><script>x</script>B')}`,
    );
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect([answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    expect(page).toContain('value="A&quot;&gt;&lt;SCRIPT&gt;X&lt;/SCRIPT&gt;B"');
    expect(page.toLowerCase()).not.toContain('<script');
    expect(page.length + STYLE.length).toBeLessThan(60_000);
  });

  it('speaks English too', async () => {
    const page = await (await fetch(`${service.http.url}/tra-cuu?lang=en`)).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Look up a dossier');
  });
});

describe('the answer', () => {
  it('tells where the dossier is and when to come, and no more of a name than is needed', async () => {
    const { code, lookupSecret } = await lodge();
    const answer = await post(code, lookupSecret);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Hồ sơ đã được tiếp nhận');
    expect(page).toMatch(/Hẹn trả kết quả<\/dt>\s*<dd>17:00 thứ Hai 16\/03\/2026/);
    expect(page).not.toMatch(/Hoà|0912345678|001099000123|<b>Thị/);
    expect(page.length + STYLE.length).toBeLessThan(60_000);
  });

  it('is the same to a wrong code and a wrong number, whatever was typed', async () => {
    const { code } = await lodge();
    const wrong = [
      await post(code, '000000'),
      await post('H99.01-260302-9999', '000000'),
      await post(code, 'abc'),
    ];
    const texts = await Promise.all(
      wrong.map(async (answer) => [
        answer.status,
        (await answer.text()).replaceAll(code, '').replaceAll('H99.01-260302-9999', ''),
      ]),
    );
    expect(texts[0]![0]).toBe(404);
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
    expect(texts[0]![1]).toContain('không khớp');
  });

  it('lists what is missing and where to bring it', async () => {
    const { lodgingNo, lookupSecret } = await lodge({
      decision: 'requestSupplement',
      reason: 'Thiếu',
      items: ['Bản vẽ mặt bằng'],
    });
    const page = await (await post(lodgingNo ?? '', lookupSecret)).text();
    expect(page).toContain('<li>Bản vẽ mặt bằng (còn thiếu, cần nộp)</li>');
    expect(page).toContain('chờ bổ sung');
  });

  it('says openly when the appointment was not kept', async () => {
    const { code, lookupSecret } = await lodge();
    service.clock.advance(30 * 24 * HOUR_MS);
    const page = await (await post(code, lookupSecret)).text();
    expect(page).toContain('Hồ sơ bị trễ hạn từ 17/03/2026');
    // The day on which it became late stands with the word, the day of acceptance with the state.
    const band = /<p class="band late">.*?<\/p>/s.exec(page)![0].replace(/<svg.*?<\/svg>/s, '');
    expect(
      band
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe('Hồ sơ đã được tiếp nhận từ 07:00 02/03/2026 Trễ hạn từ 17/03/2026');
    expect(await (await post(code, lookupSecret, '?lang=en')).text()).toContain(
      'has been late since 17/03/2026',
    );
  });

  it('tells what to bring, and whom to ask when the appointment is not kept', async () => {
    const { code, lookupSecret } = await lodge();
    const page = await (await post(code, lookupSecret)).text();
    for (const words of ['giấy hẹn', 'Thẻ căn cước', 'Văn bản ủy quyền', 'phải xin lỗi bằng văn bản'])
      expect(page.toLowerCase()).toContain(words.replace('giấy hẹn', 'hẹn trả kết quả').toLowerCase());
    expect(page).toContain('Hỏi nơi tiếp nhận: Đơn vị H99.12.01');
    expect(page).toContain('Báo cơ quan theo dõi việc giải quyết: Đơn vị H99.01');
    expect(page).toContain('href="/phan-anh?lang=vi"');
  });

  it.each([
    ['in a sentence', (code: string) => `Mã hồ sơ: ${code}.`],
    ['in a link', (code: string) => `https://motcua.tinh.vn/tra-cuu?ma=${code}`],
    ['with blanks for dashes', (code: string) => code.replaceAll('-', ' ')],
    ['by a mail program', (code: string) => code.replaceAll('-', '=2D')],
  ])('comes to a code that was pasted %s', async (_, pasted) => {
    const { code, lookupSecret } = await lodge();
    const answer = await post(pasted(code), lookupSecret);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`</span> ${code}</h1>`);
  });

  it('gives the appointment as a file for a calendar, without a name in it', async () => {
    const { code, lookupSecret } = await lodge();
    const ask = (secret: string) =>
      fetch(`${service.http.url}/tra-cuu/lich.ics`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ code, secret }).toString(),
      });
    const answer = await ask(lookupSecret);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="hen-tra-${code}.ics"`);
    const file = await answer.text();
    const lines = file.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    const whole = file.replaceAll('\r\n ', '');
    expect(whole).toContain(`UID:${code}@`);
    expect(whole).toMatch(/\r\nDTSTART:20260\d{3}T100000Z\r\n/);
    expect(whole).toContain(`SUMMARY:Hẹn trả kết quả hồ sơ ${code}`);
    expect(whole).toContain('\\n- Thẻ căn cước hoặc giấy tờ tùy thân khác\\n');
    expect(whole).not.toMatch(/Nguyễn|Hoà|0912345678/);
    expect((await ask('AAAAA-BBBBB')).status).toBe(404);
  });

  it('refuses to be tried without end', async () => {
    const { code } = await lodge();
    const statuses = [];
    for (let tries = 0; tries < 9; tries++) statuses.push((await post(code, '111111')).status);
    expect(statuses).toContain(429);
    const page = await (await post(code, '111111')).text();
    expect(page).toContain('Xin thử lại sau 1 phút');
  });
});

it('escapes whatever is put into it, and leaves out what is not there', () => {
  expect(html`<p>${'<&"\'>'}${null}${false}${[html`<i>${1}</i>`]}</p>`.text).toBe(
    '<p>&lt;&amp;&quot;&#39;&gt;<i>1</i></p>',
  );
});
