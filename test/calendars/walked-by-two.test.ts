// Two services at the open dossiers at once: what is annulled while a version is being walked is heard by every dossier.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Clock } from '../../src/platform/clock.ts';
import { Database } from '../../src/platform/database.ts';
import type { Statement } from '../../src/platform/database.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { Engine } from '../../src/engine/engine.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import type { DeskApp, Dossier } from '../dossiers/desk-app.ts';
import { closeVerified, openWithTwoAdministrators } from './two-administrators.ts';

const VERSIONS = '/calendars/vn/versions';

let desk: DeskApp;
beforeEach(async () => {
  desk = await openWithTwoAdministrators();
});
afterEach(() => closeVerified(desk));

/** A database whose answer to a finished page is slow to come. */
class Slow extends Database {
  private reached: () => void = () => undefined;
  private goOn: () => void = () => undefined;
  /** The page has been brought, and its place is about to be noted. */
  readonly atPage = new Promise<void>((done) => (this.reached = done));
  private readonly gate = new Promise<void>((done) => (this.goOn = done));

  letGo(): void {
    this.goOn();
  }

  override async query<Row extends object>(statement: Statement): Promise<{ rows: Row[] }> {
    if (statement.name === 'recalendar-page') {
      this.reached();
      await this.gate;
    }
    return super.query<Row>(statement);
  }
}

/** The other service: it has claimed what there is, brought a page of it, and then hangs. */
async function otherService(): Promise<{ end(): Promise<number> }> {
  const { app } = desk.service;
  const slow = new Slow(app.get(Database).pool);
  const running = new Recalendar(slow, app.get(Engine), app.get(Definitions), app.get(Clock)).run();
  await slow.atPage;
  return {
    end: () => {
      slow.letGo();
      return running;
    },
  };
}

const load = async (first: string, last: string, ...off: string[]): Promise<number> => {
  const days = off.map((date) => ({ date, kind: 'off' }));
  const answer = await desk.send('admin', 'POST', VERSIONS, { firstDay: first, lastDay: last, days });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.json<{ version: number }>().version;
};
const annul = async (version: number) => {
  const path = `${VERSIONS}/${version}/annulment`;
  expect((await desk.send('admin', 'POST', path, { reason: 'Nhầm' })).status).toBe(204);
  expect((await desk.send('office', 'POST', `${path}/approve`, {})).status).toBe(204);
};
const carryOut = () => {
  desk.service.clock.advance(10_000);
  return desk.service.app.get(Recalendar).run();
};
const dueOf = async ({ id }: Dossier) =>
  (await desk.send('chief', 'GET', `/dossiers/${id}`))
    .json<{ clock: { statutoryDueAt: string } }>()
    .clock.statutoryDueAt.slice(0, 10);
const states = async () => {
  const { rows } = await desk.service.database.query<{ version: number; state: string }>({
    text: `select version, state from calendar_change where name = 'vn' order by version`,
  });
  return rows.map(({ version, state }) => `${version} ${state}`);
};

test('an older version is annulled while a newer one is walked', async () => {
  const dossier = await desk.log(); // due on 16 March
  await load('2026-03-10', '2026-03-10', '2026-03-10');
  await carryOut();
  expect(await dueOf(dossier)).toBe('2026-03-17');
  // The 10th is worked after all; what was moved stays where it is.
  await load('2026-03-10', '2026-03-20', '2026-03-20');
  desk.service.clock.advance(10_000);
  const other = await otherService();
  await annul(2);
  expect(await carryOut()).toBe(1);
  expect(await dueOf(dossier)).toBe('2026-03-16');
  await other.end();
  await carryOut();
  expect([await dueOf(dossier), await states()]).toEqual(['2026-03-16', ['2 done', '3 done']]);
});

test('a version is annulled while it is walked itself', async () => {
  const dossier = await desk.log();
  await load('2026-03-10', '2026-03-10', '2026-03-10');
  desk.service.clock.advance(10_000);
  const other = await otherService();
  expect(await dueOf(dossier)).toBe('2026-03-17');
  await annul(2);
  await other.end();
  expect(await states()).toEqual(['2 waiting']);
  expect(await carryOut()).toBe(1);
  expect([await dueOf(dossier), await states()]).toEqual(['2026-03-16', ['2 done']]);
});

test('a newer version takes over what is being walked', async () => {
  const dossier = await desk.log();
  await load('2026-03-10', '2026-03-10', '2026-03-10');
  desk.service.clock.advance(10_000);
  const other = await otherService();
  await load('2026-03-12', '2026-03-12', '2026-03-12');
  expect(await carryOut()).toBe(1);
  await other.end();
  expect([await dueOf(dossier), await states()]).toEqual(['2026-03-18', ['2 superseded', '3 done']]);
});

test('of two that walk the same version one goes on, and each dossier is counted once', async () => {
  await desk.log();
  await load('2026-03-10', '2026-03-10', '2026-03-10');
  desk.service.clock.advance(10_000);
  const other = await otherService();
  desk.service.clock.advance(60_000); // its lease is over
  expect(await desk.service.app.get(Recalendar).run()).toBe(0);
  await other.end();
  const progress = (await desk.send('admin', 'GET', `${VERSIONS}/2/progress`)).json();
  expect(progress).toMatchObject({ state: 'done', examined: 1, failed: 0 });
});
