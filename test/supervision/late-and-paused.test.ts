// A dossier that was late before its clock was stopped is late in every place that tells of it, for as long as it waits.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LawDesk } from '../law/law-desk.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

let law: LawDesk;
beforeAll(async () => {
  law = await LawDesk.open('2026-03-02T08:00');
});
afterAll(() => law.close());

async function get<View>(path: string): Promise<View> {
  const answer = await law.desk.send('chief', 'GET', path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json<View>();
}

/** How many are late by the report, the board, the list, the list of what is late now, and the card of each. */
async function lateOf(dossiers: readonly Dossier[]) {
  const report = await get<{ lines: { figures: { pendingLate: number } }[] }>(
    '/reports/06?from=2026-03-01&to=2026-03-31',
  );
  const board = await get<{ total: { late: number } }>('/board');
  const list = await get<{ rows: unknown[] }>('/dossiers?relation=holding&due=late&limit=100');
  const lateNow = await get<{ total: { late: number } }>('/late-now?by=unit');
  const cards = await Promise.all(dossiers.map((one) => law.show(one)));
  return {
    report: report.lines[0]!.figures.pendingLate,
    board: board.total.late,
    list: list.rows.length,
    lateNow: lateNow.total.late,
    cards: cards.filter(({ clock }) => clock.verdict === 'late' && clock.wasLate).length,
  };
}
const everywhere = (n: number) => ({ report: n, board: n, list: n, lateNow: n, cards: n });

test('late at midnight and asked for a supplement at eight: late, paused since, in every count', async () => {
  const dossiers: Dossier[] = [];
  // The third is paused before it is late, and so is not.
  for (let n = 0; n < 3; n++) dossiers.push(await law.forward(await law.log({}), 'processing.appraise')); // due Monday 16 March
  const [late, paying, waiting] = dossiers as [Dossier, Dossier, Dossier];
  const ask = {
    ...{ type: 'requestSupplement', reason: 'Thiếu bản vẽ', items: ['Bản vẽ'] },
    headReason: 'Chuyên viên ốm',
  };
  await law.at('2026-03-16T08:00');
  await law.event('head', await law.fresh(waiting), ask);
  await law.at('2026-03-17T08:00');
  expect(await lateOf(dossiers)).toEqual(everywhere(2));
  await law.event('head', await law.fresh(late), ask);
  expect((await law.show(late)).clock.state).toBe('paused.late');
  expect(await lateOf(dossiers)).toEqual(everywhere(2));
  const duty = { type: 'startFinancialDuty', reason: 'nộp thuế', headReason: 'Thông báo thuế đến sau' };
  await law.event('head', await law.fresh(paying), duty);
  expect(await lateOf(dossiers)).toEqual(everywhere(2));
  await law.at('2026-03-20T09:00');
  expect(await lateOf(dossiers)).toEqual(everywhere(2));
  await law.event('reception', await law.fresh(late), { type: 'completeSupplement' });
  expect((await law.show(late)).clock.state).toBe('running.late');
  expect(await lateOf(dossiers)).toEqual(everywhere(2));
  expect((await law.show(waiting)).clock).toMatchObject({ state: 'paused', wasLate: false });
});
