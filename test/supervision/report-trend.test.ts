// Pictures over time: each month is the report of that month, and the year before stands beside it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import type { TrendView } from '../../src/supervision/reports/trend-view.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;

const trend = async (query: string): Promise<TrendView> => {
  const answer = await desk.send('chief', 'GET', `/reports/06/trend?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<TrendView>();
};
const reported = async (from: string, to: string): Promise<Readonly<Record<string, number>>> => {
  const answer = await desk.send('chief', 'GET', `/reports/06?from=${from}&to=${to}`);
  return answer.json<{ lines: { figures: Record<string, number> }[] }>().lines[0]!.figures;
};

beforeAll(async () => {
  desk = await DeskApp.open();
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  await desk.resolve(await desk.log());
  await desk.event('reception', await desk.log(), { type: 'transfer' });
  desk.service.clock.set(parseInstant('2026-05-20T08:00:00+07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  await desk.resolve(await desk.log());
});
afterAll(() => desk.close());

it('has for each month what the report of that month has, and nothing for those to come', async () => {
  const { months, year } = await trend('year=2026');
  expect(year).toBe(2026);
  expect(months.map(({ figures }) => figures === null)).toEqual(
    Array.from({ length: 12 }, (_, index) => index > 4),
  );
  expect(months.map(({ over }) => over)).toEqual(Array.from({ length: 12 }, (_, index) => index < 4));
  for (const { from, to, figures } of months.slice(0, 5)) {
    const report = await reported(from, to);
    expect(figures).toMatchObject({
      received: report['receivedOnline']! + report['receivedDirect']!,
      resolved: report['resolved'],
      resolvedLate: report['resolvedLate'],
      pending: report['pending'],
      pendingLate: report['pendingLate'],
    });
  }
  expect(months[2]!.figures).toMatchObject({ received: 2, resolved: 1, onTimeShare: 1, pending: 1 });
  expect(months[4]!.figures!.pendingLate).toBe(1);
});

it('sets the year before beside it, month by month', async () => {
  const { months } = await trend('year=2027');
  const { months: now } = await trend('year=2026');
  expect(months.map(({ before }) => before)).toEqual(now.map(({ figures }) => figures));
  expect(months.every(({ figures }) => figures === null)).toBe(true);
});

it('tells the year so far by agency and by procedure, which add up to the report', async () => {
  const report = await reported('2026-01-01', '2026-05-20');
  for (const by of ['agency', 'procedure']) {
    const { groups } = await trend(`year=2026&by=${by}`);
    expect(groups.reduce((sum, { figures }) => sum + figures.resolved, 0)).toBe(report['resolved']);
    expect(groups.every(({ name, before }) => name !== null && before === null)).toBe(true);
  }
});

it('is of one unit with all under it, and of nobody’s beyond his scope', async () => {
  const { department, agency } = desk.office.units;
  const ofAgency = await trend(`year=2026&unitId=${agency}`);
  expect(ofAgency.months).toEqual((await trend('year=2026')).months);
  expect((await trend(`year=2026&unitId=${department}`)).months).not.toBeNull();
  const refused = await desk.send('stranger', 'GET', `/reports/06/trend?unitId=${department}`);
  expect(codeOf(refused)[0]).toBe(403);
});
