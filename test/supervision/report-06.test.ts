// Report 06 over HTTP: columns, the dossiers behind each figure, as of an earlier instant, and who may read it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, formatInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { COLUMN_CELLS, FACT_CELLS } from '../../src/supervision/reports/report-cells.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';

type Figures = Readonly<Record<string, number>>;
interface Line {
  readonly kind: string;
  readonly figures: Figures;
  readonly query: string;
  readonly level: string | null;
}
interface Report {
  readonly lines: readonly Line[];
  readonly endAt: string;
  readonly scores: readonly { denominatorOf: string; score: number | null; confirmed: boolean }[];
}

let desk: DeskApp;
let beforeLate: string;
let beforeSweep: string;

const reportOf = async (person: PersonName, query: string): Promise<Report> => {
  const answer = await desk.send(person, 'GET', `/reports/06?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Report>();
};
const totalOf = async (query: string): Promise<Figures> => (await reportOf('chief', query)).lines[0]!.figures;

beforeAll(async () => {
  desk = await DeskApp.open();
  await desk.resolve(await desk.log());
  await desk.log({ channel: 'post' });
  await desk.log({ channel: 'online', decision: undefined });
  const asked = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const assigned = await desk.event('head', asked, {
    type: 'complete',
    officerId: desk.office.people.officer.staffId,
  });
  await desk.event('officer', assigned, { type: 'requestSupplement', reason: 'Thiếu', items: ['Đơn'] });
  const withdrawn = await desk.log();
  await desk.event('reception', withdrawn, { type: 'endAtRequest', reason: 'Xin rút' });
  desk.service.clock.advance(DAY_MS);
  beforeLate = formatInstant(desk.service.clock.now());
  desk.service.clock.advance(40 * DAY_MS);
  beforeSweep = formatInstant(desk.service.clock.now());
  desk.service.clock.advance(30 * DAY_MS);
  // The supplement that was not brought lapses.
  await desk.service.app.get(TimerSweep).sweep();
});
afterAll(() => desk.close());

const YEAR = 'from=2026-01-01&to=2026-12-31';

describe('report 06', () => {
  it('adds up, and every figure is the length of its list', async () => {
    const { lines } = await reportOf('chief', YEAR);
    expect(lines.map(({ kind }) => kind)).toEqual(['total', 'level', 'field']);
    for (const { figures, query } of lines) {
      expectIdentities(figures);
      for (const cell of [...COLUMN_CELLS, ...FACT_CELLS]) {
        const listed = await desk.send('chief', 'GET', `/reports/06/dossiers?${query}&cell=${cell}`);
        expect([cell, listed.status]).toEqual([cell, 200]);
        expect([cell, listed.json<{ rows: unknown[] }>().rows.length]).toEqual([cell, figures[cell]]);
      }
    }
    expect(lines[0]!.figures).toMatchObject({
      received: 4,
      receivedOnline: 0,
      receivedDirect: 4,
      receivedPostal: 1,
      carriedOver: 0,
      resolved: 3,
      endedStopped: 2,
      pendingLate: 1,
      pendingLateWithoutApology: 1,
      onlineWaiting: 1,
      onlineWaitingLate: 1,
      receptionLate: 1,
    });
  });

  it('as of an earlier instant counts what was known then, whenever it is asked', async () => {
    const asOf = `${YEAR}&asOf=${encodeURIComponent(beforeLate)}`;
    const before = await totalOf(asOf);
    expect(before).toMatchObject({ received: 4, resolved: 2, pending: 2, pendingLate: 0, onlineWaiting: 1 });
    const waiting = await desk.log({ channel: 'online' });
    expect(waiting.state).toBe('accepted');
    expect(await totalOf(asOf)).toEqual(before);
    expect((await totalOf(YEAR))['received']).toBe(5);
  });

  it('carries over what was pending when the period begins', async () => {
    expect(await totalOf('from=2026-04-01&to=2026-04-30')).toMatchObject({
      received: 1,
      carriedOver: 1,
      resolved: 0,
      pending: 1,
    });
  });

  it('shows both readings of the progress score, neither as confirmed', async () => {
    const { scores } = await reportOf('chief', YEAR);
    expect(scores.map(({ denominatorOf, confirmed }) => [denominatorOf, confirmed])).toEqual([
      ['resolved', false],
      ['resolvedAndPendingLate', false],
    ]);
    expect(scores[0]!.score).toBeGreaterThan(scores[1]!.score!);
  });

  it('in the other counting takes what was withdrawn as on time', async () => {
    const ledger = await totalOf(YEAR);
    const sets = await totalOf(`${YEAR}&counting=statusSets`);
    expectIdentities(sets);
    expect(sets['received']).toBe(ledger['received']);
  });

  it('is for supervisors, leaders and heads, of their own units', async () => {
    const { agency, department, elsewhere } = desk.office.units;
    expect((await reportOf('head', YEAR)).lines[0]!.figures['received']).toBe(5);
    expect((await reportOf('leader', `${YEAR}&unitId=${agency}`)).lines[0]!.figures['received']).toBe(5);
    expect(
      (await reportOf('chief', `${YEAR}&unitId=${agency}&variant=own`)).lines[0]!.figures['received'],
    ).toBe(0);
    expect(
      (await reportOf('chief', `${YEAR}&unitId=${department}&variant=own`)).lines[0]!.figures['received'],
    ).toBe(5);
    expect((await reportOf('stranger', YEAR)).lines[0]!.figures['received']).toBe(0);
    const refusals = await Promise.all([
      desk.send('officer', 'GET', `/reports/06?${YEAR}`),
      desk.send('admin', 'GET', `/reports/06/dossiers?${YEAR}&cell=received`),
      desk.send('leader', 'GET', `/reports/06?${YEAR}&unitId=${elsewhere}`),
      desk.send('chief', 'GET', `/reports/06?from=2026-05-01&to=2026-04-01`),
      desk.send('chief', 'GET', `/reports/06?${YEAR}&asOf=2030-01-01T00:00:00Z`),
      desk.send('chief', 'GET', `/reports/06?from=yesterday&to=2026-04-01`),
    ]);
    expect(refusals.map(codeOf)).toEqual([
      [403, 'right.missing'],
      [403, 'right.missing'],
      [403, 'unit.outsideScope'],
      [422, 'period.invalid'],
      [422, 'report.asOfAhead'],
      [422, 'request.invalid'],
    ]);
  });

  it('names what was recorded since and is counted otherwise', async () => {
    const since = async (asOf: string) =>
      desk.send('chief', 'GET', `/reports/06/corrections?${YEAR}&asOf=${encodeURIComponent(asOf)}`);
    const late = await since(beforeSweep);
    expect(late.status).toBe(200);
    expect(late.json()).toMatchObject({
      rows: [
        { receivedBefore: 'receivedDirect', standingBefore: 'pendingInTime', receivedNow: 'receivedDirect' },
      ],
      more: false,
    });
    expect((await since(beforeLate)).json()).toEqual({ rows: [], more: false });
  });
});

export function expectIdentities(of: Figures): void {
  expect(of['received']).toBe(of['receivedOnline']! + of['receivedDirect']! + of['carriedOver']!);
  expect(of['resolved']).toBe(of['resolvedEarly']! + of['resolvedOnTime']! + of['resolvedLate']!);
  expect(of['pending']).toBe(of['pendingInTime']! + of['pendingLate']!);
  expect(of['received']).toBe(of['resolved']! + of['pending']!);
}
