// Publishing: idempotent, versioned, effective-dated, and refused when a check has errors.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProcedureDefinition } from '../../src/domain/process/procedure-definition.ts';
import { readProcedureYaml } from '../../src/domain/process/read-procedure.ts';
import { dayOf, parseInstant } from '../../src/domain/time/instant.ts';
import { openRoom, type Room } from './procedures-room.ts';

const FISHING = readProcedureYaml(
  `code: "9.000001"
name: Cấp giấy phép thả diều
field: Diều sáo
levels: [province]
cases:
  - key: chung
    name: Trường hợp chung
    limit: { amount: 5, unit: workingDays }
    process:
      steps:
        - { key: receive, kind: receive, position: reception, unit: receiving, budget: { amount: 0.5, unit: workingDays } }
        - { key: appraise, kind: appraise, position: officer, unit: competent, budget: { amount: 3, unit: workingDays } }
        - { key: sign, kind: sign, position: leader, unit: competent, budget: { amount: 1, unit: workingDays } }
        - { key: issue, kind: issue, position: clerk, unit: competent, budget: { amount: 0.5, unit: workingDays } }
`,
  'dieu.yaml',
);

function withLimit(amount: number, more: Partial<ProcedureDefinition> = {}): ProcedureDefinition {
  const [first] = FISHING.cases;
  const steps = first!.process.steps.map((step) =>
    step.key === 'appraise'
      ? { ...step, budget: { amount: amount - 2, unit: 'workingDays' as const } }
      : step,
  );
  return {
    ...FISHING,
    ...more,
    cases: [{ ...first!, limit: { amount, unit: 'workingDays' }, process: { steps } }],
  };
}

let room: Room;
beforeAll(async () => (room = await openRoom()));
afterAll(() => room.close());
const by = null;
const on = (text: string) => dayOf(parseInstant(`${text}T08:00:00+07:00`));

test('the same definition again publishes nothing; a changed one is the next version', async () => {
  const first = await room.publish.run(FISHING, { by });
  expect(first.versions).toMatchObject([{ caseKey: 'chung', version: 1 }]);
  expect((await room.publish.run(FISHING, { by })).versions).toEqual([]);
  const second = await room.publish.run(withLimit(7, { effectiveFrom: '2027-01-01' }), { by });
  expect(second.versions).toMatchObject([{ version: 2 }]);

  const pinned = await room.versions.get(first.versions[0]!.id);
  expect(pinned.definition.limit).toEqual({ amount: 5, unit: 'workingDays' });
  expect(await room.versions.get(pinned.id)).toBe(pinned);
  expect((await room.versions.currentFor('9.000001', 'chung', on('2026-12-31'))).version).toBe(1);
  expect((await room.versions.currentFor('9.000001', 'chung', on('2027-01-01'))).version).toBe(2);
  expect((await room.versions.currentFor('9.000001', 'chung', on('2020-01-01'))).version).toBe(1);
});

test('a version cannot be changed or removed, whoever asks', async () => {
  for (const text of [
    `update process_version set definition = '{}'`,
    `delete from process_version`,
    `update process_version set effective_from = '2020-01-01'`,
  ])
    await expect(room.database.query({ text })).rejects.toThrow(/never changed once published/);
});

test('budgets that do not add up are refused with the findings, and published with a recorded override', async () => {
  const wrong = { ...withLimit(9), code: '9.000002' };
  const [first] = wrong.cases;
  const short = {
    ...wrong,
    cases: [{ ...first!, limit: { amount: 12, unit: 'workingDays' as const } }],
  };
  await expect(room.publish.run(short, { by })).rejects.toMatchObject({
    code: 'procedure.invalid',
    details: { findings: [{ level: 'error', code: expect.stringContaining('budgets') }] },
  });
  await expect(room.describe.run('9.000002')).rejects.toMatchObject({ code: 'procedure.unknown' });
  const override = { check: 'budgets', reason: 'Quyết định công bố ghi như vậy', by: 'quantri' } as const;
  const allowed = {
    ...short,
    cases: [{ ...short.cases[0]!, process: { ...first!.process, overrides: [override] } }],
  };
  expect((await room.publish.run(allowed, { by })).versions).toHaveLength(1);
  const described = await room.describe.run('9.000002');
  expect(described.cases[0]!.versions[0]).toMatchObject({ overrides: [override], version: 1 });
});

test('ten people publishing at once make one version', async () => {
  const same = { ...withLimit(6), code: '9.000003' };
  const all = await Promise.all(Array.from({ length: 10 }, () => room.publish.run(same, { by })));
  expect(all.flatMap(({ versions }) => versions)).toHaveLength(1);
});

test('a case that is left out is kept for its dossiers and refused to new ones', async () => {
  const [first] = FISHING.cases;
  const two = { ...FISHING, code: '9.000004', cases: [first!, { ...first!, key: 'nhanh', name: 'Nhanh' }] };
  await room.publish.run(two, { by });
  await room.publish.run({ ...two, cases: [first!] }, { by });
  await expect(room.versions.currentFor('9.000004', 'nhanh', on('2026-11-23'))).rejects.toMatchObject({
    code: 'procedure.notInUse',
  });
  await expect(room.versions.currentFor('9.000004', 'x', on('2026-11-23'))).rejects.toMatchObject({
    code: 'case.unknown',
  });
  await expect(room.versions.currentFor('9.999999', 'x', on('2026-11-23'))).rejects.toMatchObject({
    code: 'procedure.unknown',
  });
});

test('shipped procedures are published once; an administrator’s later version survives a restart', async () => {
  const folder = new URL('../../workflows/procedures/', import.meta.url).pathname;
  const loaded = await room.loadShipped.run(folder);
  expect(loaded).toBeGreaterThan(10);
  expect(await room.loadShipped.run(folder)).toBe(0);
  const code = '1.001806';
  const before = await room.describe.run(code);
  const { process, ...facts } = before.cases[0]!;
  const changed: ProcedureDefinition = {
    code,
    name: before.name,
    field: before.field,
    levels: before.levels,
    results: before.results,
    cases: [
      {
        key: facts.key,
        name: `${facts.name} (sửa)`,
        limit: facts.limit,
        checklist: facts.checklist,
        fees: facts.fees,
        process: process!,
      },
    ],
  };
  expect((await room.publish.run(changed, { by })).versions).toMatchObject([{ version: 2 }]);
  expect(await room.loadShipped.run(folder)).toBe(0);
  expect((await room.describe.run(code)).cases[0]!.name).toContain('(sửa)');
});
