// The procedures of a counter's number keys, over HTTP.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { codeOf, DeskApp } from './desk-app.ts';

interface Usual {
  readonly procedureCode: string;
  readonly caseKey: string;
  readonly name: string;
  readonly caseName: string;
  readonly count: number;
  readonly key: number | null;
}

let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const usual = async (query = '') => {
  const answer = await desk.send('reception', 'GET', `/procedures/usual${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Usual[]>();
};
const counts = async () => (await usual()).map(({ procedureCode, count }) => [procedureCode, count]);

it('of a new counter are ten that may be lodged there, all of them acceptable', async () => {
  const suggested = await usual();
  expect(suggested).toHaveLength(10);
  for (const { procedureCode, caseKey, count } of suggested) {
    expect(count).toBe(0);
    const { id } = await desk.log({ procedureCode, caseKey });
    await desk.service.database.query({ text: 'delete from dossier where id = $1', values: [id] });
  }
});

it('are those lodged most often in ninety days, with their names', async () => {
  await desk.log({ procedureCode: '1.001193', caseKey: await onlyCase('1.001193') });
  for (let i = 0; i < 3; i++) await desk.log();
  expect(await counts()).toEqual([
    ['1.001806', 3],
    ['1.001193', 1],
  ]);
  const [first] = await usual(`?unitId=${desk.office.units.oneStop}`);
  expect(first).toMatchObject({ caseKey: 'chung', name: expect.any(String), caseName: expect.any(String) });
  desk.service.clock.advance(40 * DAY_MS);
  await desk.log();
  await desk.service.database.query({
    text: `update dossier set lodged_at = lodged_at - interval '60 days'`,
  });
  expect(await counts()).toEqual([['1.001806', 1]]);
});

it('of another counter, of somebody without a counter, or of no unit at all are refused', async () => {
  const ask = (person: 'reception' | 'officer' | 'stranger', unitId: string) =>
    desk.send(person, 'GET', `/procedures/usual?unitId=${unitId}`);
  const { oneStop, department } = desk.office.units;
  expect(codeOf(await ask('reception', department))).toEqual([403, 'unit.outsideScope']);
  expect(codeOf(await ask('officer', oneStop))).toEqual([403, 'right.missing']);
  expect(codeOf(await ask('stranger', oneStop))).toEqual([403, 'right.missing']);
  expect(codeOf(await ask('reception', 'here'))).toEqual([422, 'request.invalid']);
});

it('keep the keys that they were given, whatever is lodged more often later', async () => {
  const keys = async () => (await usual()).map(({ key, procedureCode }) => [key, procedureCode]);
  expect(await keys()).toEqual([[null, '1.001806']]);
  const fill = () => desk.send('reception', 'POST', '/procedures/usual/keys');
  expect((await fill()).json<Usual[]>().map(({ key }) => key)).toEqual([1]);
  const born = { procedureCode: '1.001193', caseKey: await onlyCase('1.001193') };
  for (let i = 0; i < 4; i++) await desk.log(born);
  expect((await usual()).map(({ key, count }) => [key, count])).toEqual([
    [1, 1],
    [null, 4],
  ]);
  // A free key goes to what is usual by then; the first stays what it was.
  await fill();
  expect(await keys()).toEqual([
    [1, '1.001806'],
    [2, '1.001193'],
  ]);
});

it('take the key that a clerk gives them, each its own', async () => {
  const keys = async () => (await usual()).map(({ key, procedureCode }) => [key, procedureCode]);
  const give = (key: number | string, body: object, person: 'reception' | 'officer' = 'reception') =>
    desk.send(person, 'PUT', `/procedures/usual/keys/${key}`, body);
  const married = { procedureCode: '1.000894', caseKey: await onlyCase('1.000894') };
  expect((await give(1, married)).status).toBe(204);
  expect(await keys()).toEqual([
    [1, '1.000894'],
    [2, '1.001193'],
    [null, '1.001806'],
  ]);
  // Another key moves it.
  expect((await give(7, married)).status).toBe(204);
  expect(await keys()).toEqual([
    [2, '1.001193'],
    [7, '1.000894'],
    [null, '1.001806'],
  ]);
  for (const key of [0, 10, 'một'])
    expect(codeOf(await give(key, married))).toEqual([422, 'request.invalid']);
  expect(codeOf(await give(3, { ...married, caseKey: 'khong-co' }))).toEqual([404, 'procedure.unknown']);
  expect(codeOf(await give(3, married, 'officer'))).toEqual([403, 'right.missing']);
});

async function onlyCase(code: string): Promise<string> {
  const { cases } = (await desk.send('reception', 'GET', `/procedures/${code}`)).json<{
    cases: { key: string }[];
  }>();
  return cases[0]!.key;
}
