// A calendar version that was a mistake: annulled with another's approval it is not looked at, and what was promised stays.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { ImportCalendar } from '../../src/calendars/import-calendar.ts';
import { DEFAULT_WEEK } from '../../src/domain/time/calendar-definition.ts';
import { AdministrationLog } from '../../src/organization/administration-log/administration-log.ts';
import { Database } from '../../src/platform/database.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { DeskApp, Dossier } from '../dossiers/desk-app.ts';
import { closeVerified, openWithTwoAdministrators } from './two-administrators.ts';

const VERSIONS = '/calendars/vn/versions';
const day = (date: string, kind: string) => ({ firstDay: date, lastDay: date, days: [{ date, kind }] });
const MISTAKE = day('2026-03-10', 'off');

let desk: DeskApp;
beforeEach(async () => {
  desk = await openWithTwoAdministrators();
});
afterEach(() => closeVerified(desk));

const carryOut = () => {
  desk.service.clock.advance(10_000);
  return desk.service.app.get(Recalendar).run();
};
const load = async (body: object): Promise<number> => {
  const answer = await desk.send('admin', 'POST', VERSIONS, body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.json<{ version: number }>().version;
};
const annul = (
  who: 'admin' | 'office' | 'leader',
  version: number,
  step: '' | '/approve' | '/reject',
  body: object = {},
) => desk.send(who, 'POST', `${VERSIONS}/${version}/annulment${step}`, body);
const propose = async (version: number) =>
  expect((await annul('admin', version, '', { reason: 'Nhầm năm' })).status).toBe(204);
const annulled = async (version: number) => {
  await propose(version);
  expect((await annul('office', version, '/approve', { note: 'Đúng là nhầm' })).status).toBe(204);
};
const clockOf = async ({ id }: Dossier) => {
  const { clock } = (await desk.send('chief', 'GET', `/dossiers/${id}`)).json<{
    clock: { statutoryDueAt: string; promisedDueAt: string; verdict: string };
  }>();
  return [clock.statutoryDueAt.slice(0, 10), clock.promisedDueAt.slice(0, 10)];
};
const rowOf = async ({ id }: Dossier) => {
  const { rows } = await desk.service.database.query<{
    due: string;
    ledger: { kind: string; calendar?: { version: number }; instead?: { version: number } }[];
  }>({
    text: `select to_char(statutory_due_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as due, ledger
      from dossier where id = $1`,
    values: [id],
  });
  return rows[0]!;
};
const listed = async () =>
  (await desk.send('admin', 'GET', '/calendars')).json<{
    calendars: { name: string; current: number; versions: { version: number; annulment: object | null }[] }[];
  }>().calendars[0]!;
/** The newest first; the calendar that comes with the service is the last. */
const actions = async () =>
  (await desk.send('admin', 'GET', '/admin/log?kind=calendar'))
    .json<{ items: { action: string }[] }>()
    .items.map(({ action }) => action)
    .slice(0, -1);

test('the date is back, the promise that was given stays, and the journal keeps both', async () => {
  const before = await desk.log(); // due Monday 16 March, ten working days
  expect(await load(MISTAKE)).toBe(2);
  expect(await carryOut()).toBe(1);
  const during = await desk.log();
  expect(await clockOf(before)).toEqual(['2026-03-17', '2026-03-16']);
  expect(await clockOf(during)).toEqual(['2026-03-17', '2026-03-17']);

  await annulled(2);
  expect(await desk.service.app.get(Recalendar).run()).toBe(0); // others may not have noticed yet
  expect(await carryOut()).toBe(2);
  expect(await clockOf(before)).toEqual(['2026-03-16', '2026-03-16']);
  expect(await clockOf(during)).toEqual(['2026-03-16', '2026-03-17']);
  expect(await carryOut()).toBe(0);
  const { due, ledger } = await rowOf(before);
  expect([due, ledger.map(({ kind, calendar }) => [kind, calendar?.version])]).toEqual([
    '2026-03-16',
    [
      ['start', 1],
      ['calendarChange', 2],
      ['calendarAnnulled', 2],
    ],
  ]);
  expect(ledger.at(-1)).toMatchObject({
    instead: { version: 1 },
    dueAt: Date.parse('2026-03-16T17:00:00+07:00'),
  });
  expect(await listed()).toMatchObject({
    current: 1,
    versions: [
      { annulment: { state: 'approved', instead: 1, reason: 'Nhầm năm', note: 'Đúng là nhầm' } },
      {},
    ],
  });
  expect(await clockOf(await desk.log())).toEqual(['2026-03-16', '2026-03-16']);
  expect(await actions()).toEqual(['calendar.annulled', 'calendar.annulmentProposed', 'calendar.loaded']);

  // The next version goes on from the one in force, not from the mistake.
  expect(await load(day('2026-03-12', 'off'))).toBe(3);
  await carryOut();
  expect(await clockOf(before)).toEqual(['2026-03-17', '2026-03-16']);
});

test('a Saturday that was declared worked by mistake makes a date later again', async () => {
  await load(day('2026-03-14', 'work'));
  const dossier = await desk.log();
  expect(await clockOf(dossier)).toEqual(['2026-03-14', '2026-03-14']);
  await annulled(2);
  expect(await carryOut()).toBe(1);
  expect(await clockOf(dossier)).toEqual(['2026-03-16', '2026-03-14']);
});

test('what is past its date without the mistake is late', async () => {
  const dossier = await desk.log();
  await load(MISTAKE);
  await carryOut();
  desk.service.clock.set(parseInstant('2026-03-17T09:00'));
  await desk.service.app.get(TimerSweep).sweep();
  await annulled(2);
  expect(await carryOut()).toBe(1);
  await desk.service.app.get(TimerSweep).sweep();
  const { clock } = (await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<{
    clock: { verdict: string; lateFromAt: string };
  }>();
  expect(clock).toMatchObject({ verdict: 'late', lateFromAt: '2026-03-17T00:00:00+07:00' });
});

test('a question that was moved by the mistake is due when it was', async () => {
  const { officer } = desk.office.people;
  let dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  dossier = await desk.event('head', dossier, { type: 'complete', officerId: officer.staffId });
  const asked = {
    unitId: desk.office.units.elsewhere,
    content: 'Ý kiến?',
    limit: { amount: 6, unit: 'workingDays' },
  };
  dossier = await desk.event('officer', dossier, { type: 'askOpinions', consultations: [asked] });
  const dueOf = async () =>
    (await desk.send('chief', 'GET', `/dossiers/${dossier.id}/consultations`))
      .json<{ consultations: { dueAt: string }[] }>()
      .consultations[0]!.dueAt.slice(0, 10);
  await load(MISTAKE);
  await carryOut();
  expect(await dueOf()).toBe('2026-03-11');
  await annulled(2);
  expect(await carryOut()).toBe(1);
  expect(await dueOf()).toBe('2026-03-10');
});

test('nobody decides on his own, nothing is annulled twice, and the first version stays', async () => {
  await load(MISTAKE);
  expect(codeOf(await annul('leader', 2, '', { reason: 'x' }))).toEqual([403, 'right.missing']);
  expect(codeOf(await annul('office', 2, '/approve'))).toEqual([409, 'calendar.noAnnulment']);
  expect((await annul('admin', 2, '', { reason: '' })).status).toBe(422);
  await propose(2);
  expect(codeOf(await annul('office', 2, '', { reason: 'x' }))).toEqual([409, 'calendar.annulmentOpen']);
  for (const step of ['/approve', '/reject'] as const)
    expect(codeOf(await annul('admin', 2, step))).toEqual([403, 'calendar.ownAnnulment']);
  expect((await listed()).current).toBe(2);
  expect((await annul('office', 2, '/reject', { note: 'Không nhầm' })).status).toBe(204);
  expect(await listed()).toMatchObject({
    current: 2,
    versions: [{ annulment: { state: 'rejected', note: 'Không nhầm' } }, { annulment: null }],
  });
  await annulled(2);
  expect(codeOf(await annul('admin', 2, '', { reason: 'x' }))).toEqual([409, 'calendar.annulled']);
  expect(codeOf(await annul('admin', 1, '', { reason: 'x' }))).toEqual([409, 'calendar.noneInstead']);
  expect(codeOf(await annul('admin', 9, '', { reason: 'x' }))).toEqual([404, 'calendar.unknown']);
  expect(await actions()).toEqual([
    'calendar.annulled',
    'calendar.annulmentProposed',
    'calendar.annulmentRejected',
    'calendar.annulmentProposed',
    'calendar.loaded',
  ]);
});

test('a version that a newer one carries on is annulled after it, and only then', async () => {
  await load(MISTAKE);
  await propose(2);
  expect(await load(day('2026-03-12', 'off'))).toBe(3);
  const refused = await annul('office', 2, '/approve');
  expect([codeOf(refused), refused.json()]).toEqual([
    [409, 'calendar.carriedOn'],
    expect.objectContaining({ calendar: 'vn', version: 2, newer: [3] }),
  ]);
  expect(await load(day('2026-03-13', 'off'))).toBe(4);
  expect((await annul('office', 2, '/approve')).json()).toMatchObject({ newer: [4, 3] });
  expect((await annul('admin', 3, '', { reason: 'x' })).json()).toMatchObject({ newer: [4] });
  const dossier = await desk.log();
  expect(await clockOf(dossier)).toEqual(['2026-03-19', '2026-03-19']);

  await annulled(4);
  await annulled(3);
  expect((await annul('office', 2, '/approve')).status).toBe(204);
  await carryOut();
  expect(await clockOf(dossier)).toEqual(['2026-03-16', '2026-03-19']);
  expect((await listed()).current).toBe(1);
});

test('a newer version in which the day was put right does not stand in the way', async () => {
  const dossier = await desk.log();
  await load(MISTAKE);
  await carryOut();
  await load({ ...MISTAKE, days: [] });
  await carryOut();
  expect((await clockOf(dossier))[0]).toBe('2026-03-17');
  await annulled(2);
  await carryOut();
  expect((await clockOf(dossier))[0]).toBe('2026-03-16');
});

test('an import that was prepared before an approval brings no day back', async () => {
  const { app, clock } = desk.service;
  const definition = { ...day('2026-03-12', 'off'), name: 'vn', version: 1, week: DEFAULT_WEEK };
  /** Whoever reads the file takes his time. */
  const slowly = new ImportCalendar(
    app.get(Database),
    clock,
    app.get(CalendarBook),
    AdministrationLog.ofCommand(clock),
    async () => {
      await annulled(2);
      return definition as Awaited<ReturnType<ImportCalendar['prepare']>>['after'];
    },
  );
  await load(MISTAKE);
  await expect(slowly.run('vn', { csv: '', fileName: 'vn.csv' }, null, null)).rejects.toMatchObject({
    code: 'calendar.changedMeanwhile',
  });
  expect(await listed()).toMatchObject({ current: 1, versions: [{ version: 2 }, { version: 1 }] });
});

test('an approval and an import at once: whichever is second is told so', async () => {
  await load(MISTAKE);
  await propose(2);
  const [approved, loaded] = await Promise.all([
    annul('office', 2, '/approve'),
    desk.send('admin', 'POST', VERSIONS, day('2026-03-12', 'off')),
  ]);
  const days = await desk.service.database.query<{ version: number; day: string }>({
    text: `select version, day::text from calendar_day where name = 'vn' and version > 2 and day >= '2026-03-01'
      and day < '2026-04-01' order by 1, 2`,
  });
  if (approved.status === 204) {
    // Refused, or built on the first version.
    expect([201, 409]).toContain(loaded.status);
    expect(days.rows).toEqual(loaded.status === 201 ? [{ version: 3, day: '2026-03-12' }] : []);
  } else {
    expect(['calendar.changedMeanwhile', 'calendar.carriedOn']).toContain(codeOf(approved)[1]);
    expect([loaded.status, days.rows.map((row) => row.day)]).toEqual([201, ['2026-03-10', '2026-03-12']]);
  }
});
