// Published internal processes: every procedure of a file or none, again without harm.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openRoom, type Room } from './procedures-room.ts';

const step = (no: string, kind: string, actor: string, amount: number) => ({
  no,
  kind,
  actor,
  unit: amount === 0 ? 'none' : 'ngày làm việc',
  amount,
});
const process = (codes: string[], total: string, appraise: number) => ({
  source: 'Quyết định thử',
  codes,
  name: 'Cấp giấy phép thử',
  total,
  steps: [
    step('1', 'RECEIVE', 'Bộ phận tiếp nhận', 0.5),
    step('2', 'APPRAISE', 'Chuyên viên Sở', appraise),
    step('3', 'APPROVE_SIGN', 'Lãnh đạo Sở', 1),
    step('4', 'CLERK_ISSUE', 'Văn thư Sở', 0.5),
    step('5', 'RETURN', 'Bộ phận trả kết quả', 0),
  ],
});
const file = (...processes: object[]) => JSON.stringify({ note: 'thử', processes });

let room: Room;
beforeAll(async () => (room = await openRoom()));
afterAll(() => room.close());

test('a file is published whole, and a second time changes nothing', async () => {
  const text = file(
    process(['1.800001', '1.800002'], '05 ngày làm việc', 3),
    process(['1.800002'], '10 ngày làm việc', 8),
  );
  const seen: number[] = [];
  const options = { by: null, progress: (done: number) => seen.push(done) };
  expect(await room.importProcesses.run(text, 'p.json', options)).toMatchObject({
    procedures: 2,
    versions: 3,
  });
  expect(seen).toEqual([0, 2]);
  expect(await room.importProcesses.run(text, 'p.json', options)).toMatchObject({
    procedures: 2,
    versions: 0,
  });
  const { cases } = await room.describe.run('1.800002');
  expect(cases.map(({ limit }) => limit?.amount)).toEqual([5, 10]);
});

test('steps that do not add up, or a broken entry, keep the whole file out', async () => {
  const unsound = file(
    process(['1.800003'], '05 ngày làm việc', 3),
    process(['1.800004'], '09 ngày làm việc', 3),
  );
  await expect(room.importProcesses.run(unsound, 'p.json', { by: null })).rejects.toMatchObject({
    code: 'procedure.invalid',
    details: { code: '1.800004' },
  });
  await expect(room.describe.run('1.800003')).rejects.toMatchObject({ code: 'procedure.unknown' });
  await expect(room.importProcesses.run('{"processes":[{}]}', 'p.json', { by: null })).rejects.toMatchObject({
    code: 'processes.malformed',
    details: { file: 'p.json' },
  });
});
