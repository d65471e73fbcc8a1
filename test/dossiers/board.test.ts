// The board over HTTP: every figure is the length of the list whose filter the answer names.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';

type Counts = Readonly<Record<string, number>>;
interface Counted {
  readonly counts: Counts;
  readonly query: string;
}
interface Unit extends Counted {
  readonly id: string;
  readonly name: string;
}
interface Board {
  readonly total: Counts;
  readonly query: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly agencies: readonly (Unit & { readonly units: readonly Unit[] })[];
  readonly inside: {
    readonly steps: readonly Counted[];
    readonly officers: readonly (Counted & { readonly id: string })[];
  } | null;
}

const TIMERS = ['notStarted', 'onTime', 'dueSoon', 'late', 'paused', 'resolved'];
let desk: DeskApp;

const boardOf = async (person: PersonName, query = ''): Promise<Board> => {
  const answer = await desk.send(person, 'GET', `/board${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Board>();
};
const lengthOf = async (person: PersonName, query: string): Promise<number> => {
  const answer = await desk.send(person, 'GET', `/dossiers?limit=100&${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return answer.json<{ rows: unknown[] }>().rows.length;
};

async function expectListed(person: PersonName, board: Board): Promise<void> {
  const rows: Counted[] = [
    { counts: board.total, query: board.query },
    ...board.agencies.flatMap((agency) => [agency, ...agency.units]),
    ...(board.inside === null ? [] : [...board.inside.steps, ...board.inside.officers]),
  ];
  const { inTimeShare: _, ...figures } = board.total;
  expect(Object.keys(board.columns).sort()).toEqual(Object.keys(figures).sort());
  for (const { counts, query } of rows) {
    expect(TIMERS.reduce((sum, timer) => sum + counts[timer]!, 0)).toBe(counts['open']);
    for (const [column, filter] of Object.entries(board.columns)) {
      // Of steps and people, which hold and are not competent.
      if (!(column in counts)) continue;
      if (column === 'unassigned' && query.includes('officer=')) {
        expect(counts[column]).toBe(0);
        continue;
      }
      const whole = [query, filter].filter((part) => part !== '').join('&');
      expect([whole, counts[column]]).toEqual([whole, await lengthOf(person, whole)]);
    }
  }
}

beforeAll(async () => {
  desk = await DeskApp.open();
  const officerId = desk.office.people.officer.staffId;
  const assigned = async () =>
    desk.event('head', await desk.event('reception', await desk.log(), { type: 'transfer' }), {
      type: 'complete',
      officerId,
    });
  await assigned();
  await desk.resolve(await desk.log());
  desk.service.clock.advance(60 * DAY_MS);
  // Asked now: one asked before would have lapsed as soon as the sweep comes by.
  await desk.event('officer', await assigned(), {
    type: 'requestSupplement',
    reason: 'Thiếu',
    items: ['Đơn'],
  });
  await desk.event('reception', await desk.log(), { type: 'transfer' });
  await assigned();
  await desk.log({ channel: 'online', decision: undefined });
});
afterAll(() => desk.close());

describe('the board', () => {
  it.each<PersonName>(['chief', 'head', 'leader'])(
    'of %s counts what the named lists hold',
    async (person) => {
      const board = await boardOf(person);
      await expectListed(person, board);
      for (const column of Object.keys(board.columns)) {
        const sum = (rows: readonly Counted[]) => rows.reduce((all, { counts }) => all + counts[column]!, 0);
        expect(sum(board.agencies)).toBe(board.total[column]);
        for (const agency of board.agencies) expect(sum(agency.units)).toBe(agency.counts[column]);
      }
    },
  );

  it('tells late, paused, unassigned, not started and resolved apart', async () => {
    const { total } = await boardOf('chief');
    for (const column of ['late', 'paused', 'onTime', 'notStarted', 'resolved', 'unassigned'])
      expect([column, total[column]! > 0]).toEqual([column, true]);
  });

  it.each<PersonName>(['chief', 'leader'])(
    'has for %s the number of the late that report 06 has, beside those that are held',
    async (person) => {
      const { total } = await boardOf(person);
      const report = await desk.send(person, 'GET', '/reports/06?from=2026-01-01&to=2026-12-31');
      const [all] = report.json<{ lines: { figures: Counts }[] }>().lines;
      expect(total['lateOfCompetence']).toBe(all!.figures['pendingLate']);
      expect(total['lateOfCompetence']).toBeGreaterThan(0);
    },
  );

  it('says which share of what runs is in time', async () => {
    const { total } = await boardOf('chief');
    const [late, rest] = [total['late']!, total['onTime']! + total['dueSoon']!];
    expect(total['inTimeShare']).toBeCloseTo(rest / (rest + late), 10);
  });

  it('is narrowed to what is looked for, without marks, and to what has something late; its total with it', async () => {
    const { agencies } = await boardOf('chief');
    const [one] = agencies;
    const found = await boardOf('chief', `?q=${encodeURIComponent(one!.name.toLowerCase())}`);
    expect(found.agencies.map(({ id }) => id)).toContain(one!.id);
    expect((await boardOf('chief', '?q=khong-co-don-vi-nay')).total['open']).toBe(0);
    const late = await boardOf('chief', '?late=true');
    for (const { counts } of late.agencies)
      expect(counts['late']! + counts['lateOfCompetence']!).toBeGreaterThan(0);
    expect(late.total['late']).toBe((await boardOf('chief')).total['late']);
  });

  it('of one unit shows its people, and nothing of another', async () => {
    const unitId = desk.office.units.department;
    const board = await boardOf('chief', `?unitId=${unitId}`);
    expect(board.agencies.flatMap(({ units }) => units.map(({ id }) => id))).toEqual([unitId]);
    expect(board.inside!.officers.map(({ id }) => id)).toEqual([desk.office.people.officer.staffId]);
    expect(board.total).toEqual(board.agencies[0]!.units[0]!.counts);
    await expectListed('chief', board);
  });

  it('keeps to the reader’s scope', async () => {
    expect(await boardOf('stranger')).toMatchObject({ total: { open: 0, inTimeShare: null }, agencies: [] });
    const unitId = desk.office.units.department;
    expect(codeOf(await desk.send('stranger', 'GET', `/board?unitId=${unitId}`))).toEqual([
      403,
      'unit.outsideScope',
    ]);
    expect(codeOf(await desk.send('chief', 'GET', '/board?unitId=nonsense'))).toEqual([
      422,
      'request.invalid',
    ]);
    expect(codeOf(await desk.send(null, 'GET', '/board'))).toEqual([401, 'auth.required']);
  });
});
