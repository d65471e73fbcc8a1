// Days off declared once a result is there: what was late only because they were not known yet never was.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { Recalendar } from '../../src/dossiers/recalendar/recalendar.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { OpenLateCases } from '../../src/supervision/late-cases/open-late-cases.ts';
import { RollupPass } from '../../src/supervision/reports/rollup-pass.ts';
import { DeskApp, type Dossier } from '../dossiers/desk-app.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
  desk.service.clock.set(parseInstant('2026-03-02T08:00'));
}, 60_000);
afterAll(() => desk.close());

const at = (local: string) => {
  desk.service.clock.set(parseInstant(local));
  return desk.service.app.get(TimerSweep).sweep();
};
const fresh = async (dossier: Dossier): Promise<Dossier> => ({
  ...dossier,
  ...(await desk.send('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>(),
});
const cardOf = async ({ id }: Dossier) => {
  const { clock } = (await desk.send('chief', 'GET', `/dossiers/${id}`)).json<{
    clock: { state: string; verdict: string; statutoryDueAt: string; wasLate: boolean };
  }>();
  return [clock.state, clock.verdict, clock.wasLate, clock.statutoryDueAt.slice(0, 10)];
};
const toldOf = async ({ id }: Dossier) => {
  await desk.service.app.get(OpenLateCases).run();
  const { rows } = await desk.service.database.query<{
    reason: string;
    state: string;
    verdict: string;
    ledger: string;
  }>({
    text: `select a.close_reason as reason, c.state, (select verdict from dossier where id = $1) as verdict, (select string_agg(line ->> 'kind', ' ' order by n)
        from dossier d, jsonb_array_elements(d.ledger::jsonb) with ordinality as l(line, n) where d.id = $1) as ledger
      from alert a join late_case c on c.about_id = a.dossier_id and c.kind = a.kind and c.due_at = a.due_at
      where a.dossier_id = $1 and a.kind = 'dossierLate'`,
    values: [id],
  });
  return rows;
};
const lateOf = async (asOf = '') => {
  await desk.service.app.get(RollupPass).runAll(false, () => true);
  const query = `from=2026-03-01&to=2026-03-31${asOf && `&asOf=${encodeURIComponent(asOf)}`}`;
  const answer = await desk.send('chief', 'GET', `/reports/06?${query}`);
  return answer.json<{ lines: { figures: { resolvedLate: number } }[] }>().lines[0]!.figures.resolvedLate;
};

test('a result that was late only for want of a day off was not', async () => {
  const [kept, returned, later] = [await desk.log(), await desk.log(), await desk.log()]; // due Monday 16 March
  await at('2026-03-17T09:00');
  const resolved = await desk.resolve(await fresh(kept));
  await desk.event('reception', await desk.resolve(await fresh(returned)), { type: 'return', how: 'desk' });
  await at('2026-03-20T09:00');
  await desk.resolve(await fresh(later));
  for (const dossier of [kept, returned, later])
    expect(await cardOf(dossier)).toEqual(['stopped.late', 'stoppedLate', true, '2026-03-16']);
  expect((await toldOf(kept)).map(({ reason, state }) => [reason, state])).toEqual([
    ['clockStopped', 'open'],
  ]);
  const before = new Date(desk.service.clock.now()).toISOString();
  const late = await lateOf();
  desk.service.clock.advance(60_000);

  const days = ['2026-03-12', '2026-03-13'].map((date) => ({ date, kind: 'off' }));
  const storm = { firstDay: '2026-03-12', lastDay: '2026-03-13', days };
  const preview = await desk.send('admin', 'POST', '/calendars/vn/versions?dryRun=true', storm);
  expect(preview.json()).toMatchObject({ affectedCount: 2, laterCount: 2 });
  expect((await desk.send('admin', 'POST', '/calendars/vn/versions', storm)).status).toBe(201);
  desk.service.clock.advance(10_000);
  expect(await desk.service.app.get(Recalendar).run()).toBe(2);

  for (const dossier of [kept, returned]) {
    expect(await cardOf(dossier)).toEqual(['stopped.early', 'stoppedEarly', false, '2026-03-18']);
    expect(await toldOf(dossier)).toEqual([
      {
        reason: 'calendar',
        state: 'withdrawn',
        verdict: 'early',
        ledger: 'start late stop calendarChange lateWithdrawn',
      },
    ]);
  }
  // By the new calendar it was due on the 18th and came on the 20th all the same.
  expect(await cardOf(later)).toEqual(['stopped.late', 'stoppedLate', true, '2026-03-16']);
  expect((await toldOf(later)).map(({ reason, state, verdict }) => [reason, state, verdict])).toEqual([
    ['clockStopped', 'open', 'late'],
  ]);
  expect([late, await lateOf(), await lateOf(before)]).toEqual([3, 1, 3]);
  const [row] = (await desk.send('reception', 'GET', `/dossiers?state=resolved`))
    .json<{ rows: { id: string; clock: string }[] }>()
    .rows.filter(({ id }) => id === resolved.id);
  expect(row?.clock).toBe('stopped.early');
  const { differences } = await verify(desk.service.database, dossierKind(desk.service.app.get(Definitions)));
  expect(differences).toEqual([]);
});
