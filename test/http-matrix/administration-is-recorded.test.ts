// Every changing route that administrators have writes down what it did, in the transaction that did it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnnulCalendar } from '../../src/calendars/annul-calendar.ts';
import { HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { csrfTokenOf } from '../../src/organization/sign-in/secret.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { SettableClock } from '../../src/platform/clock.ts';
import type { ManualClock } from '../../src/platform/clock.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice } from '../support/furnished-office.ts';
import { ROUTES } from './routes.ts';

interface Line {
  readonly action: string;
  readonly staff_id: string | null;
  readonly subject_id: string | null;
  readonly network: string | null;
  readonly text: string;
}
interface Sent {
  readonly status: number;
  readonly requestId: string;
  readonly body: Record<string, unknown>;
}

let service: TestApp;
let office: FurnishedOffice;
let headers: Record<string, string>;

beforeAll(async () => {
  // Whoever sets the clock needs one that can be set; here it is only asked what time it is.
  const clock = SettableClock.startingAt(parseInstant('2026-03-02T07:00')) as unknown as ManualClock;
  service = await createTestApp({ clock, environment: { MOTCUA_MODE: 'evaluation' } });
  const at = service.clock.now();
  office = await furnishOffice(service.app, at);
  const { staffId } = office.people.admin;
  const session = { staffId, kind: 'browser', name: null, expiresAt: at + HOUR_MS } as const;
  const { secret } = await service.app.get(Sessions).open(session, at);
  headers = { cookie: `motcua=${secret}`, 'x-csrf-token': csrfTokenOf(secret) };
});
afterAll(() => service.close());

async function send(route: string, body?: unknown, more: Record<string, string> = {}): Promise<Sent> {
  const [method, path] = route.split(' ') as [string, string];
  const type = typeof body === 'string' ? 'application/yaml' : 'application/json';
  const answer = await fetch(`${service.http.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': type }), ...more },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    requestId: answer.headers.get('x-request-id')!,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

async function linesOf(requestId: string): Promise<Line[]> {
  const { rows } = await service.database.query<Line>({
    text: `select action, staff_id, subject_id, network, row_to_json(l)::text as text
      from administration_log l where request_id = $1`,
    values: [requestId],
  });
  return rows;
}

const version = (n: number) => ({ 'if-match': `"${n}"` });
const VERSION = version(1);
const LATENESS = { window: 90, count: 4, share: 0.2 };
let made = 0;
const unit = (): Promise<Sent> =>
  send('POST /units', {
    code: `H99.12.1${++made}`,
    name: `Phòng ${made}`,
    kind: 'department',
    isAgency: false,
    level: 'province',
    parentId: office.units.agency,
    validFrom: '2026-01-01',
  });
const person = (): Promise<Sent> => send('POST /staff', { account: `someone.${++made}`, name: 'Ai Đó' });
const position = async (): Promise<Sent> => {
  const { body } = await person();
  const wish = { unitId: office.units.department, position: 'officer' };
  return send(`POST /staff/${String(body['id'])}/positions`, wish);
};
const absence = (day: string): Promise<Sent> =>
  send('POST /absences', {
    staffId: office.people.officer.staffId,
    from: `${day}T08:00:00+07:00`,
    to: `${day}T17:00:00+07:00`,
  });
const competence = (): Promise<Sent> =>
  send('POST /competences', { unitId: office.units.elsewhere, level: 'other', validFrom: '2026-01-01' });
const handOver = (decisionNumber: string): Promise<Sent> =>
  send('POST /admin/hand-overs', {
    decisionNumber,
    decidedOn: '2026-03-01',
    signedBy: 'Chủ tịch',
    reason: 'Mẫu',
    effectiveOn: '2026-07-01',
    rules: [{ fromUnitId: office.units.department, toUnitId: office.units.elsewhere }],
    unitChanges: [],
  });
const versionOff = async (date: string): Promise<number> => {
  const body = { firstDay: date, lastDay: date, days: [{ date, kind: 'off' }] };
  return Number((await send('POST /calendars/vn/versions', body)).body['version']);
};
/** By somebody else than whoever decides. */
const proposedVersion = async (date: string): Promise<number> => {
  const number = await versionOff(date);
  const ref = { name: 'vn', version: number };
  await service.app.get(AnnulCalendar).propose(ref, 'Nhầm', office.people.office.staffId);
  return number;
};
const about = async (thing: Promise<Sent>): Promise<string> => String((await thing).body['id']);

/** How each route is used with success. What only looks ahead writes nothing. */
const USES: Readonly<Record<string, () => Promise<Sent>>> = {
  'POST /api/v1/units': unit,
  'PATCH /api/v1/units/{id}': async () =>
    send(`PATCH /units/${await about(unit())}`, { phone: '1' }, VERSION),
  'POST /api/v1/units/{id}/close': async () =>
    send(`POST /units/${await about(unit())}/close`, { on: '2026-06-01' }, VERSION),
  'DELETE /api/v1/units/{id}/facts/{on}': async () => {
    const id = await about(unit());
    await send(`PATCH /units/${id}`, { on: '2026-09-01', name: 'Phòng Sau Này' }, VERSION);
    return send(`DELETE /units/${id}/facts/2026-09-01`, undefined, version(2));
  },
  'POST /api/v1/staff': person,
  'PATCH /api/v1/staff/{id}': async () =>
    send(`PATCH /staff/${await about(person())}`, { phone: '0900' }, VERSION),
  'POST /api/v1/staff/{id}/disable': async () =>
    send(`POST /staff/${await about(person())}/disable`, {}, VERSION),
  'POST /api/v1/staff/{id}/enable': async () =>
    send(`POST /staff/${await about(person())}/enable`, undefined, VERSION),
  'POST /api/v1/staff/{id}/password-reset': async () =>
    send(`POST /staff/${await about(person())}/password-reset`),
  'POST /api/v1/staff/{id}/positions': position,
  'POST /api/v1/positions/{id}/end': async () => send(`POST /positions/${await about(position())}/end`, {}),
  'POST /api/v1/absences': () => absence('2026-04-01'),
  'POST /api/v1/absences/{id}/end': async () =>
    send(`POST /absences/${await about(absence('2026-04-02'))}/end`),
  'POST /api/v1/competences': competence,
  'POST /api/v1/competences/{id}/end': async () =>
    send(`POST /competences/${await about(competence())}/end`, { on: '2026-06-01' }),
  'POST /api/v1/calendars/{name}/versions': () =>
    send('POST /calendars/vn/versions', {
      firstDay: '2026-03-10',
      lastDay: '2026-03-10',
      days: [{ date: '2026-03-10', kind: 'off' }],
    }),
  'POST /api/v1/calendars/{name}/versions/{version}/annulment': async () =>
    send(`POST /calendars/vn/versions/${await versionOff('2026-03-11')}/annulment`, { reason: 'Nhầm' }),
  'POST /api/v1/calendars/{name}/versions/{version}/annulment/approve': async () =>
    send(`POST /calendars/vn/versions/${await proposedVersion('2026-03-12')}/annulment/approve`, {}),
  'POST /api/v1/calendars/{name}/versions/{version}/annulment/reject': async () =>
    send(`POST /calendars/vn/versions/${await proposedVersion('2026-03-13')}/annulment/reject`, {}),
  'POST /api/v1/procedures': () =>
    send(
      'POST /procedures',
      readFileSync('workflows/procedures/1.001806.yaml', 'utf8').replace('"1.001806"', '"9.001806"'),
    ),
  'PUT /api/v1/procedures/{code}/cases/{key}/limit': async () => {
    await service.database.query({
      text: `update procedure_case set time_limit = null where procedure_code = '1.001806'`,
    });
    const limit = { amount: 5, unit: 'workingDays' };
    return send('PUT /procedures/1.001806/cases/chung/limit', { limit, source: 'Luật' });
  },
  'PUT /api/v1/settings/{key}': () =>
    send('PUT /settings/supervision.repeatedLateness', { value: LATENESS, reason: 'Mẫu' }, version(0)),
  'POST /api/v1/settings/{key}/reset': () =>
    send('POST /settings/supervision.repeatedLateness/reset', { reason: 'Mẫu' }, version(1)),
  'POST /api/v1/deliveries/{id}/resend': async () => {
    const id = '01900000-0000-7000-8000-00000000dead';
    await service.database.query({
      text: `insert into delivery (home_agency_id, id, kind, dedupe_key, address, payload, not_before, status, attempts,
        created_at) values ($1, $2, 'mail', 'x', 'a@tinh.example', '{}', now(), 'dead', 1, now())`,
      values: [office.units.agency, id],
    });
    return send(`POST /deliveries/${id}/resend`);
  },
  'POST /api/v1/deliveries/held/release': () => send('POST /deliveries/held/release'),
  'POST /api/v1/deliveries/held/drop': () => send('POST /deliveries/held/drop', { olderThanDays: 3 }),
  'POST /api/v1/admin/hand-overs': () => handOver('1/QĐ-UBND'),
  'POST /api/v1/admin/hand-overs/{id}/withdraw': async () =>
    send(`POST /admin/hand-overs/${await about(handOver('2/QĐ-UBND'))}/withdraw`),
  'POST /api/v1/tokens': () => send('POST /tokens', { name: 'script' }),
  'DELETE /api/v1/tokens/{id}': async () =>
    send(`DELETE /tokens/${await about(send('POST /tokens', { name: 'script' }))}`),
  'DELETE /api/v1/sessions/{id}': async () => {
    const at = service.clock.now();
    const { staffId } = office.people.officer;
    const session = { staffId, kind: 'browser', name: null, expiresAt: at + HOUR_MS } as const;
    return send(`DELETE /sessions/${(await service.app.get(Sessions).open(session, at)).id}`);
  },
  'POST /api/v1/admin/log/exports': () => send('POST /admin/log/exports', { format: 'csv' }),
  'POST /api/v1/clock': () => send('POST /clock', { at: '2026-03-02T08:00:00+07:00' }),
};
const LOOKS_AHEAD = ['POST /api/v1/admin/hand-overs/preview'];
/** An anchor is a line of a chain of its own, and changes nothing else. */
const IS_A_RECORD = ['POST /api/v1/admin/anchors'];
/** Routes of everybody by which one's own or somebody's access changes. */
const OF_ACCESS = [
  'POST /api/v1/tokens',
  'DELETE /api/v1/tokens/{id}',
  'DELETE /api/v1/sessions/{id}',
  'POST /api/v1/absences/{id}/end',
];

it('each changing route of administrators is tried here', () => {
  const changing = Object.entries(ROUTES)
    .filter(([route, { may }]) => !route.startsWith('GET ') && may.includes('administrator'))
    .map(([route]) => route);
  expect(Object.keys(USES).sort()).toEqual(
    [...new Set([...changing, ...OF_ACCESS])]
      .filter((route) => ![...LOOKS_AHEAD, ...IS_A_RECORD].includes(route))
      .sort(),
  );
});

it.each(Object.keys(USES))('%s leaves one line that names who, what and from where', async (route) => {
  const { status, requestId, body } = await USES[route]!();
  expect({ status, body }).toEqual({ status: expect.any(Number), body: expect.anything() });
  expect(status).toBeLessThan(300);
  const lines = await linesOf(requestId);
  expect(lines).toMatchObject([{ staff_id: office.people.admin.staffId, network: '127.0.0.1' }]);
  for (const secret of [body['oneTimePassword'], body['token']])
    if (secret !== undefined) expect(lines[0]!.text).not.toContain(secret);
  expect(lines[0]!.text).not.toMatch(/argon2|password_hash/);
});

it('what is refused changes nothing and leaves none', async () => {
  const { status, requestId } = await send('POST /units', {
    code: 'H99',
    name: 'Trùng mã',
    kind: 'department',
    isAgency: false,
    level: 'province',
    validFrom: '2026-01-01',
  });
  expect(status).toBe(409);
  expect(await linesOf(requestId)).toEqual([]);
});

it.each([
  'update administration_log set action = action',
  'delete from administration_log',
  'truncate administration_log',
])('nothing of it is changed: %s', async (text) => {
  await expect(service.database.query({ text })).rejects.toThrow(/append-only|takes no truncate/);
});
