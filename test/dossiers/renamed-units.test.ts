// Units that are renamed in the middle of a day, as administrators do it: numbers go on, and every list and figure has
// one unit under all its names.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { findDueForms } from '../../src/documents/issue/find-due-forms.ts';
import { IssueForm } from '../../src/documents/issue/issue-form.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

const BEFORE = 4;
const AFTER = 2;

let desk: DeskApp;
/** Lodged by post before the renamings, and accepted after them. */
let posted: Dossier;

async function get<View>(path: string): Promise<View> {
  const answer = await desk.send('chief', 'GET', path);
  expect([path, answer.status, answer.text]).toEqual([path, 200, expect.any(String)]);
  return answer.json<View>();
}

async function rename(unitId: string, name: string, on: string): Promise<void> {
  const { version } = (await desk.send('admin', 'GET', `/units/${unitId}`)).json<{ version: number }>();
  const answer = await desk.send(
    'admin',
    'PATCH',
    `/units/${unitId}`,
    { on, name },
    { 'if-match': `"${version}"` },
  );
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  await desk.service.app.get(OrganizationDirectory).reload();
}

const transferred = async (dossier: Dossier) => desk.event('reception', dossier, { type: 'transfer' });

beforeAll(async () => {
  desk = await DeskApp.open();
  desk.service.clock.set(parseInstant('2026-03-03T08:00'));
  posted = await desk.log({ channel: 'post', decision: undefined });
  for (let n = 0; n < BEFORE; n++) await transferred(await desk.log());
});
afterAll(() => desk.close());

it('the agency renamed at noon: what is accepted afterwards has the next numbers, whenever it was lodged', async () => {
  const { agency, oneStop, department } = desk.office.units;
  desk.service.clock.set(parseInstant('2026-03-03T12:00'));
  await rename(agency, 'UBND phường Mới', '2026-03-03');
  await rename(oneStop, 'Trung tâm Phục vụ hành chính công', '2026-03-03');
  await rename(department, 'Phòng Văn hóa - Xã hội', '2026-03-03');
  desk.service.clock.set(parseInstant('2026-03-03T13:30'));
  const [first, second] = [await desk.log(), await desk.event('reception', posted, { type: 'accept' })];
  expect([first.code, second.code]).toEqual(['H99.012.00-260303-0005', 'H99.012.00-260303-0006']);
  for (const dossier of [first, second]) await transferred(dossier);
  // And again the next day.
  desk.service.clock.set(parseInstant('2026-03-04T08:00'));
  const next = await desk.log();
  expect(next.code).toBe('H99.012.00-260304-0001');
  await desk.event('reception', next, { type: 'endAtRequest', reason: 'Xin rút' });
});

it('the one-stop’s receipts have one series over both names', async () => {
  const { app, database, clock } = desk.service;
  for (const due of await findDueForms(database, 1_000, clock.now())) await app.get(IssueForm).run(due);
  const { rows } = await database.query<{ unit: string; n: number }>({
    text: `select unit_id as unit, number::int as n from issued_form where meaning = 'receipt' order by number`,
  });
  const count = BEFORE + AFTER + 1;
  expect(rows).toEqual(
    Array.from({ length: count }, (_, n) => ({ unit: desk.office.units.oneStop, n: n + 1 })),
  );
});

it('its own figures, the board, the list and the register have what came under either name', async () => {
  const { department, oneStop } = desk.office.units;
  const open = BEFORE + AFTER;
  const period = 'from=2026-03-01&to=2026-03-31';
  const own = await get<{ lines: { figures: Record<string, number> }[] }>(
    `/reports/06?${period}&unitId=${department}&variant=own`,
  );
  expect(own.lines[0]!.figures).toMatchObject({ received: open + 1, pending: open });
  const centre = await get<{ lines: { figures: Record<string, number> }[] }>(
    `/reports/06?${period}&unitId=${oneStop}&variant=centre`,
  );
  expect(centre.lines[0]!.figures).toMatchObject({ received: open + 1, pending: open });
  const board = await get<{ total: { open: number }; agencies: { id: string; name: string }[] }>(
    `/board?unitId=${department}`,
  );
  expect(board).toMatchObject({
    total: { open },
    agencies: [{ units: [{ id: department, name: 'Phòng Văn hóa - Xã hội', counts: { open } }] }],
  });
  expect((await get<{ rows: unknown[] }>(`/dossiers?unitId=${department}&limit=100`)).rows).toHaveLength(
    open,
  );
  const register = await desk.send('reception', 'GET', `/register?${period}&unitId=${oneStop}&limit=100`);
  expect(register.json<{ rows: unknown[] }>().rows).toHaveLength(open + 1);
});

it('what is late is one line, and time in hand is added up under one name', async () => {
  const { department } = desk.office.units;
  desk.service.clock.set(parseInstant('2026-04-01T08:00'));
  await desk.service.app.get(TimerSweep).sweep();
  const { lines } = await get<{ lines: object[] }>('/late-now?by=unit');
  expect(lines).toMatchObject([{ key: department, name: 'Phòng Văn hóa - Xã hội', late: BEFORE + AFTER }]);
  const list = await get<{ rows: unknown[] }>(`/dossiers?unitId=${department}&due=late&limit=100`);
  expect(list.rows).toHaveLength(BEFORE + AFTER);
});
