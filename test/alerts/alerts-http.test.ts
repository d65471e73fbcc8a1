// The inbox over HTTP: what one is told, acknowledging, hiding, who may not, and the stream of hints.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { InboxPage } from '../../src/alerts/inbox/inbox-view.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import { HintChannel } from '../../src/alerts/live/hint-channel.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { idOf, told, writeAlert, writeAlerts, writeTown } from './alert-town.ts';
import { type AlertsApp, startAlerts } from './alerts-app.ts';

let home: TestDatabase;
let clock: ManualClock;
let service: AlertsApp;
type Headers = Record<string, string>;
const who: Record<string, Headers> = {};

beforeAll(async () => {
  home = await createTestDatabase();
  await writeTown(home.database);
  clock = new ManualClock(parseInstant('2026-03-05T09:00'));
  // What was told is forgotten between these tests, which only the owner of the tables can.
  await home.database.query({ text: 'alter table alert_rung disable trigger alert_rung_append_only' });
  service = await startAlerts(home.url, clock);
  for (const name of ['minh', 'hoa', 'binh', 'mai', 'phuc', 'an'])
    who[name] = (await service.signIn(name)).headers;
});
beforeEach(() =>
  home.database.query({
    text: ['duty', 'alert_notice', 'alert_rung', 'alert', 'delivery', 'dossier']
      .map((table) => `delete from ${table}`)
      .join('; '),
  }),
);
afterAll(async () => {
  await service.app.close();
  await home.close();
});

/** Waits until the sweep of the running service has told so many people. */
async function raised(alertId: string, people: number): Promise<void> {
  service.app.get(RungSweepJob).wake();
  await until(async () => (await told(home.database, alertId)).length >= people);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('it did not happen');
}

async function inbox(name: string, query = ''): Promise<InboxPage> {
  const answer = await service.http.get(`/api/v1/alerts${query}`, who[name]);
  expect(answer.status).toBe(200);
  return answer.json<InboxPage>();
}

const post = (name: string, path: string, body: object = {}) =>
  service.http.send('POST', `/api/v1/alerts/${path}`, body, who[name]);

describe('the inbox', () => {
  test('shows each person what he was told, with the dossier and no applicant', async () => {
    const alert = await writeAlert(home.database, { kind: 'dossierLate', raisedAt: '2026-03-05T00:00' });
    await raised(alert, 3);
    expect((await inbox('minh')).items).toMatchObject([
      {
        id: alert,
        kind: 'dossierLate',
        rung: 0,
        raisedAt: '2026-03-05T00:00:00+07:00',
        acknowledgedBy: null,
        unit: { id: idOf('civil'), name: 'T01.civil' },
        officer: { name: 'Cán bộ minh' },
        dossier: { procedureCode: '1.000001', state: 'processing.appraise' },
      },
    ]);
    expect((await inbox('mai')).items).toHaveLength(1);
    expect((await inbox('binh')).items).toEqual([]);
  });

  test('counts what is open: not what was taken up or is hidden, whatever the filter', async () => {
    const [taken, hidden] = [
      await writeAlert(home.database, { kind: 'dossierLate', raisedAt: '2026-03-05T00:00' }),
      await writeAlert(home.database, { kind: 'stepLate', raisedAt: '2026-03-05T00:00' }),
    ];
    for (const alert of [taken, hidden]) await raised(alert, 1);
    expect((await inbox('minh')).openCount).toBe(2);
    expect((await inbox('minh', '?limit=1&kind=stepLate')).openCount).toBe(2);
    expect((await inbox('binh')).openCount).toBe(0);
    await post('minh', `${taken}/acknowledge`);
    expect((await inbox('minh')).openCount).toBe(1);
    await post('minh', `${hidden}/snooze`, { until: '2026-03-06T11:00:00+07:00' });
    expect((await inbox('minh')).openCount).toBe(0);
  });

  test('is filtered, and read a page at a time', async () => {
    const kinds = ['stepLate', 'dueSoon'];
    const alerts = Array.from({ length: 7 }, (_, index) => ({
      kind: kinds[index % 2] ?? '',
      raisedAt: '2026-03-05T08:00',
    }));
    const ids = await writeAlerts(home.database, alerts);
    await raised(ids[6] ?? '', 1);
    expect((await inbox('minh', '?kind=dueSoon')).items).toHaveLength(3);
    expect((await inbox('minh', `?unit=${idOf('notary')}`)).items).toEqual([]);
    const seen: string[] = [];
    for (let query = '?limit=3'; ;) {
      const page = await inbox('minh', query);
      seen.push(...page.items.map((item) => item.id));
      if (page.nextCursor === null) break;
      query = `?limit=3&cursor=${page.nextCursor}`;
    }
    expect([...seen].sort()).toEqual([...ids].sort());
    for (const query of [
      '?limit=0',
      '?limit=101',
      '?limit=x',
      '?cursor=x',
      '?open=maybe',
      '?unit=x',
      '?other=1',
    ])
      expect((await service.http.get(`/api/v1/alerts${query}`, who['minh'])).status).toBe(422);
    expect((await service.http.get('/api/v1/alerts')).status).toBe(401);
  });

  test('leaves closed alerts out unless they are asked for', async () => {
    const alert = await writeAlert(home.database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raised(alert, 1);
    await home.database.query({
      text: `update alert set closed_at = now(), close_reason = 'stepLeft', next_rung_at = null`,
    });
    expect((await inbox('minh')).items).toEqual([]);
    expect((await inbox('minh', '?open=false')).items).toMatchObject([{ closeReason: 'stepLeft' }]);
    expect((await post('minh', `${alert}/acknowledge`)).json()).toMatchObject({ code: 'alert.closed' });
  });
});

describe('acknowledging', () => {
  test('stops the climb; the first one counts', async () => {
    const alert = await writeAlert(home.database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raised(alert, 1);
    const first = await post('minh', `${alert}/acknowledge`);
    expect(first.status).toBe(200);
    expect(first.json()).toMatchObject({ acknowledgedBy: idOf('minh') });
    expect((await post('hoa', `${alert}/acknowledge`)).json()).toEqual(first.json());
    const { rows } = await home.database.query({ text: 'select next_rung_at from alert' });
    expect(rows).toEqual([{ next_rung_at: null }]);
    expect((await inbox('minh')).items).toMatchObject([{ acknowledgedBy: { name: 'Cán bộ minh' } }]);
  });

  test('is for people who were told, and for those who oversee the unit; others find nothing', async () => {
    const alert = await writeAlert(home.database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raised(alert, 1);
    for (const name of ['binh', 'an']) {
      const answer = await post(name, `${alert}/acknowledge`);
      expect([answer.status, answer.json()['code']]).toEqual([404, 'alert.unknown']);
    }
    expect((await post('mai', `${alert}/acknowledge`)).status).toBe(200);
    expect((await post('minh', `${idOf('none')}/acknowledge`)).status).toBe(404);
    expect((await post('minh', 'nonsense/acknowledge')).status).toBeGreaterThanOrEqual(400);
  });
});

describe('hiding', () => {
  test('hides from that person only, until then, and stops no climb', async () => {
    const alert = await writeAlert(home.database, { kind: 'dossierLate', raisedAt: '2026-03-05T00:00' });
    await raised(alert, 3);
    const answer = await post('minh', `${alert}/snooze`, { until: '2026-03-05T11:00:00+07:00' });
    expect(answer.json()).toEqual({ snoozedUntil: '2026-03-05T11:00:00+07:00' });
    expect((await inbox('minh')).items).toEqual([]);
    expect((await inbox('minh', '?open=false')).items).toHaveLength(1);
    expect((await inbox('hoa')).items).toHaveLength(1);
    const { rows } = await home.database.query({
      text: 'select next_rung from alert where next_rung_at > now()',
    });
    expect(rows.length).toBeLessThanOrEqual(1);
    clock.advance(2 * 3_600_000);
    expect((await inbox('minh')).items).toHaveLength(1);
    const again = await post('minh', `${alert}/snooze`, { until: '2026-03-01T11:00:00+07:00' });
    expect([again.status, again.json()['code']]).toEqual([422, 'alert.snoozeInvalid']);
    expect((await post('binh', `${alert}/snooze`, { until: '2026-03-06T11:00:00+07:00' })).status).toBe(404);
    expect((await post('minh', `${alert}/snooze`, { until: 'soon' })).status).toBe(422);
  });
});

describe('the stream', () => {
  async function open(
    name: string,
    kind: 'browser' | 'token' = 'token',
  ): Promise<{ text: () => string; ended: () => boolean; sessionId: string; headers: Headers }> {
    const { headers, sessionId } = await service.signIn(name, kind);
    const response = await fetch(`${service.http.url}/api/v1/alerts/stream`, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    let [text, ended] = ['', false];
    void (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array);
      ended = true;
    })().catch(() => (ended = true));
    await until(() => text.includes('retry: 5000'));
    return { text: () => text, ended: () => ended, sessionId, headers };
  }

  test('tells the people concerned, and nobody else', async () => {
    const [minh, binh] = [await open('minh'), await open('binh')];
    const alert = await writeAlert(home.database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raised(alert, 1);
    await until(() => minh.text().includes(`{"type":"alert","id":"${alert}","count":1}`));
    expect(binh.text()).not.toContain('"alert"');
  });

  test('tells of a dossier whoever may read it, also from another instance', async () => {
    const [minh, mai, binh] = [await open('minh'), await open('mai'), await open('binh')];
    const other = await startAlerts(home.url, clock);
    const hint = { type: 'dossier', dossierId: idOf('d'), code: 'T01-1', unitIds: [idOf('civil')] } as const;
    other.app.get(HintChannel).publish([hint, hint]);
    for (const stream of [minh, mai]) {
      await until(() => stream.text().includes('"code":"T01-1"'));
      expect(stream.text().match(/T01-1/g)).toHaveLength(1);
    }
    expect(binh.text()).not.toContain('T01-1');
    await other.app.close();
  });

  test('ends with the session', async () => {
    const minh = await open('minh');
    await service.app.get(Sessions).end(minh.sessionId, clock.now());
    await until(() => minh.ended());
  });

  test('ends when the screen is locked, and may be opened again with it', async () => {
    const minh = await open('minh', 'browser');
    await service.app.get(Sessions).lock(minh.sessionId, clock.now());
    await until(() => minh.ended());
    const stream = () => service.http.get('/api/v1/alerts/stream', minh.headers);
    expect([(await stream()).status, (await stream()).json()['code']]).toEqual([423, 'session.locked']);
    await service.app.get(Sessions).unlock(minh.sessionId, clock.now());
    const leaving = new AbortController();
    const again = await fetch(`${service.http.url}/api/v1/alerts/stream`, {
      headers: minh.headers,
      signal: leaving.signal,
    });
    expect(again.status).toBe(200);
    leaving.abort();
  });

  test('keeps no screen open: it ends after a quarter of an hour in which nobody did anything', async () => {
    const minh = await open('minh', 'browser');
    clock.advance(15 * 60_000);
    await until(() => minh.ended());
  });

  test('needs a sign-in', async () => {
    expect((await service.http.get('/api/v1/alerts/stream')).status).toBe(401);
  });
});

describe('the outbox', () => {
  test('is for administrators', async () => {
    const alert = await writeAlert(home.database, { kind: 'stepLate', raisedAt: '2026-03-05T08:00' });
    await raised(alert, 1);
    expect((await service.http.get('/api/v1/deliveries', who['minh'])).status).toBe(403);
    const answer = await service.http.get('/api/v1/deliveries?status=waiting', who['an']);
    const { items } = answer.json<{ items: { id: string; payload: object }[] }>();
    expect(items).toMatchObject([{ status: 'waiting', kind: 'mail', address: 'minh@tinh.example' }]);
    const path = `/api/v1/deliveries/${items[0]?.id}/resend`;
    expect((await service.http.send('POST', path, {}, who['an'])).status).toBe(200);
    expect((await service.http.send('POST', path, {}, who['minh'])).status).toBe(403);
    expect((await service.http.get('/api/v1/deliveries?status=lost', who['an'])).status).toBe(422);
  });
});
