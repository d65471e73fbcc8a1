// Lists by relation and filter over HTTP, and the counters of their tabs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly stateName: string;
  readonly clock: string;
  readonly lateness: string;
  readonly remainingMinutes: number | null;
  readonly statutoryDueAt: string | null;
  readonly officerId: string | null;
  readonly unitName: string | null;
  readonly applicant: string;
  readonly caseKey: string;
}
type Tab = 'toTake' | 'mine' | 'waiting' | 'done' | 'all';
type Counts = Readonly<Record<Tab, { readonly count: number; readonly more: boolean }>>;

const TABS: readonly Tab[] = ['toTake', 'mine', 'waiting', 'done', 'all'];
let desk: DeskApp;
let untaken: Dossier;
let mine: Dossier;
let waiting: Dossier;
let done: Dossier;

const list = async (person: PersonName, query: string): Promise<readonly Row[]> => {
  const answer = await desk.send(person, 'GET', `/dossiers?limit=100&${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<{ rows: Row[] }>().rows;
};
const ids = async (person: PersonName, query: string) =>
  (await list(person, query)).map(({ id }) => id).sort();
const counts = async (person: PersonName, query = ''): Promise<Counts> => {
  const answer = await desk.send(person, 'GET', `/dossiers/counts?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Counts>();
};
const sorted = (...dossiers: readonly Dossier[]) => dossiers.map(({ id }) => id).sort();

beforeAll(async () => {
  desk = await DeskApp.open();
  const officerId = desk.office.people.officer.staffId;
  const transferred = async (applicant: object = {}) =>
    desk.event('reception', await desk.log(applicant), { type: 'transfer' });
  untaken = await transferred();
  mine = await desk.event('head', await transferred(), { type: 'complete', officerId });
  waiting = await desk.event(
    'officer',
    await desk.event('head', await transferred(), { type: 'complete', officerId }),
    {
      type: 'requestSupplement',
      reason: 'Thiếu giấy',
      items: ['Đơn'],
    },
  );
  const resolved = await desk.resolve(await desk.log());
  done = await desk.event('reception', resolved, { type: 'return', how: 'desk' });
});
afterAll(() => desk.close());

describe('a tab', () => {
  it('holds what stands in its relation to the reader, and no counter differs from its list', async () => {
    expect(await ids('officer', 'tab=toTake')).toEqual(sorted(untaken));
    expect(await ids('officer', 'tab=mine')).toEqual(sorted(mine));
    expect(await ids('officer', 'tab=waiting')).toEqual(sorted(waiting));
    expect(await ids('officer', 'tab=done')).toEqual(sorted(done));
    expect(await ids('officer', 'tab=all')).toEqual(sorted(untaken, mine, waiting));
  });

  it.each<[PersonName, string]>([
    ['officer', ''],
    ['reception', ''],
    ['chief', ''],
    ['chief', 'due=paused,onTime'],
    ['officer', 'q=nguyen%20thi'],
    ['stranger', ''],
  ])('is counted for %s with “%s” as it is listed', async (person, filter) => {
    const counted = await counts(person, filter);
    for (const tab of TABS)
      expect([tab, counted[tab]]).toEqual([
        tab,
        { count: (await list(person, `tab=${tab}&${filter}`)).length, more: false },
      ]);
  });
});

describe('a filter', () => {
  it('by several states, by timers, by officer and by procedure', async () => {
    expect(await ids('chief', `state=${untaken.state},${waiting.state}`)).toEqual(sorted(untaken, waiting));
    expect(await ids('chief', 'due=paused')).toEqual(sorted(waiting));
    expect(await ids('chief', `officer=${desk.office.people.officer.staffId}&due=onTime`)).toEqual(
      sorted(mine),
    );
    expect(await ids('chief', 'procedureCode=1.999999')).toEqual([]);
  });

  it('by part of a code, and by a name without its marks', async () => {
    expect(await ids('chief', `tab=all&q=${untaken.code!.slice(-9)}`)).toEqual(sorted(untaken));
    const named = await desk.log({ applicant: { name: 'Đặng Ứng Viên', kind: 'citizen' } });
    expect(await ids('chief', 'tab=all&q=dang%20ung')).toEqual(sorted(named));
  });

  it.each([
    ['tab=nonsense', 422, 'request.invalid'],
    ['due=late,nonsense', 422, 'request.invalid'],
    ['limit=101', 422, 'request.invalid'],
  ])('%s is refused', async (query, status, code) => {
    expect(codeOf(await desk.send('officer', 'GET', `/dossiers?${query}`))).toEqual([status, code]);
  });

  it('by a unit outside the reader’s scope is refused, in the list and in the counters', async () => {
    for (const path of ['/dossiers', '/dossiers/counts']) {
      const answer = await desk.send('stranger', 'GET', `${path}?unitId=${desk.office.units.department}`);
      expect(codeOf(answer)).toEqual([403, 'unit.outsideScope']);
    }
    expect(codeOf(await desk.send(null, 'GET', '/dossiers/counts'))).toEqual([401, 'auth.required']);
  });
});

describe('a row', () => {
  it('names state, unit and case in words', async () => {
    const [row] = await list('officer', 'tab=toTake');
    expect(row).toMatchObject({
      id: untaken.id,
      stateName: expect.stringMatching(/\p{L}/u),
      unitName: 'Đơn vị H99.12.02',
      applicant: 'Nguyễn Thị Hoà',
      caseKey: 'chung',
      caseName: expect.stringMatching(/\p{L}/u),
    });
  });

  it('that is paused keeps its remaining time, and agrees with the dossier’s page', async () => {
    const remaining = async () => (await list('officer', 'tab=waiting'))[0]!.remainingMinutes;
    const before = await remaining();
    expect(before).toBeGreaterThan(0);
    const running = (await list('officer', 'tab=mine'))[0]!.remainingMinutes!;
    desk.service.clock.advance(DAY_MS);
    expect(await remaining()).toBe(before);
    const page = (await desk.send('officer', 'GET', `/dossiers/${waiting.id}`)).json<{
      clock: { remainingMinutes: number };
    }>();
    expect(page.clock.remainingMinutes).toBe(before);
    expect((await list('officer', 'tab=mine'))[0]!.remainingMinutes).toBeLessThan(running);
  });
});
