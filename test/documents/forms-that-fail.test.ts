// A form that cannot be made: it holds up no other, is tried again later and later, and is named to the administrator.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RunBatches } from '../../src/documents/batch/run-batches.ts';
import { findDueForms, noteFailure } from '../../src/documents/issue/find-due-forms.ts';
import { IssueDueForms } from '../../src/documents/issue/issue-due-forms.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { pdfPages, pdfText, squeezed } from './pdf-text.ts';

interface Batch {
  readonly id: string;
  readonly leftOut: readonly { readonly ref: string; readonly code: string }[];
}

let desk: DeskApp;
let forms: IssueDueForms;
beforeAll(async () => {
  desk = await DeskApp.open();
  forms = desk.service.app.get(IssueDueForms);
});
afterAll(() => desk.close());

const query = async <Row extends object>(text: string, ...values: unknown[]) =>
  (await desk.service.database.query<Row>({ text, values })).rows;
const keyOf = ({ id }: Dossier) => ({ homeAgencyId: desk.office.units.agency, id });
const recordOf = async ({ id }: Dossier) =>
  (
    await query<{ id: string; printed: boolean; tries: number }>(
      `select id, sha256 is not null as printed, tries from issued_form where dossier_id = $1`,
      id,
    )
  )[0]!;
/** Takes out of the frozen words what the template cannot do without; a second time puts it back. */
const spoil = ({ id }: Dossier) =>
  desk.service.database.transaction(async (sql) => {
    await sql.query({ text: `set local session_replication_role = replica` });
    await sql.query({
      text: `update issued_form set facts = case when facts ? 'papers'
          then (facts - 'papers') || jsonb_build_object('kept', facts->'papers')
          else (facts - 'kept') || jsonb_build_object('papers', facts->'kept') end where dossier_id = $1`,
      values: [id],
    });
  });
const open = async (dossier: Dossier) =>
  fetch(`${desk.service.http.url}/api/v1/dossiers/${dossier.id}/forms/${(await recordOf(dossier)).id}.pdf`, {
    headers: { authorization: `Bearer ${desk.office.people.reception.token}` },
  });
const notMade = async () => {
  const { checks } = (await desk.send('admin', 'GET', '/admin/self-checks')).json<{
    checks: { name: string; examples: string[] }[];
  }>();
  return checks.find(({ name }) => name === 'formNotMade')!.examples;
};
const batchOf = async (dossiers: readonly Dossier[]) => {
  const refs = dossiers.map(({ id }) => id);
  const asked = await desk.send('reception', 'POST', '/forms/batch', { refs, meaning: 'receipt' });
  await desk.service.app.get(RunBatches).run();
  const { id } = asked.json<Batch>();
  const batch = (await desk.send('reception', 'GET', `/forms/batch/${id}`)).json<{
    state: string;
    failed: readonly object[];
  }>();
  const pdf = await fetch(`${desk.service.http.url}/api/v1/forms/batch/${id}/pdf`, {
    headers: { authorization: `Bearer ${desk.office.people.reception.token}` },
  });
  return { ...batch, pdf: Buffer.from(await pdf.arrayBuffer()) };
};

it('does not hold up the others, is named, waits longer each time, and comes out once the cause is gone', async () => {
  const [one, bad, last] = [await desk.log(), await desk.log(), await desk.log()];
  for (const dossier of [one, bad, last]) await forms.ofDossier(keyOf(dossier));
  await spoil(bad);
  await forms.run();
  expect([await recordOf(one), await recordOf(bad), await recordOf(last)]).toEqual([
    expect.objectContaining({ printed: true, tries: 0 }),
    expect.objectContaining({ printed: false, tries: 1 }),
    expect.objectContaining({ printed: true, tries: 0 }),
  ]);
  expect(await notMade()).toEqual([bad.code]);
  const refused = await open(bad);
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([503, 'form.notMade']);

  const triesAfter = async (ms: number) => {
    desk.service.clock.advance(ms);
    await forms.run();
    return (await recordOf(bad)).tries;
  };
  expect([await triesAfter(29_000), await triesAfter(1_000), await triesAfter(59_000)]).toEqual([1, 2, 2]);
  expect([await triesAfter(1_000), await triesAfter(119_000), await triesAfter(1_000)]).toEqual([3, 3, 4]);
  await query(`update issued_form set tries = 500, retry_at = null where id = $1`, (await recordOf(bad)).id);
  expect([await triesAfter(0), await triesAfter(6 * HOUR_MS)]).toEqual([501, 502]);

  await spoil(bad);
  expect((await open(bad)).status).toBe(200);
  expect(await recordOf(bad)).toMatchObject({ printed: true });
  expect(await notMade()).toEqual([]);
});

it('is left out of a print of many, by its code; the rest is printed', async () => {
  const [one, bad, last] = [await desk.log(), await desk.log(), await desk.log()];
  for (const dossier of [one, bad, last]) await forms.ofDossier(keyOf(dossier));
  await spoil(bad);
  const { state, failed, pdf } = await batchOf([one, bad, last]);
  expect([state, failed]).toEqual(['done', [{ ref: bad.code, code: 'form.notMade' }]]);
  const pages = pdfPages(pdf).map(squeezed);
  expect(pages.map((page) => /Mãhồsơ:(H[\d.]+-\d+-\d+)/.exec(page)?.[1])).toEqual([one.code, last.code]);
  expect(await batchOf([bad])).toMatchObject({
    state: 'failed',
    failed: [{ ref: bad.code, code: 'form.notMade' }],
  });
});

it('that cannot be numbered waits as well, and is not looked for before', async () => {
  const { id } = await desk.log();
  const at = desk.service.clock.now();
  const due = async (later: number) =>
    (await findDueForms(desk.service.database, 100, at + later)).filter(({ dossierId }) => dossierId === id);
  const [form] = await due(0);
  await noteFailure(desk.service.database, form!, at);
  expect([await due(29_000), await due(30_000)]).toEqual([[], [form]]);
});

it('of a foreign name, and of a reason pasted from Word, comes out and says what it could not show', async () => {
  const dossier = await desk.log({
    applicant: { name: '김철수\u00A0\u00A0\u200B(Kim) 𡨸 ', kind: 'citizen' },
    decision: 'refuse',
    reason: '\uF0B7  Thiếu giấy\u2028\uF0A7 Sai\u0007 tên',
  });
  const { forms: listed } = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/forms`)).json<{
    forms: { id: string }[];
  }>();
  expect(listed).toHaveLength(1);
  const pdf = Buffer.from(await (await open(dossier)).arrayBuffer());
  const text = pdfText(pdf);
  for (const words of ['김철수(Kim)U+21A38', '•Thiếugiấy', '•Saitên']) expect(text).toContain(words);
  const again = await desk.send('reception', 'GET', `/dossiers/${dossier.id}/forms`);
  expect(again.json()).toMatchObject({ forms: [{ notShown: ['U+21A38'] }] });
  const [stored] = await query<{ name: string }>(
    `select name from dossier_applicant where dossier_id = $1`,
    dossier.id,
  );
  expect(stored).toEqual({ name: '김철수 (Kim) 𡨸' });
  const docx = await fetch(
    `${desk.service.http.url}/api/v1/dossiers/${dossier.id}/forms/${listed[0]!.id}.docx`,
    { headers: { authorization: `Bearer ${desk.office.people.reception.token}` } },
  );
  expect(docx.status).toBe(200);
});

it('of a dossier named twice is printed once, and that is said', async () => {
  const dossier = await desk.log();
  const refs = [dossier.id, dossier.code!.toLowerCase(), dossier.id];
  const asked = await desk.send('reception', 'POST', '/forms/batch', { refs, meaning: 'receipt' });
  expect(asked.json()).toMatchObject({
    total: 1,
    leftOut: [
      { ref: refs[1], code: 'item.repeated' },
      { ref: refs[2], code: 'item.repeated' },
    ],
  });
  const none = await desk.send('reception', 'POST', '/forms/batch', {
    refs: ['H00.00-000000-0001', 'H00.00-000000-0001'],
    meaning: 'receipt',
  });
  expect(codeOf(none)).toEqual([409, 'print.nothingToPrint']);
});
