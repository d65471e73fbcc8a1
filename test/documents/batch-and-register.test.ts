// Prints of many forms and of the register as one document each, made by a job with progress.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BatchesJob } from '../../src/documents/batch/batches.job.ts';
import { RunBatches } from '../../src/documents/batch/run-batches.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';
import { pdfaOf, pdfPages, squeezed } from './pdf-text.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
  // Prints are made here when a test says so.
  await desk.service.app.get(BatchesJob).job.stop();
});
afterAll(() => desk.close());

const run = () => desk.service.app.get(RunBatches).run();
const show = async (id: string) =>
  (await desk.send('reception', 'GET', `/forms/batch/${id}`)).json<{
    state: string;
    total: number;
    done: number;
  }>();
const pagesOf = async (id: string) => {
  const answer = await fetch(`${desk.service.http.url}/api/v1/forms/batch/${id}/pdf`, {
    headers: { authorization: `Bearer ${desk.office.people.reception.token}` },
  });
  expect(answer.status).toBe(200);
  const pdf = Buffer.from(await answer.arrayBuffer());
  expect(pdfaOf(pdf)).toBe('2A');
  return pdfPages(pdf).map(squeezed);
};

describe('prints of many forms', () => {
  it('are one document in the order asked for, and each counts as a print', async () => {
    const dossiers: Dossier[] = [];
    for (let i = 0; i < 30; i++) dossiers.push(await desk.log());
    const refused = await desk.log({ decision: 'refuse', reason: 'Sai nơi nộp' });
    const refs = [...dossiers.map(({ id }) => id).reverse(), refused.id, 'H00.00-000000-0001'];
    const asked = await desk.send('reception', 'POST', '/forms/batch', { refs, meaning: 'receipt' });
    expect(asked.status).toBe(202);
    const { id, total, leftOut } = asked.json<{ id: string; total: number; leftOut: unknown }>();
    expect([total, leftOut]).toEqual([
      30,
      [
        { ref: refused.id, code: 'print.nothingToPrint' },
        { ref: 'H00.00-000000-0001', code: 'dossier.unknown' },
      ],
    ]);
    expect(await show(id)).toMatchObject({ state: 'waiting', total: 30, done: 0 });
    expect(codeOf(await desk.send('reception', 'GET', `/forms/batch/${id}/pdf`))).toEqual([
      409,
      'batch.notReady',
    ]);
    await Promise.all([run(), run()]);
    expect(await show(id)).toMatchObject({ state: 'done', total: 30, done: 30 });
    const pages = await pagesOf(id);
    expect(pages).toHaveLength(30);
    for (const [at, { code }] of dossiers.reverse().entries()) expect(pages[at]).toContain(`Mãhồsơ:${code}`);
    const { prints } = (await desk.send('reception', 'GET', `/dossiers/${dossiers[0]!.id}/prints`)).json<{
      prints: object[];
    }>();
    expect(prints).toEqual([expect.objectContaining({ form: 'receipt', copyNumber: 1 })]);
  });

  it('are control slips too, with the hand-overs as they stand, for whoever sees the dossiers', async () => {
    const waiting = await desk.log();
    const resolved = await desk.resolve(await desk.log());
    const refs = [resolved.id, waiting.code!, resolved.id, 'H00.00-000000-0001'];
    const asked = await desk.send('reception', 'POST', '/forms/batch', { refs, meaning: 'controlSlip' });
    expect([asked.status, asked.json()]).toEqual([
      202,
      expect.objectContaining({
        total: 2,
        leftOut: [
          { ref: resolved.id, code: 'item.repeated' },
          { ref: 'H00.00-000000-0001', code: 'dossier.unknown' },
        ],
      }),
    ]);
    const { id } = asked.json<{ id: string }>();
    await run();
    expect(await show(id)).toMatchObject({ state: 'done', total: 2, done: 2 });
    const pages = await pagesOf(id);
    const slips = [resolved, waiting].map(({ code }) => pages.filter((page) => page.includes(code!)));
    for (const slip of slips) {
      expect(slip.length).toBeGreaterThan(0);
      expect(slip[0]).toContain('PHIẾUKIỂMSOÁT');
    }
    expect(pages.indexOf(slips[0]![0]!)).toBeLessThan(pages.indexOf(slips[1]![0]!));
    // One of the two was handed on to the department, the other lies where it was received.
    const received = slips.map((slip) => slip.join(' ').includes(squeezed('Nhận: Đơn vị H99.12.02')));
    expect(received).toEqual([true, false]);
    await desk.service.app.get(AccessLog).flush();
    const read = await desk.service.database.query<{ n: number }>({
      text: `select count(*)::int as n from access_log where what = 'form.controlSlip' and dossier_id = any($1)`,
      values: [[waiting.id, resolved.id]],
    });
    expect(read.rows).toEqual([{ n: 2 }]);
    // The officer may print it, though not the receipt; somebody outside sees none of them.
    const ask = (person: 'officer' | 'stranger') =>
      desk.send(person, 'POST', '/forms/batch', { refs: [resolved.id], meaning: 'controlSlip' });
    expect((await ask('officer')).status).toBe(202);
    expect(codeOf(await ask('stranger'))).toEqual([409, 'print.nothingToPrint']);
  });

  it('are refused to others, and with a wrong wish', async () => {
    const { id } = await desk.log();
    const ask = (body: object, person: 'officer' | 'reception' = 'reception') =>
      desk.send(person, 'POST', '/forms/batch', body);
    expect(codeOf(await ask({ refs: [id], meaning: 'receipt' }, 'officer'))).toEqual([
      409,
      'print.nothingToPrint',
    ]);
    expect(codeOf(await ask({ refs: [], meaning: 'receipt' }))).toEqual([422, 'request.invalid']);
    expect(codeOf(await ask({ refs: [id], meaning: 'register' }))).toEqual([422, 'request.invalid']);
    const mine = (await ask({ refs: [id], meaning: 'receipt' })).json<{ id: string }>();
    expect(codeOf(await desk.send('officer', 'GET', `/forms/batch/${mine.id}`))).toEqual([
      404,
      'batch.unknown',
    ]);
    // What waits is made, however late; a day after that it is forgotten.
    desk.service.clock.advance(25 * HOUR_MS);
    await run();
    expect(await show(mine.id)).toMatchObject({ state: 'done', total: 1 });
    desk.service.clock.advance(25 * HOUR_MS);
    await run();
    expect(codeOf(await desk.send('reception', 'GET', `/forms/batch/${mine.id}`))).toEqual([
      404,
      'batch.unknown',
    ]);
  });
});

describe('the register', () => {
  it('is read page by page and printed whole', async () => {
    const first = await desk.log();
    desk.service.clock.advance(HOUR_MS);
    const resolved = await desk.resolve(await desk.log());
    await desk.event('reception', resolved, { type: 'return', how: 'post' });
    const unitId = desk.office.units.oneStop;
    const wish = { from: '2026-03-04', to: '2026-03-04', unitId };
    const page = async (more = '') =>
      (
        await desk.send(
          'reception',
          'GET',
          `/register?from=${wish.from}&to=${wish.to}&unitId=${unitId}&limit=1${more}`,
        )
      ).json<{
        rows: { code: string; how: string | null; returnedAt: string | null }[];
        next: string | null;
      }>();
    const one = await page();
    expect(one.rows).toEqual([expect.objectContaining({ code: first.code, how: null, returnedAt: null })]);
    const two = await page(`&cursor=${one.next}`);
    expect(two).toMatchObject({ rows: [{ code: resolved.code, how: 'post' }], next: null });
    const asked = await desk.send('reception', 'POST', '/register/prints', wish);
    expect([asked.status, asked.json()]).toEqual([202, expect.objectContaining({ total: 2 })]);
    await run();
    const [text] = await pagesOf(asked.json<{ id: string }>().id);
    for (const words of ['SỔ THEO DÕI HỒ SƠ', first.code!, resolved.code!, 'Bưu chính', '04/03/2026'])
      expect(text).toContain(squeezed(words));
    // Who had whose data, on the screen and on paper, and in which part of the register.
    await desk.service.app.get(AccessLog).flush();
    const noted = await desk.service.database.query<object>({
      text: `select dossier_id as dossier, what, purpose, staff_id as staff from access_log
        where what like '%register' and purpose like '%2026-03-04%' order by what desc, at, id`,
    });
    const line = { purpose: 'H99.12.01 2026-03-04..2026-03-04', staff: desk.office.people.reception.staffId };
    expect(noted.rows).toEqual([
      { ...line, dossier: first.id, what: 'register' },
      { ...line, dossier: resolved.id, what: 'register' },
      { ...line, dossier: first.id, what: 'print.register' },
      { ...line, dossier: resolved.id, what: 'print.register' },
    ]);
  });

  it('is not for other units, nor for a period that ends before it begins', async () => {
    const unitId = desk.office.units.oneStop;
    const read = (person: 'stranger' | 'reception', from: string, to: string) =>
      desk.send(person, 'GET', `/register?from=${from}&to=${to}&unitId=${unitId}`);
    expect(codeOf(await read('stranger', '2026-03-01', '2026-03-02'))).toEqual([403, 'unit.outsideScope']);
    expect(codeOf(await read('reception', '2026-03-02', '2026-03-01'))).toEqual([422, 'period.invalid']);
    expect(codeOf(await read('reception', '2026-3-2', '2026-03-01'))).toEqual([422, 'request.invalid']);
    const print = { unitId, from: '2026-03-01', to: '2026-03-02' };
    expect(codeOf(await desk.send('stranger', 'POST', '/register/prints', print))).toEqual([
      403,
      'unit.outsideScope',
    ]);
  });
});

describe('prints that wait', () => {
  const register = () => ({ from: '2026-03-01', to: '2026-03-02', unitId: desk.office.units.oneStop });
  const ask = (person: PersonName, path = '/register/prints', body: object = register()) =>
    desk.send(person, 'POST', path, body);
  const idOf = async (asked: Promise<Answer>) => (await asked).json<{ id: string }>().id;

  it('are five a person, refused before anything is counted, and come in turns', async () => {
    await desk.service.database.query({ text: 'delete from form_batch' });
    const his: string[] = [];
    for (let i = 0; i < 5; i++) his.push(await idOf(ask('reception')));
    const { id, code } = await desk.log();
    const refused = [
      await ask('reception'),
      await ask('reception', '/forms/batch', { refs: [id], meaning: 'receipt' }),
      await ask('reception', '/forms/batch', { refs: [id], meaning: 'controlSlip' }),
    ];
    expect(refused.map(codeOf)).toEqual(Array(3).fill([429, 'batch.tooMany']));
    const { prints } = (await desk.send('reception', 'GET', `/dossiers/${id}/prints`)).json<{
      prints: object[];
    }>();
    expect(prints).toEqual([]);
    const other = await idOf(ask('leader', '/forms/batch', { refs: [code!], meaning: 'controlSlip' }));
    await run();
    // In the order in which they were made.
    const { rows } = await desk.service.database.query<{ id: string }>({
      text: `select id from form_batch order by xmin::text::bigint`,
    });
    expect(rows.map((row) => row.id)).toEqual([his[0], other, ...his.slice(1)]);
    expect((await ask('reception')).status).toBe(202);
  });

  it('are neither made nor handed out once the right to any part of them has ended', async () => {
    const { stranger } = desk.office.people;
    const given = await desk.send('admin', 'POST', `/staff/${stranger.staffId}/positions`, {
      unitId: desk.office.units.oneStop,
      position: 'reception',
      validFrom: '2026-03-01',
    });
    expect([given.status, given.text]).toEqual([201, expect.any(String)]);
    const { id } = await desk.log();
    const asked = () =>
      Promise.all([
        idOf(ask('stranger')),
        idOf(ask('stranger', '/forms/batch', { refs: [id], meaning: 'receipt' })),
      ]);
    const made = await asked();
    const slip = await idOf(ask('stranger', '/forms/batch', { refs: [id], meaning: 'controlSlip' }));
    await run();
    const fetched = async (batch: string) =>
      (await desk.send('stranger', 'GET', `/forms/batch/${batch}/pdf`)).status;
    for (const batch of [...made, slip]) expect(await fetched(batch)).toBe(200);
    const waiting = await asked();
    const ended = await desk.send('admin', 'POST', `/positions/${given.json<{ id: string }>().id}/end`, {});
    expect([ended.status, ended.text]).toEqual([204, '']);
    await run();
    for (const batch of waiting)
      expect((await desk.send('stranger', 'GET', `/forms/batch/${batch}`)).json()).toMatchObject({
        state: 'failed',
        problem: 'batch.rightEnded',
      });
    for (const batch of [...made, slip, ...waiting])
      expect(codeOf(await desk.send('stranger', 'GET', `/forms/batch/${batch}/pdf`))).toEqual([
        403,
        'batch.rightEnded',
      ]);
  });
});
