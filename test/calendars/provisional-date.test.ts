// A date beyond the years that are loaded is provisional, and the receipt and the citizen's page say so until it is settled.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { DeskApp, type Dossier } from '../dossiers/desk-app.ts';
import { pdfText, squeezed } from '../documents/pdf-text.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open({ clock: new ManualClock(parseInstant('2027-12-20T08:00')) });
}, 60_000);
afterAll(() => desk.close());

const toldOf = async ({ code, lookupSecret: secret }: Dossier) =>
  (await desk.send(null, 'POST', '/look-up', { code, secret })).json<{
    promisedDueAt: string;
    statutoryDueAt: string;
    provisional: boolean;
  }>();
const pageOf = async ({ code, lookupSecret: secret }: Dossier, language = 'vi') => {
  const answer = await fetch(`${desk.service.http.url}/tra-cuu?lang=${language}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code: code!, secret }),
  });
  return answer.text();
};
const receiptOf = async ({ id }: Dossier) => {
  const { forms } = (await desk.send('reception', 'GET', `/dossiers/${id}/forms`)).json<{
    forms: { id: string; meaning: string }[];
  }>();
  const form = forms.find(({ meaning }) => meaning === 'receipt')!;
  const answer = await fetch(`${desk.service.http.url}/api/v1/dossiers/${id}/forms/${form.id}.pdf`, {
    headers: { authorization: `Bearer ${desk.office.people.reception.token}` },
  });
  const { rows } = await desk.service.database.query<{ note: string | null }>({
    text: `select facts->>'dueNote' as note from issued_form where id = $1`,
    values: [form.id],
  });
  return { text: pdfText(Buffer.from(await answer.arrayBuffer())), note: rows[0]!.note };
};
const SAID = 'Hạn tạm tính: lịch nghỉ của năm chưa chốt';

test('an appointment that an apology named is not provisional, whatever the date by law is', async () => {
  let dossier = await desk.log();
  expect(await toldOf(dossier)).toMatchObject({ provisional: true });
  dossier = await desk.event('reception', dossier, { type: 'transfer' });
  await desk.event('leader', dossier, {
    type: 'apologise',
    reason: 'Chờ ý kiến phối hợp',
    promisedAt: '2028-01-17T16:30:00+07:00',
  });
  expect(await toldOf(dossier)).toMatchObject({
    promisedDueAt: '2028-01-17T16:30:00+07:00',
    provisional: false,
  });
  expect(await pageOf(dossier)).not.toContain('Hạn tạm tính');
});

test('it is said until the year is loaded, and the receipt says for ever what held when it was given', async () => {
  const [first, second] = [await desk.log(), await desk.log()];
  // Ten working days: nine are left of 2027, and the tenth is the first Monday of a year nobody has loaded.
  expect(await toldOf(first)).toMatchObject({
    promisedDueAt: '2028-01-03T17:00:00+07:00',
    provisional: true,
  });
  expect(await pageOf(first)).toMatch(
    new RegExp(`Hẹn trả kết quả</dt>\\s*<dd>17:00 thứ Hai 03/01/2028\\s*<p class="hint">${SAID}`),
  );
  expect(await pageOf(first, 'en')).toContain('Provisional: the year’s days off are not settled.');
  const receipt = await receiptOf(first);
  expect(receipt.note).toContain(SAID);
  expect(receipt.text).toContain(squeezed(`ngày 03 tháng 01 năm 2028 (${SAID}`));

  const year = {
    firstDay: '2028-01-01',
    lastDay: '2028-12-31',
    days: [{ date: '2028-01-03', kind: 'off', name: 'Nghỉ bù Tết Dương lịch' }],
  };
  expect((await desk.send('admin', 'POST', '/calendars/vn/versions', year)).status).toBe(201);
  desk.service.clock.advance(10_000);
  expect(await desk.service.app.get(Recalendar).run()).toBe(3);

  expect(await toldOf(first)).toMatchObject({
    promisedDueAt: '2028-01-03T17:00:00+07:00',
    statutoryDueAt: '2028-01-04T17:00:00+07:00',
    provisional: false,
  });
  expect(await pageOf(first)).not.toContain('Hạn tạm tính');
  expect(await receiptOf(first)).toEqual(receipt);
  // Set only now, of an entry that was written before: it says what held then.
  expect((await receiptOf(second)).note).toContain(SAID);

  const third = await desk.log();
  expect(await toldOf(third)).toMatchObject({
    promisedDueAt: '2028-01-04T17:00:00+07:00',
    provisional: false,
  });
  const settled = await receiptOf(third);
  expect(settled.note).toBeNull();
  expect(settled.text).not.toContain(squeezed('Hạn tạm tính'));
});
