// Mail is switched on after three months of work: what waits is held until somebody decides, and then only that goes
// which is still true and young; of results that were collected long ago nobody is told.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { LawDesk } from '../law/law-desk.ts';
import { openSink, type SmtpSink } from './smtp-sink.ts';
import { switchedOn } from './switched-on.ts';

/** Days of results, how many, and whether they were collected on that day. */
const RESULTS = [
  { on: '2026-06-16', count: 25, collected: true },
  { on: '2026-07-01', count: 3, collected: false },
  { on: '2026-09-01', count: 6, collected: true },
  { on: '2026-09-08', count: 3, collected: false },
] as const;
const ALL = 37;

let law: LawDesk;
let sink: SmtpSink;
beforeAll(async () => {
  law = await LawDesk.open('2026-06-15T08:00');
  await law.rows('update staff set mail_alerts = false, daily_digest = false');
  for (const { on, count, collected } of RESULTS) {
    await law.at(`${on}T08:00`);
    for (let n = 0; n < count; n++) {
      const applicant = { name: 'Người Nộp Mẫu', kind: 'citizen', email: `${on}-${n}@example.vn` };
      const resolved = await law.desk.resolve(await law.log({ applicant }));
      if (collected) await law.event('reception', resolved, { type: 'return', how: 'desk' });
    }
  }
  await law.at('2026-09-11T08:00');
}, 300_000);
afterAll(() => law.close());
beforeEach(async () => {
  sink = await openSink();
});
afterEach(() => sink.close());

const pass = () =>
  switchedOn(law.desk.service.app, law.desk.service.config.connectionString, sink.url).pass();
const outbox = async () => {
  const rows = await law.rows<{ what: string; n: number }>(
    `select concat_ws(' ', status, dropped_for) as what, count(*)::int as n from delivery group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
};

test('nothing of what waits is sent unasked, and who decides is told what would go', async () => {
  await pass();
  expect(sink.taken).toEqual([]);
  expect(await outbox()).toEqual({ held: ALL });
  const look = await law.desk.send('admin', 'GET', '/deliveries/held');
  expect(look.json()).toMatchObject({
    count: ALL,
    worth: 3,
    dropped: [
      { reason: 'tooOld', count: 28 },
      { reason: 'resultCollected', count: 6 },
    ],
  });
});

test('what is released goes to those alone who still have a result to collect', async () => {
  expect((await law.desk.send('admin', 'POST', '/deliveries/held/release')).json()).toEqual({ count: ALL });
  await pass();
  expect(sink.taken.flatMap(({ to }) => to).sort()).toEqual(
    [0, 1, 2].map((n) => `2026-09-08-${n}@example.vn`),
  );
  expect(await outbox()).toEqual({ 'dropped resultCollected': 6, 'dropped tooOld': 28, sent: 3 });
});

test('a result collected between the release and the next pass is not told either', async () => {
  const applicant = { name: 'Người Nộp Mẫu', kind: 'citizen', email: 'muon@example.vn' };
  const resolved = await law.desk.resolve(await law.log({ applicant }));
  await law.at('2026-09-12T09:00');
  await pass();
  expect(await outbox()).toMatchObject({ held: 1 });
  await law.desk.send('admin', 'POST', '/deliveries/held/release');
  await law.event('reception', await law.fresh(resolved), { type: 'return', how: 'desk' });
  await pass();
  expect(sink.taken).toEqual([]);
  expect(await outbox()).toMatchObject({ 'dropped resultCollected': 7 });
});
