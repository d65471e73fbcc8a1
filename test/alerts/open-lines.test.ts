// Inbox, lines and count cost what is open, however long a person's history is.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AlertLinesView, InboxPage } from '../../src/alerts/inbox/inbox-view.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import { HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { Database } from '../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { writeAlerts, writeTown } from './alert-town.ts';
import { type AlertsApp, startAlerts } from './alerts-app.ts';

const HISTORY = 1_000;
const OPEN = 5;

let home: TestDatabase;
let clock: ManualClock;
let service: AlertsApp;
let mai: Record<string, string>;

/** Until the rungs have nothing to do. */
async function settled(): Promise<void> {
  for (let i = 0; i < 600; i++) {
    service.app.get(RungSweepJob).wake();
    const { rows } = await home.database.query<{ n: number }>({
      text: `select count(*)::int as n from alert where next_rung_at <= $1`,
      values: [new Date(clock.now())],
    });
    if (rows[0]!.n === 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('rungs do not come to rest');
}
const written = (n: number) =>
  writeAlerts(
    home.database,
    Array.from({ length: n }, () => ({ kind: 'dossierLate', raisedAt: '2026-03-05T08:00' })),
  );

beforeAll(async () => {
  home = await createTestDatabase();
  await writeTown(home.database);
  clock = new ManualClock(parseInstant('2026-03-05T09:00'));
  service = await startAlerts(home.url, clock);
  mai = (await service.signIn('mai')).headers;
  await written(HISTORY);
  await settled();
  // As the engine closes them.
  await home.database.query({
    text: `update alert set closed_at = $1, close_reason = 'clockStopped', next_rung_at = $1`,
    values: [new Date(clock.now())],
  });
  clock.advance(HOUR_MS);
  await settled();
  await written(OPEN);
  await settled();
  await home.database.query({ text: 'analyze alert_notice, alert, dossier' });
});
afterAll(async () => {
  await service.app.close();
  await home.close();
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
/** Rows of the two tables that a plan went through, kept or not. */
function visited(plan: Plan): number {
  const own = ['alert_notice', 'alert'].includes(plan['Relation Name'] ?? '')
    ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
    : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + visited(part), own);
}

/** How many rows each statement of a request went through, by the statement's name. */
async function visitedBy(send: () => Promise<unknown>): Promise<Record<string, number>> {
  const query = jest.spyOn(service.app.get(Database), 'query');
  await send();
  const asked = query.mock.calls.map(([statement]) => statement).filter(({ name }) => isOfInbox(name));
  query.mockRestore();
  const counts: Record<string, number> = {};
  for (const { name, text, values } of asked) {
    const { rows } = await home.database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
      text: `explain (analyze, format json) ${text}`,
      values: values ?? [],
    });
    counts[name!] = visited(rows[0]!['QUERY PLAN'][0].Plan);
  }
  return counts;
}
const isOfInbox = (name = ''): boolean => /^alerts\.(inbox|open-count|groups|chosen)/.test(name);
/** A line and its alert each. */
const ALL_OPEN = 2 * OPEN;

describe('what is read of a person with a long history', () => {
  it('is as much as he has open', async () => {
    const get = (path: string) => service.http.get(`/api/v1/alerts${path}`, mai);
    expect(await visitedBy(() => get('?limit=100'))).toEqual({
      'alerts.inbox-open': ALL_OPEN,
      'alerts.open-count': ALL_OPEN,
    });
    expect(await visitedBy(() => get('/lines'))).toEqual({ 'alerts.groups-open': ALL_OPEN });
    const chosen = { kind: 'legLate', toldUntil: '2026-03-05T12:00:00+07:00' };
    const act = () => service.http.send('POST', '/api/v1/alerts/acknowledge', chosen, mai);
    expect(await visitedBy(act)).toEqual({ 'alerts.chosen-open': ALL_OPEN });
  });

  it('is one page of the history where that is asked for', async () => {
    const counts = await visitedBy(() => service.http.get('/api/v1/alerts?open=false&limit=10', mai));
    // A page and one more, to know whether there is another.
    expect(counts['alerts.inbox-all']).toBe(2 * 11);
  });

  it('is right', async () => {
    const page = (await service.http.get('/api/v1/alerts?limit=100', mai)).json<InboxPage>();
    expect([page.items.length, page.openCount]).toEqual([OPEN, OPEN]);
    const { items } = (await service.http.get('/api/v1/alerts/lines', mai)).json<AlertLinesView>();
    expect(items).toMatchObject([{ kind: 'dossierLate', count: OPEN }]);
    const all = (await service.http.get('/api/v1/alerts/lines?open=false', mai)).json<AlertLinesView>();
    expect(all.items).toMatchObject([{ count: HISTORY + OPEN, waiting: OPEN }]);
  });
});

it('a line that was closed a moment ago is not open, though the rungs have not looked at it yet', async () => {
  await home.database.query({
    text: `update alert set closed_at = $1 where id = (select id from alert where closed_at is null limit 1)`,
    values: [new Date(clock.now())],
  });
  const page = (await service.http.get('/api/v1/alerts', mai)).json<InboxPage>();
  expect([page.items.length, page.openCount]).toEqual([OPEN - 1, OPEN - 1]);
});
