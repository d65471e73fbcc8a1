// What an applicant changes of his dossier himself: never with the receipt alone, always with a code sent to his address.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACT_WORDS } from '../../src/citizen/acts/words.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time/instant.ts';
import { openSink, type SmtpSink } from '../alerts/smtp-sink.ts';
import { pdf } from '../attachments/sample-files.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { CitizenDesk, hidden, type Page, wordsOf } from './citizen-desk.ts';

let sink: SmtpSink;
let desk: CitizenDesk;

beforeAll(async () => {
  sink = await openSink();
  desk = await CitizenDesk.open({ environment: { SMTP_URL: sink.url } });
});
afterAll(async () => {
  await desk.close();
  await sink.close();
});

const APPLICANT = { name: 'Lê Thị Mận', email: 'man@thu.example' };
const ASKED = { reason: 'Thiếu giấy tờ', items: ['Bản vẽ', 'Ảnh 3×4'], marks: { 'Ảnh 3×4': 'incorrect' } };

async function waiting(): Promise<Dossier> {
  return desk.log({ applicant: APPLICANT, decision: 'requestSupplement', ...ASKED });
}
const heldOf = ({ code, lodgingNo, lookupSecret }: Dossier) => ({
  code: code ?? lodgingNo ?? '',
  secret: lookupSecret,
});

/** The code of the newest mail about a dossier. */
async function mailed(count: number): Promise<string> {
  for (let n = 0; n < 400; n++) {
    const mails = sink.taken.filter(({ subject }) => subject.includes('xác nhận'));
    if (mails.length >= count) {
      expect(mails.at(-1)!.to).toEqual([APPLICANT.email]);
      return /: (\d{6})/.exec(decoded(mails.at(-1)!.raw))![1]!;
    }
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('no mail came');
}

/** The text of a mail, whether it was sent in base64 or quoted. */
function decoded(raw: string): string {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  return /base64/i.test(head)
    ? Buffer.from(text, 'base64').toString()
    : text
        .replace(/=\r\n/g, '')
        .replace(/(=[0-9A-F]{2})+/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString());
}

let mails = 0;
async function proved(dossier: Dossier, act: 'supplement' | 'withdraw'): Promise<Page> {
  const held = heldOf(dossier);
  expect((await desk.post('/tra-cuu/ma', { ...held, act })).status).toBe(200);
  const otp = await mailed((mails += 1));
  return desk.post('/tra-cuu/xac-nhan', { ...held, act, otp: `${otp.slice(0, 3)} ${otp.slice(3)}` });
}
const stateOf = async ({ id }: Dossier) =>
  (await desk.send('reception', 'GET', `/dossiers/${id}`)).json<
    Dossier & { state: string; officer: unknown }
  >();

describe('answering what was asked for', () => {
  it('goes by a code to the address, with a file for each item, and back to whoever asked', async () => {
    const dossier = await waiting();
    const held = heldOf(dossier);
    const seen = await desk.post('/tra-cuu', held);
    expect(seen.text).toContain('name="act" value="supplement"');
    const begun = await desk.post('/tra-cuu/viec', { ...held, act: 'supplement' });
    expect(begun.text).toContain(ACT_WORDS.vi.sendAbout);
    const page = await proved(dossier, 'supplement');
    expect(page.status).toBe(200);
    expect(wordsOf(page)).toContain('Bản vẽ (còn thiếu, cần nộp)');
    expect(wordsOf(page)).toContain('Ảnh 3×4 (nội dung sai, cần sửa)');
    expect(page.text).not.toContain(APPLICANT.email);
    const own = { ...held, pass: hidden(page, 'pass') };
    const half = await desk.sendForm('/tra-cuu/bo-sung', { ...own, act: 'send' }, [
      ['item-0', 'ban-ve.pdf', pdf('Ban ve')],
    ]);
    expect(half.status).toBe(422);
    expect(half.text).toContain(`<p class="wrong" id="item-1-wrong">${ACT_WORDS.vi.itemMissing}</p>`);
    expect(half.text).toContain('ban-ve.pdf');
    expect((await stateOf(dossier)).state).toBe('awaitingSupplement');
    const whole = await desk.sendForm('/tra-cuu/bo-sung', { ...own, act: 'send' }, [
      ['item-1', 'anh.pdf', pdf('Anh')],
    ]);
    expect([whole.status, wordsOf(whole)]).toEqual([200, expect.stringContaining(ACT_WORDS.vi.answered)]);
    expect((await stateOf(dossier)).state).toBe('lodged');
    const { journal } = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}`)).json<{
      journal: { type: string; actorId: string | null }[];
    }>();
    expect(journal.find(({ type }) => type === 'completeSupplement')).toMatchObject({ actorId: null });
    const papers = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/papers`)).json<{
      papers: { key: string; digitised: boolean }[];
    }>();
    expect(papers.papers.filter(({ digitised }) => digitised).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['Bản vẽ', 'Ảnh 3×4']),
    );
    const files = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/attachments`)).json<{
      attachments: { itemKey: string }[];
    }>();
    expect(files.attachments.map(({ itemKey }) => itemKey).sort()).toEqual(['Bản vẽ', 'Ảnh 3×4'].sort());
    // The pass was for this once.
    expect((await desk.sendForm('/tra-cuu/bo-sung', { ...own, act: 'send' })).status).toBe(422);
  });

  it('of an accepted dossier gives a new appointment', async () => {
    let dossier = await desk.event('reception', await desk.log({ applicant: APPLICANT }), {
      type: 'transfer',
    });
    dossier = await desk.event('head', dossier, {
      type: 'requestSupplement',
      reason: 'Thiếu',
      items: ['Đơn'],
    });
    desk.service.clock.advance(48 * HOUR_MS);
    const page = await proved(dossier, 'supplement');
    const own = { ...heldOf(dossier), pass: hidden(page, 'pass') };
    const sent = await desk.sendForm('/tra-cuu/bo-sung', { ...own, act: 'send' }, [
      ['item-0', 'don.pdf', pdf()],
    ]);
    expect(sent.status).toBe(200);
    expect((await stateOf(dossier)).state).toMatch(/^processing\./);
    const { forms } = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/forms`)).json<{
      forms: { meaning: string }[];
    }>();
    expect(forms[0]!.meaning).toBe('receipt');
  });
});

describe('withdrawing', () => {
  it('goes by a code too, and ends the dossier', async () => {
    const dossier = await desk.log({ applicant: APPLICANT });
    const page = await proved(dossier, 'withdraw');
    const own = { ...heldOf(dossier), pass: hidden(page, 'pass') };
    const done = await desk.post('/tra-cuu/rut', own);
    expect([done.status, wordsOf(done)]).toEqual([200, expect.stringContaining(ACT_WORDS.vi.withdrawn)]);
    expect((await stateOf(dossier)).state).toBe('stopped');
    expect((await desk.post('/tra-cuu/viec', { ...heldOf(dossier), act: 'withdraw' })).status).toBe(409);
  });
});

describe('nothing is changed', () => {
  it('with the receipt alone, by another act’s pass, or for another dossier', async () => {
    const [dossier, other] = [await waiting(), await waiting()];
    const page = await proved(dossier, 'supplement');
    const pass = hidden(page, 'pass');
    for (const [path, fields] of [
      ['/tra-cuu/rut', { ...heldOf(dossier), pass: '' }],
      ['/tra-cuu/rut', { ...heldOf(dossier), pass }],
      ['/tra-cuu/rut', { ...heldOf(other), pass }],
      ['/tra-cuu/rut', { ...heldOf(dossier), secret: 'AAAAA-BBBBB', pass }],
    ] as const)
      expect([path, (await desk.post(path, fields)).status]).toEqual([
        path,
        fields.secret === 'AAAAA-BBBBB' ? 404 : 422,
      ]);
    const file = ['item-0', 'x.pdf', pdf()] as const;
    expect(
      (await desk.sendForm('/tra-cuu/bo-sung', { ...heldOf(other), pass, act: 'send' }, [file])).status,
    ).toBe(422);
    expect((await stateOf(dossier)).state).toBe('awaitingSupplement');
    expect((await stateOf(other)).state).toBe('awaitingSupplement');
    const { rows } = await desk.service.database.query({
      text: `select 1 from attachment where owner_id = $1`,
      values: [other.id],
    });
    expect(rows).toEqual([]);
  });

  it('by a code mistyped five times, and whoever mistyped reads on and asks for a new one', async () => {
    const dossier = await waiting();
    const held = { ...heldOf(dossier), act: 'supplement' };
    await desk.post('/tra-cuu/ma', held);
    const otp = await mailed((mails += 1));
    const wrong = String((Number(otp) + 1) % 1_000_000).padStart(6, '0');
    for (let n = 0; n < 5; n++) {
      const page = await desk.post('/tra-cuu/xac-nhan', { ...held, otp: wrong });
      expect(page.text).toContain(`id="otp-wrong">${ACT_WORDS.vi.wrong}</p>`);
    }
    const over = await desk.post('/tra-cuu/xac-nhan', { ...held, otp });
    expect(over.text).toContain(ACT_WORDS.vi.over);
    expect((await desk.post('/tra-cuu', heldOf(dossier))).status).toBe(200);
    expect((await proved(dossier, 'supplement')).status).toBe(200);
  });

  it('by guesses of a day, whatever new codes were asked for', async () => {
    const dossier = await waiting();
    const held = { ...heldOf(dossier), act: 'supplement' };
    const answers = [];
    for (let code = 0; code < 4; code++) {
      await desk.post('/tra-cuu/ma', held);
      const otp = await mailed((mails += 1));
      const wrong = String((Number(otp) + 1) % 1_000_000).padStart(6, '0');
      if (code === 3) answers.push((await desk.post('/tra-cuu/xac-nhan', { ...held, otp })).text);
      else for (let n = 0; n < 5; n++) await desk.post('/tra-cuu/xac-nhan', { ...held, otp: wrong });
    }
    expect(answers).toEqual([expect.stringContaining(ACT_WORDS.vi.over)]);
    const { rows } = await desk.service.database.query<{ kept: number }>({
      text: `select count(*)::int as kept from delivery where about_id = $1 and payload ->> 'code' ~ '^\\d{6}$'`,
      values: [dossier.id],
    });
    expect(rows).toEqual([{ kept: 0 }]);
  });

  it('by an old code, or one that was sent before another', async () => {
    const dossier = await waiting();
    const held = { ...heldOf(dossier), act: 'supplement' };
    await desk.post('/tra-cuu/ma', held);
    const first = await mailed((mails += 1));
    await desk.post('/tra-cuu/ma', held);
    const second = await mailed((mails += 1));
    if (first !== second)
      expect((await desk.post('/tra-cuu/xac-nhan', { ...held, otp: first })).text).toContain(
        ACT_WORDS.vi.wrong,
      );
    desk.service.clock.advance(20 * MINUTE_MS + 1);
    expect((await desk.post('/tra-cuu/xac-nhan', { ...held, otp: second })).text).toContain(
      ACT_WORDS.vi.over,
    );
  });

  it('where no address was lodged: the page says where to go instead', async () => {
    const dossier = await desk.log({
      applicant: { name: 'Không Thư' },
      decision: 'requestSupplement',
      ...ASKED,
    });
    const page = await desk.post('/tra-cuu/ma', { ...heldOf(dossier), act: 'supplement' });
    expect([page.status, wordsOf(page)]).toEqual([409, expect.stringContaining('Xin đến Đơn vị H99.12.01')]);
  });
});

it('codes are not sent without end, and nobody else reads them', async () => {
  const dossier = await waiting();
  const held = { ...heldOf(dossier), act: 'withdraw' };
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push((await desk.post('/tra-cuu/ma', held)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  await mailed((mails += 5));
  const listed = await desk.send('admin', 'GET', '/deliveries?status=sent&limit=100');
  expect(listed.text).toContain('oneTimeCode');
  expect(listed.text).not.toMatch(/"code":"\d{6}"/);
  const { rows } = await desk.service.database.query<{ code_hash: Buffer }>({
    text: `select code_hash from one_time_code where dossier_id = $1`,
    values: [dossier.id],
  });
  expect(rows[0]!.code_hash).toHaveLength(32);
});
