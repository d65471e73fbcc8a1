// What is not there and what one may not see get one answer: on every route that names a task, an alert, a late case,
// an inspection, a decision, or something that is another person's.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RaiseRungs } from '../../src/alerts/raise/raise-rungs.ts';
import { DAY_MS, formatInstant } from '../../src/domain/time/instant.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { OpenLateCasesJob } from '../../src/supervision/late-cases/open-late-cases.job.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeIn, NOBODYS_ID, Outsider, UPLOAD } from './outsider.ts';
import { ROUTES } from './routes.ts';
import type { Request } from './rules.ts';

/** Things that the stranger has no business with, by what the refusal calls them. */
const hidden = new Map<string, string>();
let desk: DeskApp;
let outsider: Outsider;

beforeAll(async () => {
  desk = await DeskApp.open();
  const { units, people } = desk.office;
  const soon = (days: number) => formatInstant(desk.service.clock.now() + days * DAY_MS);
  const make = async (name: string, who: PersonName, path: string, body: object) => {
    const answer = await desk.send(who, 'POST', path, body);
    expect([path, answer.status < 300, answer.text]).toEqual([path, true, expect.any(String)]);
    const made = answer.json<{ id: string; tasks?: { id: string }[] }>();
    hidden.set(name, made.tasks?.[0]?.id ?? made.id);
  };
  const dossier = await desk.log();
  await desk.event('reception', dossier, { type: 'transfer' });
  await make('complaint', 'reception', '/complaints', { title: 'Mẫu', content: 'Mẫu', complainant: {} });
  await make('task', 'chief', '/tasks', {
    document: { number: '1/UBND', day: '2026-03-02', title: 'Mẫu' },
    tasks: [{ title: 'Mẫu', leadUnitId: units.agency, due: { day: '2026-04-16' } }],
  });
  await make('inspection', 'chief', '/inspections', {
    title: 'Mẫu',
    firstDay: '2026-03-02',
    lastDay: '2026-03-03',
    unitIds: [units.department],
  });
  await make('absence', 'officer', '/absences', { from: soon(100), to: soon(101) });
  const fee = {
    id: randomUUID(),
    itemKey: 'other',
    itemName: 'Mẫu',
    kind: 'payment',
    method: 'cash',
    amount: 1,
  };
  await desk.send('reception', 'POST', `/dossiers/${dossier.id}/fees`, { ...fee, moreThanDue: true });
  const count = { id: randomUUID(), feeIds: [fee.id], expectedCash: 1, countedCash: 1 };
  expect((await desk.send('reception', 'POST', '/tills/counts', count)).status).toBe(201);
  hidden.set('till', count.id);
  await make('draft', 'reception', '/drafts', { title: 'Mẫu', body: {} });
  await make('view', 'officer', '/views', { name: 'Mẫu', page: 'queue', query: {}, shared: false });
  await make('export', 'chief', '/reports/exports', {
    kind: 'report06',
    format: 'csv',
    from: '2026-01-01',
    to: '2026-12-31',
  });
  await make('batch', 'reception', '/forms/batch', { meaning: 'receipt', refs: [dossier.id] });
  await make('handOver', 'admin', '/admin/hand-overs', {
    decisionNumber: '1/QĐ',
    decidedOn: '2026-03-02',
    signedBy: 'Mẫu',
    reason: 'Mẫu',
    effectiveOn: '2026-06-01',
    rules: [{ fromUnitId: units.department, toUnitId: units.agency }],
  });
  hidden.set('staff', people.officer.staffId);
  hidden.set('setting', 'clock.shortestPause');
  const idOf = async (text: string, values: unknown[]) =>
    (await desk.service.database.query<{ id: string }>({ text, values })).rows[0]?.id;
  for (const [name, kind] of [
    ['session', 'browser'],
    ['token', 'token'],
  ] as const) {
    const session = { staffId: people.officer.staffId, kind, name: 'Mẫu' };
    const at = desk.service.clock.now();
    const { id } = await desk.service.app.get(Sessions).open({ ...session, expiresAt: at + 90 * DAY_MS }, at);
    hidden.set(name, id);
  }
  desk.service.clock.set(desk.service.clock.now() + 60 * DAY_MS);
  const { app } = desk.service;
  outsider = await Outsider.of(desk);
  await app.get(TimerSweep).sweep();
  await app.get(RaiseRungs).run();
  for (let tries = 0; tries < 200 && !hidden.has('lateCase'); tries++) {
    app.get(OpenLateCasesJob).wake();
    await new Promise((next) => setTimeout(next, 50));
    const [lateCase, alert] = [
      await idOf(`select id from late_case where about_id = $1`, [dossier.id]),
      await idOf('select id from alert where dossier_id = $1', [dossier.id]),
    ];
    if (lateCase !== undefined && alert !== undefined) hidden.set('lateCase', lateCase).set('alert', alert);
  }
  expect([...hidden].filter(([, id]) => typeof id !== 'string')).toEqual([]);
}, 120_000);
afterAll(() => desk.close());

const UNTIL = { until: '2026-05-02T08:00:00+07:00' };
const DRAFT: Request = { headers: { 'if-match': '"1"' }, body: { title: 'Mẫu', body: {} } };
const VIEW: Request = { body: { name: 'Mẫu', page: 'queue', query: {}, shared: false } };
const SETTING: Request = { headers: { 'if-match': '"0"' }, body: { value: 60, reason: 'Mẫu' } };
/** What is sent beyond the table of routes, so that a request is refused for nothing but the thing. */
const MORE: Readonly<Record<string, Request>> = {
  'POST /api/v1/alerts/{id}/snooze': { body: UNTIL },
  'PUT /api/v1/drafts/{id}': DRAFT,
  'PUT /api/v1/views/{id}': VIEW,
  'PUT /api/v1/settings/{key}': SETTING,
  'POST /api/v1/settings/{key}/reset': { ...SETTING, body: { reason: 'Mẫu' } },
};
/** What a route is about, by the beginning of its path. */
const ABOUT = [
  ['sessions/{id}', 'session'],
  ['tokens/{id}', 'token'],
  ['views/{id}', 'view'],
  ['absences/{id}', 'absence'],
  ['settings/{key}', 'setting'],
  ['drafts/{id}', 'draft'],
  ['inspections/{id}', 'inspection'],
  ['duty-trails/{staffId}', 'staff'],
  ['reports/exports/{id}', 'export'],
  ['forms/batch/{id}', 'batch'],
  ['late-cases/{id}', 'lateCase'],
  ['tasks/{id}', 'task'],
  ['complaints/{id}', 'complaint'],
  ['alerts/{id}', 'alert'],
  ['admin/hand-overs/{id}', 'handOver'],
  ['tills/counts/{id}', 'till'],
] as const;
/** Units, procedures and calendars are for all staff to see; the rest is for administrators, who see all of it. */
const WITHOUT_SCOPE =
  /\/(units|calendars|procedures|staff|positions|competences|deliveries|lists|admin\/anchors)\//;

const pathOf = (route: string) => route.split(' /api/v1/')[1] ?? '';
const thingOf = (route: string) => ABOUT.find(([start]) => pathOf(route).startsWith(start))?.[1];
const OF_OTHERS = Object.keys(ROUTES).filter((route) => thingOf(route) !== undefined);

it('every route that names something is asked, here or as a route of dossiers', () => {
  const named = Object.keys(ROUTES).filter((route) => route.includes('{') && !route.includes('{ref}'));
  expect(named.filter((route) => !OF_OTHERS.includes(route) && !WITHOUT_SCOPE.test(route))).toEqual([]);
});

it.each(OF_OTHERS)('%s does not tell what is another’s from what is not there', async (route) => {
  const thing = thingOf(route)!;
  const request = {
    ...ROUTES[route]!,
    ...MORE[route],
    ...(route.includes('/uploads') && UPLOAD),
  };
  const path = route.replace(/\{\w+\}/, '{asked}');
  const ask = (id: string) => outsider.ask(path, request, id);
  const nobodys = thing === 'setting' ? 'nobodys' : NOBODYS_ID;
  const [seen, none] = [await ask(hidden.get(thing)!), await ask(nobodys)];
  // A draft that is gone already is gone.
  const gone = route === 'DELETE /api/v1/drafts/{id}';
  expect([seen.status, codeIn(seen)]).toEqual(gone ? [204, null] : [404, `${thing}.unknown`]);
  expect(seen).toEqual(none);
});

describe('in a body or a query', () => {
  const CLOSE = { type: 'close', reason: 'overload', note: 'Mẫu' };
  it.each<[string, string, Request]>([
    [
      'POST /api/v1/late-cases/bulk-events',
      'lateCase',
      { body: { items: [{ id: '{asked}', version: 1 }], event: CLOSE } },
    ],
    [
      'POST /api/v1/late-cases/bulk-events',
      'lateCase',
      { body: { items: [{ id: '{asked}', version: 1 }], event: CLOSE, dryRun: true } },
    ],
    ['POST /api/v1/alerts/acknowledge', 'alert', { body: { ids: ['{asked}'], toldUntil: UNTIL.until } }],
    [
      'POST /api/v1/alerts/snooze',
      'alert',
      { body: { ids: ['{asked}'], toldUntil: UNTIL.until, until: UNTIL.until } },
    ],
  ])('%s about a %s', async (route, thing, request) => {
    const [seen, none] = [
      await outsider.ask(route, request, hidden.get(thing)!),
      await outsider.ask(route, request, NOBODYS_ID),
    ];
    expect(seen).toEqual(none);
    expect(seen.status).toBe(200);
  });

  it('whom an absence is recorded for', async () => {
    const body = { staffId: '{asked}', from: '2026-12-01T08:00:00+07:00', to: '2026-12-02T08:00:00+07:00' };
    const ask = (id: string) => outsider.ask('POST /api/v1/absences', { body }, id);
    const [seen, none] = [await ask(hidden.get('staff')!), await ask(NOBODYS_ID)];
    expect([seen.status, codeIn(seen)]).toEqual([403, 'right.missing']);
    expect(seen).toEqual(none);
  });
});
