// Legs of an interlinked dossier in the engine: in sequence, at once with a need, late, refused, returned, and killed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import type { LegsDefinition, StepDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { Command } from '../../src/dossier-kind/command.ts';
import type { Sender } from '../../src/dossier-kind/sender.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Answer } from '../../src/dossier-kind/orders.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import {
  at,
  consultedAgency,
  FixedDefinitions,
  KITE_LICENCE,
  lodgeOrder,
  office,
  pinned,
} from '../support/fictional.ts';
import { engineOn } from '../support/engine.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { refusal } from './plain-engine.ts';

const days = (amount: number) => ({ amount, unit: 'workingDays' }) as const;
const leg = (key: string, amount: number, needs?: string[]) => ({
  key,
  name: `Chặng ${key}`,
  unit: { level: 'province' } as const,
  limit: days(amount),
  ...(needs && { needs }),
});
const interlinked = (legs: LegsDefinition, amount: number) => {
  const step: StepDefinition = {
    key: 'agencies',
    kind: 'interlinked',
    position: 'officer',
    unit: 'leg',
    budget: days(amount),
    legs,
  };
  const [receive, , , , sign] = KITE_LICENCE.process.steps;
  return pinned({ ...KITE_LICENCE, process: { steps: [receive!, step, sign!] } });
};
const SEQUENCE = interlinked(
  { order: 'sequence', lead: 'third', items: [leg('first', 3), leg('second', 3), leg('third', 10)] },
  16,
);
const PARALLEL = interlinked(
  { order: 'parallel', lead: 'land', items: [leg('land', 5), leg('tax', 2, ['land']), leg('fire', 3)] },
  7,
);

describe('legs', () => {
  let db: TestDatabase;
  const clock = new ManualClock(at('2026-10-01T08:00'));
  const definitions = new FixedDefinitions([SEQUENCE, PARALLEL]);
  let engine: Engine;

  beforeAll(async () => {
    db = await createTestDatabase();
    engine = engineOn(db.database, clock).know(dossierKind(definitions));
  });
  afterAll(() => db.close());

  const send = async (dossier: Answer, sender: Sender, command: Command, instant: string) =>
    (await engine.send(DOSSIER, {
      kind: 'event',
      key: { homeAgencyId: dossier.homeAgencyId, id: dossier.id },
      at: at(instant),
      sender,
      command,
    }))!;
  const rows = async <Row extends object>(text: string, ...values: unknown[]) =>
    (await db.database.query<Row>({ text, values })).rows;
  const legsOf = async (dossier: Answer) => {
    const found = await rows<Record<string, unknown>>('select * from leg where dossier_id = $1', dossier.id);
    return Object.fromEntries(found.map((row) => [row['subject'] as string, row]));
  };
  const staysOf = (dossier: Answer) =>
    rows<{ subject: string; unit_id: string; working_minutes: number | null; open: boolean }>(
      `select subject, unit_id, working_minutes, left_at is null as open from stay
        where dossier_id = $1 and subject <> 'dossier' order by entered_at, subject`,
      dossier.id,
    );
  const lateAlerts = (dossier: Answer) =>
    rows<{ subject: string; closed: boolean }>(
      `select subject, closed_at is not null as closed from alert where dossier_id = $1 and kind = 'legLate'`,
      dossier.id,
    );
  const clean = async () =>
    expect((await verify(db.database, dossierKind(definitions))).differences).toEqual([]);
  const begin = async (process: typeof SEQUENCE, keys: readonly string[], lead: string) => {
    const desk = office();
    const agencies = Object.fromEntries(keys.map((key) => [key, consultedAgency()]));
    const legs = Object.fromEntries(keys.map((key) => [key, agencies[key]!.unit]));
    const order = lodgeOrder(
      { ...desk, units: { ...desk.units, leg: legs[lead]!, legs } } as never,
      process,
      at('2026-10-01T08:00'),
    );
    const dossier = (await engine.send(DOSSIER, order))!;
    const moved = await send(dossier, desk.reception, { type: 'transfer' }, '2026-10-01T08:30');
    return { desk, dossier: moved, agencies: agencies as Record<string, ReturnType<typeof consultedAgency>> };
  };
  const complete = (key: string): Command => ({
    type: 'completeLeg',
    subject: `leg:${key}`,
    content: `Kết quả ${key}`,
    reference: `KQ-${key}`,
  });

  it('run in sequence, each begun by the result before it, and complete the step by themselves', async () => {
    const { desk, dossier, agencies } = await begin(SEQUENCE, ['first', 'second', 'third'], 'third');
    const { first, second, third } = agencies as Record<
      'first' | 'second' | 'third',
      ReturnType<typeof consultedAgency>
    >;
    expect(dossier.state).toBe('processing.agencies');
    expect(await legsOf(dossier)).toMatchObject({
      'leg:first': {
        state: 'open.onTime',
        due_at: new Date(at('2026-10-06T17:00')),
        late_from_at: new Date(at('2026-10-07T00:00')),
      },
      'leg:second': { state: 'waiting', due_at: null },
      'leg:third': { state: 'waiting', lead: true },
    });
    expect(await refusal(send(dossier, third.officer, { type: 'complete' }, '2026-10-01T09:00'))).toBe(
      'leg.open',
    );
    expect(await refusal(send(dossier, second.officer, complete('second'), '2026-10-01T09:00'))).toBe(
      'event.notPossible',
    );
    expect(await refusal(send(dossier, second.officer, complete('first'), '2026-10-01T09:00'))).toBe(
      'right.missing',
    );
    await send(dossier, first.officer, { type: 'takeLeg', subject: 'leg:first' }, '2026-10-01T09:30');
    await send(dossier, first.officer, complete('first'), '2026-10-02T09:30');
    // The second is late: its agency is told once, and the third begins when it is done all the same.
    clock.set(at('2026-10-12T08:00'));
    await new TimerSweep(db.database, engine, clock).sweep();
    await new TimerSweep(
      db.database,
      engineOn(db.database, clock).know(dossierKind(definitions)),
      clock,
    ).sweep();
    expect(await lateAlerts(dossier)).toEqual([{ subject: 'leg:second', closed: false }]);
    await send(dossier, second.head, complete('second'), '2026-10-12T09:00');
    const done = await send(dossier, third.officer, complete('third'), '2026-10-13T09:00');
    expect(done.state).toBe('processing.sign');
    expect(done.wrote.map(({ type }) => type)).toEqual(['completeLeg', 'complete']);
    expect(await legsOf(dossier)).toMatchObject({
      'leg:first': {
        state: 'done',
        was_late: false,
        reference: 'KQ-first',
        result: 'Kết quả first',
        working_minutes: 540,
        ended_by: first.officer.staffId,
      },
      'leg:second': { state: 'done', was_late: true, due_at: new Date(at('2026-10-07T17:00')) },
      'leg:third': { state: 'done', was_late: false, started_at: new Date(at('2026-10-12T09:00')) },
    });
    expect(
      (await staysOf(dossier)).map(({ subject, working_minutes, open }) => [subject, working_minutes, open]),
    ).toEqual([
      ['leg:first', 60, false],
      ['leg:first', 480, false],
      ['leg:second', 6 * 480 - 30, false],
      ['leg:third', 480, false],
    ]);
    expect((await lateAlerts(dossier)).every(({ closed }) => closed)).toBe(true);
    expect(desk.leader.staffId).toBeTruthy();
    await clean();
  });

  it('run at once where they can, and one that needs a result waits for it', async () => {
    const { dossier, agencies } = await begin(PARALLEL, ['land', 'tax', 'fire'], 'land');
    expect(await legsOf(dossier)).toMatchObject({
      'leg:land': { state: 'open.onTime' },
      'leg:tax': { state: 'waiting', needs: ['land'] },
      'leg:fire': { state: 'open.onTime' },
    });
    await Promise.all([
      send(dossier, agencies['land']!.officer, complete('land'), '2026-10-02T09:00'),
      send(dossier, agencies['fire']!.officer, complete('fire'), '2026-10-02T09:00'),
    ]);
    expect((await legsOf(dossier))['leg:tax']).toMatchObject({
      state: 'open.onTime',
      started_at: new Date(at('2026-10-02T09:00')),
    });
    expect((await send(dossier, agencies['tax']!.head, complete('tax'), '2026-10-02T10:00')).state).toBe(
      'processing.sign',
    );
    await clean();
  });

  it('leave it to the lead agency to go on when one is refused, and cancel those that need it', async () => {
    const { dossier, agencies } = await begin(PARALLEL, ['land', 'tax', 'fire'], 'land');
    const refuse: Command = { type: 'refuseLeg', subject: 'leg:land', reason: 'Không đủ điều kiện' };
    await send(dossier, agencies['land']!.officer, refuse, '2026-10-02T09:00');
    expect(await legsOf(dossier)).toMatchObject({
      'leg:land': { state: 'refused', result: 'Không đủ điều kiện' },
      'leg:tax': { state: 'cancelled' },
      'leg:fire': { state: 'open.onTime' },
    });
    const waiting = await send(dossier, agencies['fire']!.officer, complete('fire'), '2026-10-02T10:00');
    expect(waiting.state).toBe('processing.agencies');
    const lead = agencies['land']!.officer;
    expect(
      (await send(dossier, lead, { type: 'refuse', reason: 'Chặng đất bị từ chối' }, '2026-10-02T11:00'))
        .state,
    ).toBe('resolved');
    const other = await begin(PARALLEL, ['land', 'tax', 'fire'], 'land');
    await send(other.dossier, other.agencies['land']!.officer, refuse, '2026-10-02T09:00');
    await send(other.dossier, other.agencies['fire']!.officer, complete('fire'), '2026-10-02T10:00');
    expect(
      (await send(other.dossier, other.agencies['land']!.officer, { type: 'complete' }, '2026-10-02T11:00'))
        .state,
    ).toBe('processing.sign');
    await clean();
  });

  it('pause while a leg’s agency waits for the applicant, and end with the dossier', async () => {
    const { desk, dossier, agencies } = await begin(PARALLEL, ['land', 'tax', 'fire'], 'land');
    const back: Command = {
      type: 'returnLeg',
      subject: 'leg:land',
      reason: 'Thiếu bản vẽ',
      items: ['Bản vẽ'],
    };
    const returned = await send(dossier, agencies['land']!.officer, back, '2026-10-02T09:00');
    expect(returned.state).toBe('awaitingSupplement');
    expect(returned.wrote.map(({ type }) => type)).toEqual(['returnLeg', 'requestSupplement']);
    expect(await legsOf(dossier)).toMatchObject({
      'leg:land': { state: 'paused.onTime', late_from_at: null },
      'leg:fire': { state: 'paused.onTime', late_from_at: null },
    });
    expect((await staysOf(dossier)).filter(({ open }) => open)).toEqual([]);
    await send(dossier, desk.reception, { type: 'completeSupplement' }, '2026-10-05T08:00');
    // Asked within the window, so that the limit is counted anew: five working days from Monday the 5th.
    expect(await legsOf(dossier)).toMatchObject({
      'leg:land': { state: 'open.onTime', due_at: new Date(at('2026-10-12T17:00')) },
      'leg:tax': { state: 'waiting' },
    });
    await send(
      dossier,
      desk.reception,
      { type: 'endAtRequest', reason: 'Người nộp đề nghị' },
      '2026-10-06T08:00',
    );
    expect(await legsOf(dossier)).toMatchObject({
      'leg:land': { state: 'cancelled' },
      'leg:tax': { state: 'cancelled' },
    });
    expect(await rows('select 1 from timer where case_id = $1 and name like $2', dossier.id, 'leg%')).toEqual(
      [],
    );
    await clean();
  });
});
