// The thread that sets forms: up while somebody prints, ended when nobody does, begun before a desk needs it.
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { FormRenderer } from '../../src/documents/render/form-renderer.ts';
import { readyToPrint } from '../../src/documents/render/ready-to-print.ts';
import { RenderThread } from '../../src/documents/render/render-thread.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

const REGISTER = {
  meaning: 'register',
  formNumber: '',
  asksIdentity: false,
  series: null,
  code: null,
  qr: null,
  title: 'Sổ theo dõi hồ sơ',
  parentAgency: 'Ủy ban nhân dân',
  unit: 'Bộ phận một cửa',
  dateLine: 'ngày 01 tháng 01 năm 2026',
  period: '',
  rows: [],
};
const DATA = JSON.stringify({
  title: REGISTER.title,
  date: { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 },
  forms: readyToPrint([REGISTER]),
});

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

it('ends when nothing was set for a while, and the next form is the same bytes', async () => {
  const thread = new RenderThread(0, 60_000, 50);
  const [first, second] = await Promise.all([thread.render(DATA, 0), thread.render(DATA, 0)]);
  expect(thread.isUp).toBe(true);
  while (thread.isUp) await new Promise((done) => setTimeout(done, 10));
  const third = await thread.render(DATA, 0);
  expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect([second.bytes.equals(first.bytes), third.bytes.equals(first.bytes)]).toEqual([true, true]);
  await thread.end();
});

it('is begun when a desk opens its form, once', async () => {
  const render = jest.spyOn(desk.service.app.get(FormRenderer), 'render');
  for (let i = 0; i < 3; i++) expect((await desk.send('reception', 'GET', '/drafts')).status).toBe(200);
  expect(render).toHaveBeenCalledTimes(1);
  await render.mock.results[0]!.value;
});
