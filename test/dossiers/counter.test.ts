// The reception's home page over HTTP.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../src/domain/time/instant.ts';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import {
  APPOINTMENTS,
  LODGED_TODAY,
  ON_THE_DESK,
  TO_HAND_OVER,
} from '../../src/dossiers/counter/counter-statements.ts';
import { codeOf, DeskApp } from './desk-app.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly applicant: string;
}
interface Counter {
  readonly unitId: string;
  readonly counters: { readonly id: string; readonly name: string }[];
  readonly todayReceipts: (Row & { readonly printedCopies: number; readonly lodgedAt: string })[];
  readonly awaitingHandOver: {
    readonly count: number;
    readonly rows: (Row & { readonly resolvedAt: string })[];
  };
  readonly awaitingAccept: number;
  readonly onDesk: { readonly count: number; readonly rows: (Row & { readonly stateName: string })[] };
  readonly appointments: {
    readonly count: number;
    readonly rows: (Row & { readonly promisedDueAt: string })[];
  };
  readonly serverNow: string;
}

let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const counter = async () => {
  const answer = await desk.send('reception', 'GET', '/counter');
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Counter>();
};

describe('the counter', () => {
  it('of a new day has nothing, and says whose it is', async () => {
    const { serverNow, ...shown } = await counter();
    const unitId = desk.office.units.oneStop;
    expect(shown).toEqual({
      unitId,
      counters: [{ id: unitId, name: 'Đơn vị H99.12.01' }],
      todayReceipts: [],
      awaitingHandOver: { count: 0, rows: [] },
      awaitingAccept: 0,
      onDesk: { count: 0, rows: [] },
      appointments: { count: 0, rows: [] },
    });
    expect(Date.parse(serverNow)).toBe(desk.service.clock.now());
  });

  it('shows the day’s lodgings newest first with their printed receipts, and counts what waits', async () => {
    const first = await desk.log();
    desk.service.clock.advance(60_000);
    const online = await desk.log({ channel: 'online', decision: undefined });
    for (const copyNumber of [1, 2])
      expect(await desk.printed(first, 'receipt')).toMatchObject({ copyNumber });
    const { todayReceipts, awaitingAccept } = await counter();
    expect(todayReceipts).toMatchObject([
      { id: online.id, code: online.lodgingNo, printedCopies: 0 },
      { id: first.id, code: first.code, printedCopies: 2, applicant: 'Nguyễn Thị Hoà' },
    ]);
    expect(awaitingAccept).toBe(1);
    await desk.event('reception', online, { type: 'accept' });
    expect((await counter()).awaitingAccept).toBe(0);
    desk.service.clock.advance(DAY_MS);
    expect((await counter()).todayReceipts).toEqual([]);
  });

  it('says of each lodging what became of it, when it is due, and which form is printed', async () => {
    const accepted = await desk.log();
    desk.service.clock.advance(60_000);
    const refused = await desk.log({ decision: 'refuse', reason: 'Không thuộc thẩm quyền' });
    desk.service.clock.advance(60_000);
    const asked = await desk.log({ decision: 'requestSupplement', reason: 'Thiếu', items: ['Đơn'] });
    const { todayReceipts } = await counter();
    expect(todayReceipts).toMatchObject([
      { id: asked.id, state: 'awaitingSupplement', form: 'supplementRequest', promisedDueAt: null },
      { id: refused.id, state: 'refused', outcome: 'refused', form: 'refusal', promisedDueAt: null },
      { id: accepted.id, state: 'accepted', form: 'receipt', promisedDueAt: expect.any(String) },
    ]);
    for (const row of todayReceipts)
      expect(row).toMatchObject({ caseName: expect.any(String), stateName: expect.stringMatching(/ /) });
    for (const dossier of [asked, refused, accepted]) {
      const { form } = todayReceipts.find(({ id }) => id === dossier.id) as unknown as { form: string };
      expect((await desk.print(dossier, form)).status).toBe(201);
    }
    expect((await counter()).todayReceipts.map(({ printedCopies }) => printedCopies)).toEqual([1, 1, 1]);
  });

  it('shows what the one-stop still holds until it is handed on or ended', async () => {
    const before = (await counter()).onDesk.count;
    const accepted = await desk.log();
    const online = await desk.log({ channel: 'online', decision: undefined });
    await desk.log({ decision: 'refuse', reason: 'Không thuộc thẩm quyền' });
    const { onDesk } = await counter();
    expect(onDesk.count).toBe(before + 2);
    expect(onDesk.rows.map(({ id }) => id)).toEqual(expect.arrayContaining([accepted.id, online.id]));
    await desk.event('reception', accepted, { type: 'transfer' });
    expect((await counter()).onDesk.rows.map(({ id }) => id)).not.toContain(accepted.id);
  });

  it('shows results until they are handed over, oldest first', async () => {
    const resolved = [];
    for (let i = 0; i < 3; i++) {
      resolved.push(await desk.resolve(await desk.log()));
      desk.service.clock.advance(HOUR_MS / 4);
    }
    const { awaitingHandOver } = await counter();
    expect(awaitingHandOver.count).toBe(3);
    expect(awaitingHandOver.rows.map(({ id }) => id)).toEqual(resolved.map(({ id }) => id));
    expect(awaitingHandOver.rows[0]).toMatchObject({ outcome: 'granted', applicant: 'Nguyễn Thị Hoà' });
    await desk.event('reception', resolved[0]!, { type: 'return', how: 'desk' });
    expect((await counter()).awaitingHandOver.count).toBe(2);
  });

  it('shows who was promised today, and nobody else', async () => {
    const dossier = await desk.log();
    const view = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}`)).json<{
      clock: { promisedDueAt: string };
    }>();
    const promised = Date.parse(view.clock.promisedDueAt);
    expect((await counter()).appointments.rows.map(({ id }) => id)).not.toContain(dossier.id);
    desk.service.clock.set(promised - 8 * HOUR_MS);
    const { appointments } = await counter();
    expect(appointments.count).toBe(appointments.rows.length);
    expect(appointments.rows.map(({ id }) => id)).toContain(dossier.id);
    for (const { promisedDueAt } of appointments.rows)
      expect(promisedDueAt.slice(0, 10)).toBe(view.clock.promisedDueAt.slice(0, 10));
    desk.service.clock.advance(DAY_MS);
    expect((await counter()).appointments.rows.map(({ id }) => id)).not.toContain(dossier.id);
  });

  it('has twenty rows however many there are', async () => {
    for (let i = 0; i < 22; i++) await desk.log();
    expect((await counter()).todayReceipts).toHaveLength(20);
  });

  it('notes that names were read, and is for receptions at their own counters', async () => {
    await desk.service.app.get(AccessLog).flush();
    const { rows } = await desk.service.database.query<{ what: string }>({
      text: `select distinct what from access_log where staff_id = $1 order by 1`,
      values: [desk.office.people.reception.staffId],
    });
    expect(rows.map(({ what }) => what)).toContain('list');
    for (const person of ['officer', 'head', 'stranger', 'admin'] as const)
      expect(codeOf(await desk.send(person, 'GET', '/counter'))).toEqual([403, 'right.missing']);
    const { department } = desk.office.units;
    expect(codeOf(await desk.send('reception', 'GET', `/counter?unitId=${department}`))).toEqual([
      403,
      'unit.outsideScope',
    ]);
    expect(codeOf(await desk.send('reception', 'GET', '/counter?unitId=mine'))).toEqual([
      422,
      'request.invalid',
    ]);
    expect((await desk.send(null, 'GET', '/counter')).status).toBe(401);
  });

  it.each([
    ['dossier_received', LODGED_TODAY, 1],
    ['dossier_open_unit', ON_THE_DESK, 0],
    ['dossier_to_hand_over', TO_HAND_OVER, 0],
    ['dossier_appointment', APPOINTMENTS, 2],
  ])('reads by the index %s', async (index, text, instants) => {
    const plan = await desk.service.database.transaction(async (sql) => {
      await sql.query({ text: 'set local enable_seqscan = off' });
      await sql.query({ text: 'analyze dossier' });
      const values = [[desk.office.units.oneStop], ...Array<number>(instants).fill(desk.service.clock.now())];
      const { rows } = await sql.query({ text: `explain ${text}`, values });
      return JSON.stringify(rows);
    });
    expect(plan).toContain(index);
  });
});
