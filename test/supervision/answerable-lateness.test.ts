// Who answers for repeated lateness: heads for all their units, agencies for all under them, and the letter about them.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { ExportJob } from '../../src/supervision/exports/export.job.ts';
import type { AnswerableView, LatenessView } from '../../src/supervision/lateness/lateness-view.ts';
import { pdfText, squeezed } from '../documents/pdf-text.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

const WINDOW = 'from=2026-03-01&to=2026-05-21';
let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open({
    environment: { MOTCUA_DATA_DIR: mkdtempSync(join(tmpdir(), 'motcua-answerable-')) },
  });
  desk.service.clock.set(parseInstant('2026-03-02T08:00:00+07:00'));
  await desk.resolve(await desk.log());
  for (let n = 0; n < 3; n++) {
    const given = await desk.event('reception', await desk.log(), { type: 'transfer' });
    await desk.event('head', given, { type: 'complete', officerId: desk.office.people.officer.staffId });
  }
  const task = await desk.send('chief', 'POST', '/tasks', {
    document: { number: '1/UBND', day: '2026-03-02', title: 'V/v báo cáo' },
    tasks: [{ title: 'Báo cáo', leadUnitId: desk.office.units.agency, due: { day: '2026-03-16' } }],
  });
  expect([task.status, task.text]).toEqual([201, expect.any(String)]);
  desk.service.clock.set(parseInstant('2026-05-20T08:00:00+07:00'));
  await desk.service.app.get(TimerSweep).sweep();
  await desk.service.app.get(TimerSweep).sweep();
});
afterAll(() => desk.close());

const answerable = async (by: 'head' | 'agency', query = WINDOW): Promise<AnswerableView> => {
  const answer = await desk.send('chief', 'GET', `/repeated-lateness/answerable?by=${by}&${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<AnswerableView>();
};

it('names the agency for all under it, with whoever heads it, where no room of it is marked', async () => {
  const { agency, department } = desk.office.units;
  const { lines } = await answerable('agency');
  const own = lines.find(({ id }) => id === agency)!;
  expect(own).toMatchObject({
    headName: 'leader',
    dossiers: 3,
    tasks: 1,
    total: 4,
    often: true,
    totalBefore: 0,
    shareBefore: null,
  });
  expect(own.units.map(({ id, total }) => [id, total])).toEqual([
    [department, 3],
    [agency, 1],
  ]);
  expect(own.handled).toBeGreaterThanOrEqual(5);
  // As a line of units it has one, and is marked nowhere.
  const units = (await desk.send('chief', 'GET', `/repeated-lateness?${WINDOW}`)).json<LatenessView>().lines;
  expect(units.find(({ unitId }) => unitId === agency)).toMatchObject({ total: 1, often: false });
});

it('takes all units of one head together, beside the period before', async () => {
  const { head } = desk.office.people;
  const { lines, fromBefore, toBefore } = await answerable('head');
  expect(lines.find(({ id }) => id === head.staffId)).toMatchObject({ total: 3, often: true });
  expect([fromBefore, toBefore]).toEqual(['2025-12-09', '2026-02-28']);
  const later = await answerable('head', 'from=2026-05-01&to=2026-05-31');
  expect(later.lines.reduce((sum, { total }) => sum + total, 0)).toBe(0);
  const after = await answerable('head', 'from=2026-04-01&to=2026-05-21');
  const before = await answerable('head', `from=${after.fromBefore}&to=${after.toBefore}`);
  for (const line of after.lines)
    expect(line.totalBefore).toBe(before.lines.find(({ id }) => id === line.id)?.total ?? 0);
});

it('has the letter to the Chairman ready to sign, with those who are often late', async () => {
  const asked = await desk.send('chief', 'POST', '/repeated-lateness/exports', {
    from: '2026-03-01',
    to: '2026-05-21',
    kind: 'latenessLetter',
    format: 'pdf',
  });
  expect([asked.status, asked.text]).toEqual([202, expect.any(String)]);
  await desk.service.app.get(ExportJob).once();
  const answer = await fetch(
    `${desk.service.http.url}/api/v1/reports/exports/${asked.json<{ id: string }>().id}/file`,
    { headers: { authorization: `Bearer ${desk.office.people.chief.token}` } },
  );
  expect(answer.status).toBe(200);
  const text = squeezed(pdfText(Buffer.from(await answer.arrayBuffer())));
  for (const words of [
    'Kính gửi: Chủ tịch Ủy ban nhân dân',
    'có 1 người đứng đầu và 1 cơ quan để trễ hạn nhiều lần',
    'I. Người đứng đầu',
    'II. Cơ quan',
    'CHÁNH VĂN PHÒNG',
    'Nơi nhận:',
  ])
    expect(text).toContain(squeezed(words));
});
