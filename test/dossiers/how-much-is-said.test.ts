// How much one act may say: papers in words, marks, the representative, and one event for many dossiers.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Answer } from '../support/http-client.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const lodge = (more: object) => desk.send('reception', 'POST', '/dossiers', desk.body(more));
const applicantWith = (representedBy: unknown) => ({
  applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen', representedBy },
});
const rules = (answer: Answer) => {
  const { errors } = answer.json<{ errors: { pointer: string; code: string; limits?: number[] }[] }>();
  return errors.map(({ pointer, code, limits }) => [pointer, code, ...(limits ?? [])]);
};
const representedIn = async (answer: Answer) => {
  const { id } = answer.json<{ id: string }>();
  return (await desk.send('reception', 'GET', `/dossiers/${id}`)).json<{
    applicant: { representedBy: object | null };
  }>().applicant.representedBy;
};

it('a representative has a name, and the facts that the forms print, empty or not', async () => {
  const representative = {
    name: 'Trần Văn Bình',
    identityNo: '',
    phone: '0912 345 678',
    paper: 'Giấy uỷ quyền',
  };
  const taken = await lodge(applicantWith(representative));
  expect([taken.status, taken.text]).toEqual([201, expect.any(String)]);
  expect(await representedIn(taken)).toEqual(representative);
  const refused = [
    await lodge(applicantWith({ ...representative, paper: 'x'.repeat(501) })),
    await lodge(applicantWith({ ...representative, story: 'x' })),
    await lodge(applicantWith({ paper: 'x' })),
    await lodge(applicantWith([representative])),
    await lodge(applicantWith('Trần Văn Bình')),
  ];
  expect(refused.map(codeOf)).toEqual(Array(5).fill([422, 'request.invalid']));
  expect(rules(refused[0]!)).toEqual([['/applicant/representedBy/paper', 'maxLength', 500]]);
  expect(rules(refused[1]!)).toEqual([['/applicant/representedBy/story', 'unknownField']]);
});

it('papers that are named in words have a thousand letters each, as in their marks', async () => {
  const asked = (item: string, marked = item) =>
    lodge({
      decision: 'requestSupplement',
      reason: 'Thiếu giấy tờ',
      items: [item],
      marks: { [marked]: 'incorrect' },
    });
  expect((await asked('ế'.repeat(1_000))).status).toBe(201);
  expect(rules(await asked('ế'.repeat(1_001), 'ế'))).toEqual([['/items', 'maxLength', 1_000]]);
  expect(rules(await asked('ế', 'ế'.repeat(1_001)))).toEqual([['/marks', 'isMarks']]);
});

it('one event for many dossiers is short: it is written down for each of them', async () => {
  const dossiers = [await desk.log(), await desk.log()];
  const items = dossiers.map(({ id, version }) => ({ ref: id, version }));
  const said = (length: number) => ({
    type: 'requestSupplement',
    reason: 'Thiếu',
    items: Array.from({ length: 100 }, (_, at) => `${at} ${'x'.repeat(length)}`),
  });
  for (const dryRun of [true, false]) {
    const refused = await desk.send('reception', 'POST', '/bulk-events', { items, event: said(900), dryRun });
    expect(codeOf(refused)).toEqual([422, 'request.invalid']);
    expect(rules(refused)).toEqual([['/event', 'maxJson', 32_768]]);
  }
  const { rows } = await desk.service.database.query<{ n: number }>({
    text: `select count(*)::int as n from case_event where type = 'requestSupplement' and case_id = any($1)`,
    values: [dossiers.map(({ id }) => id)],
  });
  expect(rows).toEqual([{ n: 0 }]);
  const asList = await desk.send('reception', 'POST', '/bulk-events', { items, event: [said(1), said(1)] });
  expect(rules(asList)).toEqual([['/event', 'isObject']]);
  const tried = await desk.send('reception', 'POST', '/bulk-events', {
    items,
    event: said(200),
    dryRun: true,
  });
  expect(tried.status).toBe(200);
});
