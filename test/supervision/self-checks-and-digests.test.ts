// Self-checks find what contradicts itself; morning mails say what is due, late and unassigned, once a day.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { SendDigests } from '../../src/supervision/digests/digest-send.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

interface Checks {
  readonly checks: readonly {
    readonly name: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
}

let desk: DeskApp;
const dossiers: Dossier[] = [];

const findings = async () => {
  const answer = await desk.send('admin', 'GET', '/admin/self-checks');
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return Object.fromEntries(
    answer
      .json<Checks>()
      .checks.flatMap(({ name, count, examples }) => (count > 0 ? [[name, examples]] : [])),
  );
};
const spoil = (set: string, { id }: Dossier) =>
  desk.service.database.query({ text: `update dossier set ${set} where id = $1`, values: [id] });

beforeAll(async () => {
  desk = await DeskApp.open();
  for (let i = 0; i < 5; i++) dossiers.push(await desk.log());
});
afterAll(() => desk.close());

describe('the self-checks', () => {
  it('find nothing in a sound house', async () => {
    expect(await findings()).toEqual({});
  });

  it('name each contradiction', async () => {
    const [clock, holder, due, timer, pause] = dossiers as [Dossier, Dossier, Dossier, Dossier, Dossier];
    await spoil(`clock = 'stopped.early'`, clock);
    await spoil(`statutory_due_at = statutory_due_at + interval '1 day'`, due);
    await spoil(`clock = 'paused', state = 'awaitingSupplement'`, pause);
    await desk.service.database.query({
      text: 'delete from stay where dossier_id = $1',
      values: [holder.id],
    });
    await desk.service.database.query({
      text: 'delete from timer where case_id = $1',
      values: [timer.id],
    });
    expect(await findings()).toEqual({
      openWithClosedClock: [clock.code],
      withoutHolder: [holder.code],
      dueUnlikeLedger: [due.code],
      timerNotArmed: [timer.code],
      pausedWithoutReason: [pause.code],
    });
    const metrics = await desk.service.http.send('GET', '/metrics');
    expect([metrics.status, /motcua_self_check_findings \d/.test(metrics.text)]).toEqual([200, true]);
  });

  it('name what lies at a unit that is closed and has no successor', async () => {
    await desk.service.database.query({
      text: `update unit_fact set valid_to = '2026-03-01' where code = 'H99.13'`,
    });
    const before = await findings();
    expect(before).not.toHaveProperty('atClosedUnit');
    const [, , , , left] = dossiers as [Dossier, Dossier, Dossier, Dossier, Dossier];
    await spoil(`unit_id = (select unit_id from unit_fact where code = 'H99.13')`, left);
    expect(await findings()).toEqual({ ...before, atClosedUnit: [left.code] });
  });

  it('are the administrator’s', async () => {
    expect(codeOf(await desk.send('chief', 'GET', '/admin/self-checks'))).toEqual([403, 'right.missing']);
  });
});

describe('morning mails', () => {
  const sent = async (account: string) =>
    (
      await desk.service.database.query<{ subject: string; text: string }>({
        text: `select v.payload ->> 'subject' as subject, v.payload ->> 'paragraphs' as text from delivery v
          join staff s on s.id = v.recipient_id where v.dedupe_key like 'digest:%' and s.account = $1 order by v.created_at`,
        values: [account],
      })
    ).rows;

  it('are not written outside the morning', async () => {
    desk.service.clock.set(parseInstant('2026-05-10T08:00'));
    expect(await desk.service.app.get(SendDigests).run(desk.service.clock.now())).toBe(0);
    desk.service.clock.set(parseInstant('2026-05-11T06:30'));
    expect(await desk.service.app.get(SendDigests).run(desk.service.clock.now())).toBe(0);
  });

  it('tell those who watch and those who hold, once a day, unless switched off', async () => {
    await desk.log();
    await desk.service.app.get(TimerSweep).sweep();
    const off = await desk.send('leader', 'PATCH', '/session/preferences', { dailyDigest: false });
    expect(off.status).toBeLessThan(300);
    expect((await desk.send('leader', 'GET', '/session')).json()).toMatchObject({
      staff: { dailyDigest: false },
    });
    desk.service.clock.set(parseInstant('2026-05-11T07:05'));
    const digests = desk.service.app.get(SendDigests);
    expect(await digests.run(desk.service.clock.now())).toBeGreaterThan(0);
    expect(await digests.run(desk.service.clock.now())).toBe(0);
    const [chief] = await sent('chief');
    expect(chief!.subject).toMatch(/quá hạn/);
    expect(chief!.text).toMatch(/Chưa giao cho ai: \d/);
    expect(chief!.text).not.toMatch(/Nguyễn/);
    expect(await sent('leader')).toEqual([]);
    expect(await sent('stranger')).toEqual([]);
    desk.service.clock.advance(DAY_MS);
    expect(await digests.run(desk.service.clock.now())).toBeGreaterThan(0);
    expect((await sent('chief')).length).toBe(2);
  });
});
