// Unfinished dossiers of the districts on 1 July 2025, over HTTP.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { CarryOutHandOver } from '../../src/dossiers/hand-overs/carry-out-hand-over.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { codeOf } from './desk-app.ts';
import { DECISION, HandOverDesk, PATH } from './hand-over-desk.ts';

let town: HandOverDesk;
beforeEach(async () => {
  town = await HandOverDesk.open();
});
afterEach(() => town.closeVerified());

const KEPT = ['state', 'value', 'regime', 'ledger', 'statutory_due_at', 'promised_due_at', 'late_from_at'];
/** What a hand-over leaves as it was; timers that were due before it have fired, each at its own instant. */
const keptOf = (row: Record<string, unknown>) => [
  ...KEPT.map((key) => [key, row[key]]),
  (row['timers'] as readonly { at: string }[]).filter(({ at }) => at >= '2025-07-01'),
];

test('a decision sends each dossier to the commune of its applicant, and no time is lost', async () => {
  const { desk, north, south } = town;
  const { department, oneStop } = desk.office.units;
  const ofNorth = await desk.event('reception', await town.log('Thôn 1, xã Bắc Mẫu'), { type: 'transfer' });
  const ofSouth = await town.log('Thôn 2, Xã Nam Mẫu');
  const ofNobody = await town.log('Thôn 3, xã Khác');
  const preview = await town.preview(town.byPlace());
  expect(preview).toMatchObject({ total: 3, leftOff: 0 });
  expect(preview.dossiers[0]).toMatchObject({
    ref: ofNobody.code,
    outcome: 'noSuccessor',
    competentTo: null,
  });
  expect(Object.fromEntries(preview.counts.map(({ outcome, count }) => [outcome, count]))).toEqual({
    moved: 2,
    noSuccessor: 1,
  });
  const before = await town.row(ofNorth);
  const { id } = await town.record(town.byPlace());
  expect(await desk.service.app.get(CarryOutHandOver).run()).toBe(0);
  expect(await town.show(id)).toMatchObject({ state: 'waiting', total: 0 });

  expect(await town.carryOut()).toBe(3);
  expect(await town.show(id)).toMatchObject({ state: 'done', total: 3, settled: 3 });
  const outcomes = await town.outcomes(id);
  const of = (dossier: { id: string }) => outcomes.find(({ dossierId }) => dossierId === dossier.id);
  expect(of(ofNorth)).toMatchObject({ outcome: 'moved', competentFrom: department, competentTo: north });
  expect(of(ofSouth)).toMatchObject({ outcome: 'moved', competentTo: south });
  expect(of(ofNobody)).toMatchObject({ outcome: 'noSuccessor', competentTo: null });
  expect((await town.outcomes(id, '?outcome=noSuccessor')).map(({ ref }) => ref)).toEqual([ofNobody.code]);

  const after = await town.row(ofNorth);
  expect(keptOf(after)).toEqual(keptOf(before));
  expect(after).toMatchObject({
    unit_id: north,
    officer_id: null,
    competent_unit_id: north,
    reception_unit_id: oneStop,
    regime: '107/2021',
    open_stays: 1,
    hand_overs: 1,
  });
  // At the counter still: only who will resolve it has changed.
  expect(await town.row(ofSouth)).toMatchObject({
    unit_id: oneStop,
    competent_unit_id: south,
    open_stays: 1,
  });
  expect(await town.row(ofNobody)).toMatchObject({ competent_unit_id: department, hand_overs: 0 });
});

test('those who take over see the dossier and go on with it, those who gave it away do not', async () => {
  const { desk } = town;
  const logged = await desk.event('reception', await town.log('xã Bắc Mẫu'), { type: 'transfer' });
  await desk.event('head', logged, {
    type: 'assign',
    officerId: desk.office.people.officer.staffId,
  });
  expect((await desk.send('stranger', 'GET', `/dossiers/${logged.id}`)).status).toBe(404);
  await town.record(town.whole());
  await town.carryOut();
  const seen = await desk.send('stranger', 'GET', `/dossiers/${logged.id}`);
  expect([seen.status, seen.json()]).toMatchObject([200, { officer: null }]);
  expect((await desk.send('officer', 'GET', `/dossiers/${logged.id}`)).status).toBe(404);
});

test('500 dossiers, each once, however often it is asked and wherever it is broken off', async () => {
  const { desk, north } = town;
  const logged = await Promise.all(Array.from({ length: 500 }, (_, n) => town.log(`Số ${n}, xã Bắc Mẫu`)));
  const { id } = await town.record(town.whole());
  const again = await desk.send('admin', 'POST', PATH, town.whole());
  expect([codeOf(again), again.json()]).toMatchObject([[409, 'handOver.decisionExists'], { id }]);
  let pages = 0;
  expect(await town.carryOut(() => pages++ < 3)).toBe(200);
  expect(await town.show(id)).toMatchObject({ state: 'running', total: 500, settled: 200 });
  // A crash between the moves of a page and the note of what became of them.
  await desk.service.database.query({
    text: `update hand_over_outcome set outcome = 'waiting', settled_at = null where dossier_id in (
      select dossier_id from hand_over_outcome where outcome = 'moved' limit 50)`,
  });
  const both = await Promise.all([town.carryOut(), town.carryOut()]);
  // The second took the first one's lease away: both count what they saw settled, the journal says what was done.
  expect(Math.max(...both)).toBeLessThanOrEqual(350);
  expect(await town.carryOut()).toBe(0);
  expect(await town.show(id)).toMatchObject({
    state: 'done',
    settled: 500,
    counts: [{ outcome: 'moved', count: 500 }],
  });
  const { rows } = await desk.service.database.query<{ n: number; units: number }>({
    text: `select count(*)::int as n, count(*) filter (where competent_unit_id = $1)::int as units from dossier d
      where (select count(*) from case_event e where e.case_id = d.id and e.type = 'handOver') = 1`,
    values: [north],
  });
  expect(rows).toEqual([{ n: logged.length, units: logged.length }]);
});

test('a dossier that moved on meanwhile is taken as it is then, one that was closed stays', async () => {
  const { desk, north } = town;
  const [moving, closing] = [await town.log('xã Bắc Mẫu'), await town.log('xã Bắc Mẫu')];
  const { id } = await town.record(town.whole());
  let first = true;
  // Noted, and broken off before the first page.
  expect(await town.carryOut(() => first && !(first = false))).toBe(0);
  expect(await town.show(id)).toMatchObject({ total: 2, settled: 0 });
  await desk.event('reception', moving, { type: 'transfer' });
  await desk.event('reception', await desk.resolve(closing), { type: 'return', how: 'desk' });
  const late = await town.log('xã Bắc Mẫu');
  expect(await town.carryOut()).toBe(3);
  expect(await town.row(moving)).toMatchObject({ unit_id: north, hand_overs: 1 });
  expect(await town.row(late)).toMatchObject({ competent_unit_id: north });
  expect(await town.row(closing)).toMatchObject({ state: 'returned', hand_overs: 0 });
  const outcome = (await town.outcomes(id)).find(({ dossierId }) => dossierId === closing.id);
  expect(outcome).toMatchObject({ outcome: 'closed' });
});

test('dossiers of a named field go on under the process in force, where it knows their state', async () => {
  const { desk } = town;
  const { database } = desk.service;
  const sent = await desk.event('reception', await town.log('xã Bắc Mẫu'), { type: 'transfer' });
  const atCounter = await town.log('xã Bắc Mẫu');
  const { rows } = await database.query<{ definition: { process: { steps: { key: string }[] } } }>({
    text: `select definition from process_version where procedure_code = '1.001806'`,
  });
  const [definition] = rows.map((row) => row.definition);
  const { steps } = definition!.process;
  const standing = sent.state.replace('processing.', '');
  // The new process has another name for the step that the first dossier stands in.
  const renamed = steps.map((step) => (step.key === standing ? { ...step, key: 'renamed' } : step));
  const { rows: known } = await database.query<{ name: string; field: string }>({
    text: `select name, field from procedure where code = '1.001806'`,
  });
  const published = await desk.send('admin', 'POST', '/procedures', {
    code: '1.001806',
    name: known[0]!.name,
    field: known[0]!.field,
    levels: ['province'],
    effectiveFrom: '2025-07-01',
    cases: [{ ...definition, process: { ...definition!.process, steps: renamed } }],
  });
  expect([published.status, published.text]).toEqual([201, expect.any(String)]);
  const body = town.whole({ newProcessFields: [known[0]!.field] });
  const counts = [
    { outcome: 'movedToNewProcess', count: 1 },
    { outcome: 'oldProcessKept', count: 1 },
  ];
  expect((await town.preview(body)).counts).toEqual(expect.arrayContaining(counts));
  const before = [await town.row(sent), await town.row(atCounter)];
  const { id } = await town.record(body);
  await town.carryOut();
  expect((await town.show(id)).counts).toEqual(counts);
  const after = [await town.row(sent), await town.row(atCounter)];
  expect(after[0]!['process_version_id']).toBe(before[0]!['process_version_id']);
  expect(after[1]!['process_version_id']).not.toBe(before[1]!['process_version_id']);
  expect(keptOf(after[1]!)).toEqual(keptOf(before[1]!));
  expect((await town.outcomes(id, '?outcome=oldProcessKept'))[0]).toMatchObject({
    dossierId: sent.id,
    detail: 'process.stateMissing',
  });
  const counter = (await desk.send('reception', 'GET', `/dossiers/${atCounter.id}`)).json<{
    version: number;
  }>();
  const moved = await desk.event('reception', { ...atCounter, ...counter }, { type: 'transfer' });
  expect(moved.state).toBe('processing.renamed');
});

describe('a decision before its day', () => {
  it('is withdrawn with all that it would do, and its number is free again', async () => {
    const { desk, north } = town;
    const { department } = desk.office.units;
    const dossier = await town.log('xã Bắc Mẫu');
    const merge = { ...DECISION, unitChanges: [{ kind: 'close', unitId: department, successorId: north }] };
    const { id } = await town.record(merge);
    const unit = () => desk.send('admin', 'GET', `/units/${department}`);
    const closing = (await unit()).json<{ version: number; validTo: string }>();
    expect(closing.validTo).toBe('2025-07-01');
    const alone = await desk.send('admin', 'DELETE', `/units/${department}/facts/2025-07-01`, undefined, {
      'if-match': `"${closing.version}"`,
    });
    expect(codeOf(alone)).toEqual([409, 'unit.changedByDecision']);
    expect(codeOf(await desk.send('officer', 'POST', `${PATH}/${id}/withdraw`))).toEqual([
      403,
      'right.missing',
    ]);
    const withdrawn = await desk.send('admin', 'POST', `${PATH}/${id}/withdraw`);
    expect([withdrawn.status, withdrawn.json()]).toMatchObject([200, { state: 'withdrawn' }]);
    expect((await unit()).json()).toMatchObject({ validTo: null, successorId: null });
    expect(await town.carryOut()).toBe(0);
    expect(await town.row(dossier)).toMatchObject({ competent_unit_id: department, hand_overs: 0 });
    expect(codeOf(await desk.send('admin', 'POST', `${PATH}/${id}/withdraw`))).toEqual([
      409,
      'handOver.begun',
    ]);
    const again = await town.record({ ...merge, effectiveOn: '2025-07-03' });
    desk.service.clock.set(parseInstant('2025-07-03T07:30'));
    expect(await town.carryOut()).toBe(1);
    expect(codeOf(await desk.send('admin', 'POST', `${PATH}/${again.id}/withdraw`))).toEqual([
      409,
      'handOver.begun',
    ]);
  });
});

describe('a desk that is closed', () => {
  it('hands over to a desk; what would come to a unit without one is listed and stays', async () => {
    const { desk, north } = town;
    const { oneStop } = desk.office.units;
    const dossier = await town.log('xã Bắc Mẫu');
    const body = { ...DECISION, rules: [{ fromUnitId: oneStop, toUnitId: north }] };
    const preview = await town.preview(body);
    expect(preview.counts).toEqual([{ outcome: 'noDesk', count: 1 }]);
    const { id } = await town.record(body);
    await town.carryOut();
    expect((await town.show(id)).counts).toEqual(preview.counts);
    expect(await town.row(dossier)).toMatchObject({ reception_unit_id: oneStop, hand_overs: 0 });
  });
});
