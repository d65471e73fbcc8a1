// What is open when a dossier is handed over: its own alerts go along, those of others stay whose they are.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { CarryOutHandOver } from '../../src/dossiers/hand-overs/carry-out-hand-over.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { OpenLateCases } from '../../src/supervision/late-cases/open-late-cases.ts';
import type { Dossier } from './desk-app.ts';
import { HandOverDesk } from './hand-over-desk.ts';

let town: HandOverDesk;
beforeEach(async () => {
  town = await HandOverDesk.open();
});
afterEach(() => town.desk.close());

const rows = async <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> =>
  (await town.desk.service.database.query<Row>({ text, values })).rows;
const at = (local: string) => town.desk.service.clock.set(parseInstant(local));
const sweep = async (): Promise<void> => {
  await town.desk.service.app.get(TimerSweep).sweep();
};
/** Every alert so far has been looked at, whichever sweep did it. */
const lookedAt = async (): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    await town.desk.service.app.get(OpenLateCases).run();
    if ((await rows(`select 1 from alert where not case_seen`)).length === 0) return;
    await new Promise((next) => setTimeout(next, 25));
  }
  throw new Error('alerts are not looked at');
};
const heldBy = async ({ id }: Dossier): Promise<Record<string, [string, string | null]>> =>
  Object.fromEntries(
    (
      await rows<{ kind: string; unit_id: string; officer_id: string | null }>(
        'select kind, unit_id, officer_id from alert where dossier_id = $1 and closed_at is null',
        id,
      )
    ).map(({ kind, unit_id, officer_id }) => [kind, [unit_id, officer_id]]),
  );
/** On Friday 18 July, a week after it was due, with the officer. */
const late = async (address: string): Promise<Dossier> => {
  const { desk } = town;
  const transferred = await desk.event('reception', await town.log(address), { type: 'transfer' });
  const officerId = desk.office.people.officer.staffId;
  const dossier = await desk.event('head', transferred, { type: 'complete', officerId });
  at('2025-07-18T08:00');
  await sweep();
  return dossier;
};
const fresh = async (dossier: Dossier): Promise<Dossier> => ({
  ...dossier,
  ...(await town.desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>(),
});
const decided = async (body: object): Promise<void> => {
  await town.record({ ...body, effectiveOn: '2025-07-21' });
  at('2025-07-21T07:30');
  await town.desk.service.app.get(CarryOutHandOver).run();
};

test('what the dossier itself alerts of goes along; a question and an explanation stay with those who owe them', async () => {
  const { desk, north } = town;
  const { department, elsewhere } = desk.office.units;
  const { officer, head } = desk.office.people;
  const dossier = await late('xã Bắc Mẫu');
  await lookedAt();
  const consultations = [
    { unitId: elsewhere, content: 'Ý kiến', dueAt: new Date(desk.service.clock.now() + 864e5).toISOString() },
  ];
  await desk.event('officer', await fresh(dossier), { type: 'askOpinions', consultations });
  const [lateCase] = await rows<{ id: string; version: number }>(
    `select id, version from late_case where about_id = $1 and kind = 'dossierLate'`,
    dossier.id,
  );
  const ask = { type: 'ask', answerDueAt: '2025-07-22T17:00:00+07:00' };
  const asked = await desk.send('chief', 'POST', `/late-cases/${lateCase!.id}/events`, ask, {
    'if-match': `"${lateCase!.version}"`,
  });
  expect([asked.status, asked.text]).toEqual([200, expect.any(String)]);
  await lookedAt();
  const before = await heldBy(dossier);
  expect(before).toMatchObject({
    dossierLate: [department, officer.staffId],
    stepLate: [department, officer.staffId],
    explanationAsked: [department, officer.staffId],
    opinionAsked: [elsewhere, null],
  });
  await decided(town.whole());
  const after = await heldBy(dossier);
  expect(after).toMatchObject({
    dossierLate: [north, null],
    stepLate: [north, null],
    explanationAsked: before['explanationAsked'],
    opinionAsked: before['opinionAsked'],
  });
  // It is the head's who is asked for it, still.
  const [explanation] = await rows<{ id: string }>(
    `select id from alert where dossier_id = $1 and kind = 'explanationAsked'`,
    dossier.id,
  );
  const taken = await desk.send('head', 'POST', `/alerts/${explanation!.id}/acknowledge`);
  expect([taken.status, taken.json()]).toMatchObject([200, { acknowledgedBy: head.staffId }]);
});

test('of a dossier that stays nothing is listed elsewhere', async () => {
  const { desk } = town;
  const { department } = desk.office.units;
  const dossier = await late('xã Khác');
  await lookedAt();
  // With the leader, to be signed: what was alerted of the dossier was with the department.
  for (const person of ['officer', 'head'] as const)
    await desk.event(person, await fresh(dossier), { type: 'complete' });
  const [{ unit }] = (await rows<{ unit: string }>(
    'select unit_id as unit from dossier where id = $1',
    dossier.id,
  )) as [{ unit: string }];
  expect(unit).not.toBe(department);
  await lookedAt();
  const before = await heldBy(dossier);
  expect(before['dossierLate']?.[0]).toBe(department);
  await decided(town.byPlace());
  expect(await heldBy(dossier)).toMatchObject({ dossierLate: before['dossierLate'] });
});

test('who was late is asked why, though the dossier was handed over before anybody looked', async () => {
  const { desk } = town;
  const transferred = await desk.event('reception', await town.log('xã Bắc Mẫu'), { type: 'transfer' });
  const officerId = desk.office.people.officer.staffId;
  const dossier = await desk.event('head', transferred, { type: 'complete', officerId });
  await town.record({ ...town.whole(), effectiveOn: '2025-07-21' });
  // The service was away: lateness is noted by the act that hands the dossier over.
  at('2025-07-21T07:30');
  await desk.service.app.get(CarryOutHandOver).run();
  expect(await town.row(dossier)).toMatchObject({ unit_id: town.north });
  await lookedAt();
  const cases = await rows<{ unit_id: string; officer_id: string | null }>(
    `select unit_id, officer_id from late_case where about_id = $1 and kind = 'dossierLate'`,
    dossier.id,
  );
  expect(cases).toEqual([{ unit_id: desk.office.units.department, officer_id: officerId }]);
});
