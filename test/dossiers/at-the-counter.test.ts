// The counter over HTTP: logging, refusals, versions, repeats, scope, queues, search and the public look-up.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice, PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';
import { codeOf } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

let service: TestApp;
let office: FurnishedOffice;

beforeAll(async () => {
  service = await createTestApp();
  office = await furnishOffice(service.app, service.clock.now());
});
afterAll(() => service.close());

const send = (
  person: PersonName | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  service.http.send(method, `/api/v1${path}`, body, {
    ...(person === null ? {} : { authorization: `Bearer ${office.people[person].token}` }),
    ...headers,
  });
const BODY = {
  procedureCode: '1.001806',
  caseKey: 'chung',
  channel: 'counter',
  decision: 'accept',
  applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen', phone: '0912 345 678', identityNo: '001099000123' },
  checklist: [],
};
const log = async (more: object = {}, headers: Record<string, string> = {}): Promise<Dossier> => {
  const answer = await send('reception', 'POST', '/dossiers', { ...BODY, ...more }, headers);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.json<Dossier>();
};
const event = (person: PersonName, dossier: Dossier, body: object, version = dossier.version, more = {}) =>
  send(person, 'POST', `/dossiers/${dossier.code ?? dossier.lodgingNo}/events`, body, {
    'if-match': `"${version}"`,
    ...more,
  });

describe('a change', () => {
  it('needs the version it was decided on, and is refused when the dossier has moved on', async () => {
    const dossier = await log();
    const path = `/dossiers/${dossier.code}/events`;
    expect(codeOf(await send('reception', 'POST', path, { type: 'transfer' }))).toEqual([
      428,
      'ifMatch.required',
    ]);
    const moved = await event('reception', dossier, { type: 'transfer' });
    expect([moved.status, moved.headers.get('etag')]).toEqual([200, `"${dossier.version + 1}"`]);
    const stale = await event('head', dossier, { type: 'complete' });
    expect(codeOf(stale)).toEqual([412, 'dossier.stale']);
    expect(stale.json()).toMatchObject({ now: dossier.version + 1, state: 'processing.assign' });
    const read = await send('head', 'GET', `/dossiers/${dossier.code}`);
    expect(read.headers.get('etag')).toBe(`"${dossier.version + 1}"`);
  });

  it('repeated under one key gives the first answer; the key serves nothing else', async () => {
    const dossier = await log();
    const key = { 'idempotency-key': 'once' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => event('reception', dossier, { type: 'transfer' }, dossier.version, key)),
    );
    for (const answer of answers) expect([answer.status, answer.text]).toEqual([200, answers[0]!.text]);
    const other = await event('reception', dossier, { type: 'take' }, dossier.version, key);
    expect(codeOf(other)).toEqual([422, 'idempotency.mismatch']);
  });

  it('logging twice under one key logs one dossier, with the same secret', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => log({}, { 'idempotency-key': 'lodge-once' })));
    expect([second!.code, second!.lookupSecret]).toEqual([first!.code, first!.lookupSecret]);
  });

  it('is refused with what is possible, and with each missing fact by name', async () => {
    const dossier = await log();
    const early = await event('reception', dossier, { type: 'return', how: 'desk' });
    expect(codeOf(early)).toEqual([409, 'event.notPossible']);
    expect(early.json()).toMatchObject({ possible: expect.arrayContaining(['transfer']) });
    const twice = await event('reception', dossier, { type: 'accept' });
    expect(codeOf(twice)).toEqual([409, 'event.notPossible']);
    const moved = (await event('reception', dossier, { type: 'transfer' })).json<Dossier>();
    const bare = await event('head', dossier, { type: 'sendBack' }, moved.version);
    expect(bare.status).toBe(422);
    expect(bare.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual([
      '/to',
      '/reason',
    ]);
    const wrong = await event('head', dossier, { type: 'nonsense' }, moved.version);
    expect(codeOf(wrong)).toEqual([422, 'request.invalid']);
  });
});

describe('logging', () => {
  it.each([
    ['an unknown procedure', { procedureCode: '9.999999' }, 404, 'procedure.unknown'],
    ['an unknown case', { caseKey: 'khong-co' }, 404, 'case.unknown'],
    ['a refusal without reason', { decision: 'refuse' }, 422, 'facts.missing'],
    ['no applicant', { applicant: undefined }, 422, 'request.invalid'],
    ['a wrong phone', { applicant: { name: 'X', phone: 'call me' } }, 422, 'request.invalid'],
    ['a field that is not there', { colour: 'red' }, 422, 'request.invalid'],
  ])('%s is refused and nothing is kept', async (_, more, status, code) => {
    const count = async () =>
      (await service.database.query<{ n: string }>({ text: 'select count(*) n from dossier' })).rows[0]!.n;
    const before = await count();
    const answer = await send('reception', 'POST', '/dossiers', { ...BODY, ...more });
    expect(codeOf(answer)).toEqual([status, code]);
    expect(await count()).toBe(before);
  });

  it('is for receptions', async () => {
    expect(codeOf(await send('officer', 'POST', '/dossiers', BODY))).toEqual([422, 'reception.missing']);
    expect(codeOf(await send(null, 'POST', '/dossiers', BODY))).toEqual([401, 'auth.required']);
  });

  it('keeps names in one Unicode form, and out of the journal', async () => {
    const decomposed = 'Nguyễn Văn Bền'.normalize('NFD');
    const { id } = await log({ applicant: { ...BODY.applicant, name: decomposed } });
    const { rows } = await service.database.query<{ name: string; journal: string }>({
      text: `select a.name, (select string_agg(entry::text, '') from case_event e where e.case_id = a.dossier_id) as journal
        from dossier_applicant a where a.dossier_id = $1`,
      values: [id],
    });
    expect(rows[0]!.name).toBe('Nguyễn Văn Bền'.normalize('NFC'));
    expect(rows[0]!.journal).not.toContain('Bền');
  });

  it('online waits for an answer, is late after eight working hours, and gets its code on acceptance', async () => {
    const lodged = await log({ channel: 'online', decision: undefined });
    expect([lodged.state, lodged.code]).toEqual(['lodged', null]);
    expect(lodged.lodgingNo).toMatch(/^LH99/);
    service.clock.advance(26 * HOUR_MS);
    await service.app.get(TimerSweep).sweep();
    const { rows } = await service.database.query<{ kind: string }>({
      text: 'select kind from alert where dossier_id = $1',
      values: [lodged.id],
    });
    expect(rows).toEqual([{ kind: 'receptionLate' }]);
    const now = (await send('reception', 'GET', `/dossiers/${lodged.lodgingNo}`)).json<Dossier>();
    const accepted = (await event('reception', now, { type: 'accept' })).json<Dossier>();
    expect(accepted.code).toMatch(/^H99\./);
    expect((await send('reception', 'GET', `/dossiers/${accepted.code}`)).status).toBe(200);
  });
});

describe('what is not one’s own', () => {
  it('cannot be read or changed, and looks as if it were not there', async () => {
    const dossier = await log();
    for (const ref of [dossier.code, dossier.id]) {
      expect(codeOf(await send('stranger', 'GET', `/dossiers/${ref}`))).toEqual([404, 'dossier.unknown']);
      const sent = await send(
        'stranger',
        'POST',
        `/dossiers/${ref}/events`,
        { type: 'transfer' },
        { 'if-match': '"2"' },
      );
      expect(codeOf(sent)).toEqual([404, 'dossier.unknown']);
    }
    expect((await send('admin', 'GET', `/dossiers/${dossier.code}`)).status).toBe(404);
    expect((await send('chief', 'GET', `/dossiers/${dossier.code}`)).status).toBe(200);
    expect(codeOf(await event('officer', dossier, { type: 'transfer' }))).toEqual([403, 'right.missing']);
    const queue = await send('stranger', 'GET', `/dossiers?unitId=${office.units.department}`);
    expect(codeOf(queue)).toEqual([403, 'unit.outsideScope']);
    expect((await send('stranger', 'GET', '/search?q=Nguyen')).json<{ rows: unknown[] }>().rows).toEqual([]);
  });

  it('every reading of personal data is logged', async () => {
    const dossier = await log();
    await send('chief', 'GET', `/dossiers/${dossier.code}`);
    await service.app.get(AccessLog).flush();
    const { rows } = await service.database.query({
      text: `select what from access_log where dossier_id = $1 and staff_id = $2`,
      values: [dossier.id, office.people.chief.staffId],
    });
    expect(rows).toEqual([{ what: 'dossier' }]);
  });
});

describe('finding', () => {
  it.each([
    ['a name without marks', 'tran dinh dung'],
    ['a name with marks', 'Trần Đình Dũng'],
    ['an identity number', '038099111222'],
    ['a phone with other spaces', '0988 776655'],
    ['a phone written together', '0988776655'],
    ['a phone with the country', '+84 988 776 655'],
    ['the end of a phone', '776655'],
  ])('%s', async (_, q) => {
    const applicant = { name: 'Trần Đình Dũng', phone: '0988 776 655', identityNo: '038099111222' };
    const dossier = await log({ applicant });
    const { rows } = (await send('reception', 'GET', `/search?q=${encodeURIComponent(q)}`)).json<{
      rows: Dossier[];
    }>();
    expect(rows.map(({ id }) => id)).toContain(dossier.id);
  });

  it('part of a code', async () => {
    const dossier = await log();
    const part = dossier.code!.slice(-11);
    const { rows } = (await send('reception', 'GET', `/search?q=${part}`)).json<{ rows: Dossier[] }>();
    expect(rows.map(({ id }) => id)).toContain(dossier.id);
  });

  it('a queue page by page holds every dossier once, those due first', async () => {
    for (let i = 0; i < 5; i++) await log();
    await log({ channel: 'online', decision: undefined });
    const seen: { id: string; lateFromAt: string | null }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/dossiers?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = (await send('reception', 'GET', path)).json<{ rows: typeof seen; next: string | null }>();
      seen.push(...page.rows);
      cursor = page.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    const dues = seen.map(({ lateFromAt }) => (lateFromAt === null ? Infinity : Date.parse(lateFromAt)));
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    expect(dues.at(-1)).toBe(Infinity);
    expect(codeOf(await send('reception', 'GET', '/dossiers?cursor=bm9uc2Vuc2U'))).toEqual([
      422,
      'cursor.invalid',
    ]);
  });

  it('time in each state of one dossier, and summed over a period', async () => {
    const dossier = await log();
    service.clock.advance(HOUR_MS);
    await event('reception', dossier, { type: 'transfer' });
    const one = (await send('officer', 'GET', `/dossiers/${dossier.code}/time-in-state`)).json<{
      byState: Record<string, number>;
    }>();
    expect(Object.keys(one.byState)).toEqual(['lodged', 'accepted', 'processing.assign']);
    const sums = await send(
      'chief',
      'GET',
      '/time-in-state?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z&by=state',
    );
    const { lines } = sums.json<{ lines: { key: string; stays: number }[] }>();
    expect(lines.find(({ key }) => key === 'accepted')!.stays).toBeGreaterThan(0);
  });
});

describe('the public look-up', () => {
  beforeEach(() => service.database.query({ text: 'delete from throttle' }));

  it('tells who holds the receipt where the dossier is, and nothing personal', async () => {
    const { code, lookupSecret } = await log();
    const answer = await send(null, 'POST', '/look-up', { code, secret: lookupSecret });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      code,
      state: 'accepted',
      nationalStatus: 2,
      applicant: 'Nguyễn T. H.',
    });
    expect(answer.text).not.toMatch(/Hoà|0912|001099000123/);
  });

  it('takes the secret as it is read out, in small letters or with blanks', async () => {
    const { code, lookupSecret } = await log();
    expect(lookupSecret).toMatch(/^[A-HJ-NP-Z2-9]{5}-[A-HJ-NP-Z2-9]{5}$/);
    for (const secret of [lookupSecret.toLowerCase(), lookupSecret.replace('-', ' – '), ` ${lookupSecret} `])
      expect((await send(null, 'POST', '/look-up', { code, secret })).status).toBe(200);
  });

  it('does not tell a wrong code from a wrong secret, and slows down at an old receipt', async () => {
    const { code } = await log();
    const [old, wrong] = ['271828', '000000'];
    await service.database.query({
      text: `update dossier set lookup_secret = $2 where code = $1`,
      values: [code, old],
    });
    expect((await send(null, 'POST', '/look-up', { code, secret: old })).status).toBe(200);
    await service.database.query({ text: 'delete from known_place' });
    const bad = await send(null, 'POST', '/look-up', { code, secret: wrong });
    const none = await send(null, 'POST', '/look-up', { code: 'H99.012.00-990101-0001', secret: wrong });
    const plain = ({ status, text }: Answer) => [status, text.replace(/"traceId":"[^"]+"/, '')];
    expect(plain(none)).toEqual(plain(bad));
    for (let i = 0; i < 5; i++) await send(null, 'POST', '/look-up', { code, secret: wrong });
    const slowed = await send(null, 'POST', '/look-up', { code, secret: old });
    expect(codeOf(slowed)).toEqual([429, 'lookUp.throttled']);
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
