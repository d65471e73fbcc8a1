// A new calendar and the dossiers that are open: previewed first, then carried to each of them once, and only later.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { verify } from '../../src/engine/verify.ts';
import { codeOf, DeskApp, type Dossier } from '../dossiers/desk-app.ts';

const DAY = 86_400_000;

interface Moved {
  readonly code: string | null;
  readonly dueBefore: string;
  readonly dueAfter: string;
  readonly applied: boolean;
  readonly paused: boolean;
}
interface Preview {
  readonly wouldCreate: boolean;
  readonly days: Record<'added' | 'removed' | 'changed', readonly { date: string }[]>;
  readonly affectedCount: number;
  readonly laterCount: number;
  readonly earlierCount: number;
  readonly pausedCount: number;
  readonly sample: readonly Moved[];
}

let desk: DeskApp;
beforeEach(async () => {
  desk = await DeskApp.open();
});
afterEach(async () => {
  const { database, app } = desk.service;
  const { differences } = await verify(database, dossierKind(app.get(Definitions)));
  await desk.close();
  expect(differences).toEqual([]);
});

/** Days of March 2026; a dossier logged on the 2nd has ten working days and is due on the 16th. */
const days = (...given: { date: string; kind: string }[]) => ({
  firstDay: given[0]!.date,
  lastDay: given.at(-1)!.date,
  days: given,
});
const STORM = days({ date: '2026-03-10', kind: 'off' });
const SATURDAY = days({ date: '2026-03-14', kind: 'work' });
const PATH = '/calendars/vn/versions';

const post = async (body: object, dryRun = false) => {
  const answer = await desk.send('admin', 'POST', `${PATH}${dryRun ? '?dryRun=true' : ''}`, body);
  expect([answer.status, answer.text]).toEqual([dryRun ? 200 : 201, expect.any(String)]);
  return answer.json<Preview>();
};
const recalendar = () => desk.service.app.get(Recalendar);
/** Runs the job as it would run some seconds after the import. */
const carryOut = () => {
  desk.service.clock.advance(10_000);
  return recalendar().run();
};
const row = async ({ id }: Dossier) => {
  const { rows } = await desk.service.database.query<{
    due: string;
    promised: string;
    version: number;
    ledger: { kind: string; dueAt?: number }[];
  }>({
    text: `select to_char(statutory_due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as due,
      to_char(promised_due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as promised, version, ledger
      from dossier where id = $1`,
    values: [id],
  });
  return rows[0]!;
};
const progress = async (version: number) =>
  (await desk.send('admin', 'GET', `${PATH}/${version}/progress`)).json<Record<string, unknown>>();

test('a preview tells which dossiers move, which do not, and writes nothing', async () => {
  const dossier = await desk.log();
  const storm = await post(STORM, true);
  expect(storm).toMatchObject({
    wouldCreate: true,
    version: 2,
    days: { added: [{ date: '2026-03-10', before: null }], removed: [], changed: [] },
    affectedCount: 1,
    laterCount: 1,
    earlierCount: 0,
    sample: [
      {
        code: dossier.code,
        dueBefore: '2026-03-16T17:00:00+07:00',
        dueAfter: '2026-03-17T17:00:00+07:00',
        applied: true,
        paused: false,
      },
    ],
  });
  const saturday = await post(SATURDAY, true);
  expect(saturday).toMatchObject({ laterCount: 0, earlierCount: 1, sample: [{ applied: false }] });
  const after = await post(days({ date: '2026-03-18', kind: 'off' }), true);
  expect(after).toMatchObject({ wouldCreate: true, affectedCount: 0, sample: [] });
  const nothing = await post(days({ date: '2026-03-10', kind: 'work' }), true);
  expect(nothing.affectedCount).toBe(0);
  await expect(desk.service.database.query({ text: 'select from calendar_change' })).resolves.toMatchObject({
    rows: [],
  });
  expect((await row(dossier)).version).toBe(dossier.version);
});

test('after an import a dossier moves later once; its promise stays, and the ledger says why', async () => {
  const mailed = { name: 'Nguyễn Thị Hoà', kind: 'citizen', email: 'hoa@example.vn' };
  const [dossier, resolved] = [await desk.log({ applicant: mailed }), await desk.resolve(await desk.log())];
  const before = await row(resolved);
  await post(STORM);
  expect(await progress(2)).toMatchObject({ state: 'waiting', total: null });
  expect(await recalendar().run()).toBe(0); // others may not have noticed the version yet
  expect(await carryOut()).toBe(1);
  expect(await row(dossier)).toMatchObject({ due: '2026-03-17 17:00', promised: '2026-03-16 17:00' });
  expect((await row(dossier)).ledger.at(-1)).toMatchObject({
    kind: 'calendarChange',
    dueAt: Date.parse('2026-03-17T17:00:00+07:00'),
  });
  // The applicant is told by mail, the holder by an alert.
  const told = await desk.service.database.query<{ kind: string }>({
    text: `select payload->>'kind' as kind from delivery where address = $1
      union all select kind from alert where dossier_id = $2 and kind = 'dateMoved'`,
    values: [mailed.email, dossier.id],
  });
  expect(told.rows.map(({ kind }) => kind)).toEqual(['dateMoved', 'dateMoved']);
  expect((await row(resolved)).version).toBe(before.version);
  expect(await progress(2)).toMatchObject({
    state: 'done',
    movedLater: 1,
    notApplied: 0,
    failed: 0,
  });
  expect(await carryOut()).toBe(0);
});

test('an earlier date is noted and not applied', async () => {
  const dossier = await desk.log();
  await post(SATURDAY);
  expect(await carryOut()).toBe(1);
  const after = await row(dossier);
  expect(after).toMatchObject({ due: '2026-03-16 17:00', promised: '2026-03-16 17:00' });
  expect(after.ledger.at(-1)).toMatchObject({
    kind: 'calendarChange',
    dueAt: Date.parse('2026-03-16T17:00:00+07:00'),
  });
  expect(await progress(2)).toMatchObject({ state: 'done', movedLater: 0, notApplied: 1 });
});

test('a crash after sending and before noting it sends nothing twice', async () => {
  const dossiers = [await desk.log(), await desk.log(), await desk.log()];
  await post(STORM);
  expect(await carryOut()).toBe(3);
  const versions = await Promise.all(dossiers.map(async (one) => (await row(one)).version));
  await desk.service.database.query({
    text: `update calendar_change set state = 'running', after_late_from_at = null, after_id = null,
      leased_until = null, finished_at = null`,
  });
  const both = await Promise.all([carryOut(), recalendar().run()]);
  expect(both).toEqual([0, 0]);
  expect(await Promise.all(dossiers.map(async (one) => (await row(one)).version))).toEqual(versions);
  expect(await progress(2)).toMatchObject({ state: 'done' });
});

test('two workers at once send each dossier one event', async () => {
  const dossiers = [await desk.log(), await desk.log(), await desk.log(), await desk.log()];
  await post(STORM);
  desk.service.clock.advance(10_000);
  await Promise.all([recalendar().run(), recalendar().run()]);
  for (const dossier of dossiers) {
    const { ledger } = await row(dossier);
    expect(ledger.filter(({ kind }) => kind === 'calendarChange')).toHaveLength(1);
  }
});

test('a worker whose lease has ended is followed by another', async () => {
  await desk.log();
  await post(STORM);
  desk.service.clock.advance(10_000);
  await desk.service.database.query({
    text: `update calendar_change set state = 'running', leased_until = $1`,
    values: [new Date(desk.service.clock.now() + 60_000)],
  });
  expect(await recalendar().run()).toBe(0);
  desk.service.clock.advance(60_001);
  expect(await recalendar().run()).toBe(1);
});

test('a paused dossier is told at once, and both versions count when its clock runs again', async () => {
  let dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  for (const person of ['head', 'officer'] as const) {
    const event = { type: 'startFinancialDuty', reason: 'nộp thuế', headReason: 'Thông báo thuế đến sau' };
    const answer = await desk.send(person, 'POST', `/dossiers/${dossier.id}/events`, event, {
      'if-match': `"${dossier.version}"`,
    });
    if (answer.status === 200) dossier = { ...dossier, ...answer.json<Dossier>() };
  }
  expect(dossier.state).toBe('awaitingFinancialDuty');
  expect(await post(STORM, true)).toMatchObject({
    affectedCount: 1,
    pausedCount: 1,
    sample: [{ paused: true }],
  });
  await post(STORM);
  expect(await carryOut()).toBe(1);
  expect(await progress(2)).toMatchObject({ state: 'done', movedLater: 1 });
  expect((await row(dossier)).due).toBe('2026-03-17 17:00');
  desk.service.clock.advance(2 * DAY);
  const { version } = await row(dossier);
  await desk.event('reception', { ...dossier, version }, { type: 'completeFinancialDuty' });
  expect((await row(dossier)).due).toBe('2026-03-18 17:00');
  expect(await carryOut()).toBe(0);
});

test('of two imports in a row the newer takes over what was left', async () => {
  const dossier = await desk.log();
  await post(STORM);
  await post(days({ date: '2026-03-12', kind: 'off' }));
  expect(await carryOut()).toBe(1);
  expect(await row(dossier)).toMatchObject({ due: '2026-03-18 17:00' });
  expect(await progress(2)).toMatchObject({ state: 'superseded' });
  expect(await progress(3)).toMatchObject({ state: 'done', movedLater: 1 });
});

test('only administrators import, preview and follow; a wrong file is refused in a preview too', async () => {
  for (const path of [PATH, `${PATH}?dryRun=true`])
    expect((await desk.send('reception', 'POST', path, STORM)).status).toBe(403);
  expect((await desk.send('reception', 'GET', `${PATH}/1/progress`)).status).toBe(403);
  expect(await progress(1)).toMatchObject({ state: 'none' });
  expect(codeOf(await desk.send('admin', 'GET', `${PATH}/9/progress`))).toEqual([404, 'calendar.unknown']);
  const wrong = { ...STORM, days: [{ date: '10/3', kind: 'feast' }] };
  expect(codeOf(await desk.send('admin', 'POST', `${PATH}?dryRun=true`, wrong))).toEqual([
    422,
    'request.invalid',
  ]);
  const gap = { firstDay: '2040-01-01', lastDay: '2040-12-31', days: [] };
  expect(codeOf(await desk.send('admin', 'POST', `${PATH}?dryRun=true`, gap))).toEqual([422, 'calendar.gap']);
});
