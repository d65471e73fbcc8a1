// The inbox in lines: by agency or unit and kind, opened, taken up and hidden together, each alert with its reason.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type {
  AlertLinesView,
  InboxPage,
  SnoozedManyView,
  TakenUpView,
} from '../../src/alerts/inbox/inbox-view.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import { formatInstant, HOUR_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { idOf, type NewAlert, writeAlerts, writeTown } from './alert-town.ts';
import { type AlertsApp, startAlerts } from './alerts-app.ts';

let home: TestDatabase;
let clock: ManualClock;
let service: AlertsApp;
const who: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  home = await createTestDatabase();
  await writeTown(home.database);
  clock = new ManualClock(parseInstant('2026-03-05T09:00'));
  // What was told is forgotten between these tests, which only the owner of the tables can.
  await home.database.query({ text: 'alter table alert_rung disable trigger alert_rung_append_only' });
  service = await startAlerts(home.url, clock);
  for (const name of ['minh', 'hoa', 'mai', 'an']) who[name] = (await service.signIn(name)).headers;
});
beforeEach(async () => {
  for (const table of ['alert_notice', 'alert_rung', 'alert', 'delivery', 'dossier'])
    await home.database.query({ text: `delete from ${table}` });
});
afterAll(async () => {
  await service.app.close();
  await home.close();
});

const late = (unit: string, at: string, officer: string | null = null): NewAlert => ({
  kind: 'dossierLate',
  raisedAt: `2026-03-05T0${at}`,
  unit,
  officer,
});
async function told(alerts: readonly NewAlert[]): Promise<string[]> {
  const ids = await writeAlerts(home.database, alerts);
  service.app.get(RungSweepJob).wake();
  for (let i = 0; i < 400; i++) {
    const { rows } = await home.database.query<{ n: number }>({
      text: `select count(*)::int as n from alert where next_rung = 0`,
    });
    if (rows[0]!.n === 0) return ids;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('nobody was told');
}
async function get<View>(name: string, path: string): Promise<View> {
  const answer = await service.http.get(`/api/v1/alerts${path}`, who[name]);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<View>();
}
const lines = (name: string, query = '') => get<AlertLinesView>(name, `/lines${query}`);
const inbox = (name: string, query = '') => get<InboxPage>(name, query);
async function post<View>(name: string, path: string, body: object): Promise<View> {
  const answer = await service.http.send('POST', `/api/v1/alerts/${path}`, body, who[name]);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<View>();
}

describe('the lines', () => {
  test('are one an agency and kind; they open to units, and units to single alerts, and nothing is lost', async () => {
    const ids = await told([
      late('civil', '1:00', 'minh'),
      late('civil', '2:00', 'minh'),
      late('notary', '3:00', 'binh'),
      late('cabinet', '4:00'),
      { kind: 'legLate', raisedAt: '2026-03-05T05:00', unit: 'civil' },
    ]);
    const { items } = await lines('mai');
    expect(items).toMatchObject([
      {
        place: { id: idOf('justice'), name: 'T01.justice' },
        kind: 'dossierLate',
        count: 3,
        waiting: 3,
        units: 2,
        worst: { alertId: ids[0], dueAt: '2026-03-05T01:00:00+07:00', ref: expect.stringMatching(/^T01-/) },
      },
      { place: { id: idOf('justice') }, kind: 'legLate', count: 1, units: 1 },
    ]);
    const agency = `agency=${idOf('justice')}&kind=dossierLate`;
    const units = await lines('mai', `?by=unit&${agency}`);
    expect(units.items.map(({ place, count }) => [place.name, count])).toEqual([
      ['T01.civil', 2],
      ['T01.notary', 1],
    ]);
    expect((await inbox('mai', `?${agency}`)).items).toHaveLength(3);
    expect((await inbox('mai', `?unit=${idOf('civil')}&kind=dossierLate`)).items).toHaveLength(2);
    const all = await inbox('mai', '?open=false');
    expect(items.reduce((sum, { count }) => sum + count, 0)).toBe(all.items.length);
    expect((await lines('an')).items).toEqual([]);
  });

  test('are taken up together, but not what came after they were read', async () => {
    await told([late('civil', '1:00'), late('notary', '2:00')]);
    const { at } = await lines('mai');
    clock.advance(HOUR_MS);
    await told([late('civil', '3:00')]);
    const chosen = { agency: idOf('justice'), kind: 'dossierLate', toldUntil: at };
    expect(await post<TakenUpView>('mai', 'acknowledge', chosen)).toEqual({
      acknowledged: 2,
      notHeld: 0,
      more: false,
    });
    expect((await lines('mai')).items).toMatchObject([{ count: 3, waiting: 1 }]);
    expect((await lines('mai', '?waiting=true')).items).toMatchObject([{ count: 1, waiting: 1 }]);
    expect(await post<TakenUpView>('mai', 'acknowledge', chosen)).toMatchObject({ acknowledged: 0 });
    expect((await inbox('mai')).openCount).toBe(1);
  });

  test('are hidden together from one person only; single ones are named', async () => {
    const [one] = await told([late('civil', '1:00'), late('civil', '2:00')]);
    const { at } = await lines('mai');
    const until = formatInstant(clock.now() + 4 * HOUR_MS);
    const named = { ids: [one], toldUntil: at, until };
    expect(await post<SnoozedManyView>('mai', 'snooze', named)).toEqual({ snoozed: 1, snoozedUntil: until });
    expect((await lines('mai')).items).toMatchObject([{ count: 1 }]);
    expect((await lines('hoa')).items).toMatchObject([{ count: 2 }]);
    await post('mai', 'snooze', { kind: 'dossierLate', toldUntil: at, until });
    expect((await lines('mai')).items).toEqual([]);
    clock.advance(5 * HOUR_MS);
    expect((await lines('mai')).items).toMatchObject([{ count: 2 }]);
  });

  test('are not taken up by who was told and has it no longer', async () => {
    const [one] = await told([late('civil', '1:00', 'minh')]);
    await home.database.query({
      text: `update dossier set officer_id = $1`,
      values: [idOf('binh')],
    });
    const at = formatInstant(clock.now());
    const taken = await post<TakenUpView>('minh', 'acknowledge', { kind: 'dossierLate', toldUntil: at });
    expect(taken).toEqual({ acknowledged: 0, notHeld: 1, more: false });
    const single = await service.http.send('POST', `/api/v1/alerts/${one}/acknowledge`, {}, who['minh']);
    expect([single.status, single.json<{ code: string }>().code]).toEqual([403, 'alert.notHeld']);
    expect(await post<TakenUpView>('hoa', 'acknowledge', { toldUntil: at })).toMatchObject({
      acknowledged: 1,
    });
  });

  test('refuse what cannot be meant', async () => {
    for (const body of [
      {},
      { toldUntil: 'yesterday' },
      { toldUntil: '2026-03-05T09:00:00+07:00', ids: ['x'] },
    ])
      expect((await service.http.send('POST', '/api/v1/alerts/acknowledge', body, who['mai'])).status).toBe(
        422,
      );
    const far = { toldUntil: '2026-03-05T09:00:00+07:00', until: '2027-03-05T09:00:00+07:00' };
    const refused = await service.http.send('POST', '/api/v1/alerts/snooze', far, who['mai']);
    expect(refused.json()).toMatchObject({ code: 'alert.snoozeInvalid' });
  });
});

describe('an alert', () => {
  test('says as whom its reader was told, and who was not to be reached', async () => {
    await told([late('civil', '1:00', 'minh'), late('notary', '2:00')]);
    const why = async (name: string) => (await inbox(name)).items.map(({ because }) => because).reverse();
    expect(await why('minh')).toEqual([{ audience: 'officer', vacant: [] }]);
    expect(await why('hoa')).toEqual([{ audience: 'unitHead', vacant: [] }]);
    expect(await why('mai')).toEqual(
      expect.arrayContaining([
        { audience: 'supervisingOffice', vacant: [] },
        { audience: 'supervisingOffice', vacant: ['officer', 'unitHead'] },
      ]),
    );
  });
});
