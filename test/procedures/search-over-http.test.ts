// Searching over HTTP as the reception form does, on the whole shipped catalogue.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NAME_NOT_PUBLISHED } from '../../src/domain/process/import-processes.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ImportCatalogue } from '../../src/procedures/import-catalogue.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';

interface Found {
  readonly code: string;
  readonly name: string;
  readonly named: boolean;
  readonly cases: number;
  readonly offered: readonly {
    readonly key: string;
    readonly acceptable: boolean;
    readonly limitInWords: string | null;
    readonly limitInWordsEn: string | null;
    readonly checklist: readonly object[];
    readonly fees: readonly object[];
  }[];
}

let desk: DeskApp;
const SHIPPED = readFileSync('workflows/catalogue/national.json', 'utf8');

beforeAll(async () => {
  desk = await DeskApp.open();
  await desk.service.app.get(ImportCatalogue).run(SHIPPED, 'national.json', { by: null });
});
afterAll(() => desk.close());

const find = async (query: Record<string, string>): Promise<Found[]> => {
  const answer = await desk.send('reception', 'GET', `/procedures?${new URLSearchParams(query)}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<{ procedures: Found[] }>().procedures;
};
const codes = async (query: Record<string, string>) => (await find(query)).map(({ code }) => code);

/** Publishes a procedure that differs from a shipped one as said. */
async function publish(code: string, more: object, caseMore: object = {}): Promise<void> {
  const { rows } = await desk.service.database.query<{ definition: object }>({
    text: `select definition from process_version where procedure_code = '1.001806'`,
  });
  const body = {
    code,
    name: `Thủ tục thử lọc ${code}`,
    field: 'Thử nghiệm',
    levels: ['province'],
    cases: rows.map(({ definition }) => ({ ...definition, ...caseMore })),
    ...more,
  };
  const answer = await desk.send('admin', 'POST', '/procedures', body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
}

test('finds by name with and without diacritics, and by code or part of one', async () => {
  const folded = await codes({ q: 'nguoi khuyet tat', limit: '100' });
  expect(folded).toContain('1.001806');
  expect(await codes({ q: 'NGƯỜI  khuyết tật', limit: '100' })).toEqual(
    expect.arrayContaining(folded.slice(0, 5)),
  );
  expect((await codes({ q: '1.001806' }))[0]).toBe('1.001806');
  expect(await codes({ q: '001806' })).toContain('1.001806');
  expect(await find({ q: 'không có gì như thế này cả' })).toEqual([]);
});

test('offers each case with its limit in words, its papers and its fees', async () => {
  const papers = [{ key: 'don', name: 'Đơn đề nghị', originals: 1, required: true }];
  const fees = [{ key: 'le-phi', name: 'Lệ phí', amount: 50_000 }];
  await publish('9.100001', {}, { checklist: papers, fees });
  const [found] = await find({ q: '9.100001' });
  expect(found).toMatchObject({
    code: '9.100001',
    cases: 1,
    offered: [
      {
        key: 'chung',
        acceptable: true,
        limitInWords: '10 ngày làm việc',
        limitInWordsEn: '10 working days',
        checklist: papers,
        fees,
      },
    ],
  });
  const one = await desk.send('reception', 'GET', '/procedures/9.100001');
  expect(one.json()).toMatchObject({
    cases: [{ key: 'chung', limitInWords: '10 ngày làm việc', checklist: papers, fees }],
  });
});

test('only what may be lodged at a one-stop: in force, with a limit, and somebody competent there', async () => {
  const { oneStop, elsewhere, agency } = desk.office.units;
  await publish('9.200001', {});
  await publish('9.200002', { effectiveFrom: '2026-06-01' });
  await publish('9.200003', { levels: ['ministry'] });
  // Since 1 July 2025 there are no districts, whatever is still recorded of their competence.
  await publish('9.200004', { levels: ['district'] });
  await desk.service.database.query({
    text: `update unit_competence set valid_to = '2026-01-01' where level = 'ministry'`,
  });
  await desk.service.app.get(OrganizationDirectory).reload();
  const there = (unitId: string) => codes({ q: '9.20000', onlyLodgeableAt: unitId });
  expect(await codes({ q: '9.20000' })).toHaveLength(4);
  expect(await there(oneStop)).toEqual(['9.200001']);
  const [notYet] = await find({ q: '9.200002' });
  expect(notYet!.offered).toMatchObject([{ acceptable: false }]);
  for (const level of ['ministry', 'district'] as const)
    await desk.service.app
      .get(GiveCompetence)
      .give({ unitId: agency, level, territory: 'H99.12', validFrom: '2020-01-01' });
  await desk.service.app.get(OrganizationDirectory).reload();
  expect(await there(oneStop)).toEqual(['9.200001', '9.200003']);
  expect(await there(elsewhere)).toEqual(['9.200001']);
});

test('what the filter lets through can be lodged, and what it holds back cannot', async () => {
  const { oneStop } = desk.office.units;
  const offered = new Set(await codes({ q: '9.20000', onlyLodgeableAt: oneStop }));
  for (const procedureCode of ['9.200001', '9.200002', '9.200003', '9.200004']) {
    const answer = await desk.send('reception', 'POST', '/dossiers', {
      procedureCode,
      caseKey: 'chung',
      channel: 'counter',
      decision: 'accept',
      applicant: { name: 'Nguyễn Văn Mẫu', kind: 'citizen' },
      checklist: [],
    });
    expect([procedureCode, answer.status === 201]).toEqual([procedureCode, offered.has(procedureCode)]);
  }
});

test('a procedure whose name nobody has published is marked, and offered at no one-stop', async () => {
  const { oneStop } = desk.office.units;
  await publish('9.200005', { name: NAME_NOT_PUBLISHED });
  expect(await find({ q: '9.200005' })).toMatchObject([{ named: false, acceptable: 1 }]);
  expect(await find({ q: '9.200001' })).toMatchObject([{ named: true }]);
  expect(await codes({ q: '9.20000', onlyLodgeableAt: oneStop })).toEqual(['9.200001', '9.200003']);
});

test('a unit that does not exist or is no id is refused', async () => {
  const nowhere = '018f0000-0000-7000-8000-00000000ffff';
  const path = (unit: string) => `/procedures?onlyLodgeableAt=${unit}`;
  expect(codeOf(await desk.send('reception', 'GET', path(nowhere)))).toEqual([404, 'unit.unknown']);
  expect(codeOf(await desk.send('reception', 'GET', path('here')))).toEqual([422, 'request.invalid']);
  expect((await desk.send(null, 'GET', '/procedures?q=x')).status).toBe(401);
});
