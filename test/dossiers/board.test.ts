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
interface Board {
  readonly total: Counts;
  readonly query: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly units: readonly (Counted & {
    readonly id: string;
    readonly steps: readonly Counted[];
    readonly officers: readonly (Counted & { readonly id: string })[];
  })[];
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
    ...board.units.flatMap((unit) => [unit, ...unit.steps, ...unit.officers]),
  ];
  expect(Object.keys(board.columns).sort()).toEqual(Object.keys(board.total).sort());
  for (const { counts, query } of rows) {
    expect(TIMERS.reduce((sum, timer) => sum + counts[timer]!, 0)).toBe(counts['open']);
    for (const [column, filter] of Object.entries(board.columns)) {
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
      for (const column of Object.keys(board.total))
        expect(board.units.reduce((sum, { counts }) => sum + counts[column]!, 0)).toBe(board.total[column]);
    },
  );

  it('tells late, paused, unassigned, not started and resolved apart', async () => {
    const { total } = await boardOf('chief');
    for (const column of ['late', 'paused', 'onTime', 'notStarted', 'resolved', 'unassigned'])
      expect([column, total[column]! > 0]).toEqual([column, true]);
  });

  it('of one unit shows its people, and nothing of another', async () => {
    const unitId = desk.office.units.department;
    const board = await boardOf('chief', `?unitId=${unitId}`);
    expect(board.units.map(({ id }) => id)).toEqual([unitId]);
    expect(board.units[0]!.officers.map(({ id }) => id)).toEqual([desk.office.people.officer.staffId]);
    expect(board.total).toEqual(board.units[0]!.counts);
    await expectListed('chief', board);
  });

  it('keeps to the reader’s scope', async () => {
    expect(await boardOf('stranger')).toMatchObject({ total: { open: 0 }, units: [] });
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
