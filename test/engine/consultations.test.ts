// Consultations in the engine: asked, answered, late, lapsed by silence; two answers at once; downtime; the journal's fold.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { KnownStates } from '../../src/engine/known-states.ts';
import type { Answer } from '../../src/dossier-kind/orders.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import type { AskedOpinion } from '../../workflows/child-events.ts';
import { at, consultedAgency, consulting } from '../support/fictional.ts';
import { engineOn } from '../support/engine.ts';
import { desk, PlainEngine, refusal } from './plain-engine.ts';

const plain = consulting();
const silent = consulting({ limit: { amount: 2, unit: 'workingDays' }, silenceMeansConsent: true });

describe('consultations', () => {
  let on: PlainEngine;
  beforeAll(async () => {
    on = await PlainEngine.open([plain, silent]);
  });
  afterAll(() => on.close());

  const appraising = async (process = plain) => {
    const dossier = await on.lodge(at('2026-10-01T08:00'), process);
    await on.send(dossier, desk.reception, { type: 'transfer' }, at('2026-10-01T08:30'));
    const officerId = desk.officer.staffId!;
    await on.send(dossier, desk.head, { type: 'complete', officerId }, at('2026-10-01T09:00'));
    return dossier;
  };
  const ask = (dossier: Answer, ...consultations: AskedOpinion[]) =>
    on.send(dossier, desk.officer, { type: 'askOpinions', consultations }, at('2026-10-01T10:00'));
  const consultations = (dossier: Answer) =>
    on.rows<Record<string, unknown>>(
      'select * from consultation where dossier_id = $1 order by subject',
      dossier.id,
    );
  const alerts = (dossier: Answer) =>
    on.rows<{ kind: string; subject: string; unit_id: string; closed: boolean }>(
      `select kind, subject, unit_id, closed_at is not null as closed from alert
        where dossier_id = $1 and kind in ('opinionAsked', 'consultationLate') order by kind, subject`,
      dossier.id,
    );

  it('holds the step until each agency has answered, and counts the minutes each took', async () => {
    const dossier = await appraising();
    const [finance, police] = [consultedAgency(), consultedAgency()];
    const dueAt = at('2026-10-05T17:00');
    await ask(
      dossier,
      { unit: finance.unit, content: 'Về phí', dueAt },
      { unit: police.unit, content: 'Về an ninh', limit: { amount: 3, unit: 'workingDays' } },
    );
    expect(await refusal(on.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-01T10:05')))).toBe(
      'consultation.open',
    );
    const first = {
      type: 'answerOpinion',
      subject: 'consultation:1',
      position: 'agree',
      content: 'Nhất trí',
    } as const;
    await on.send(dossier, finance.officer, first, at('2026-10-01T11:00'));
    expect(await refusal(on.send(dossier, finance.head, first, at('2026-10-01T11:10')))).toBe(
      'event.notPossible',
    );
    expect(await refusal(on.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-01T11:20')))).toBe(
      'consultation.open',
    );
    const second = { ...first, subject: 'consultation:2', position: 'noClearPosition' } as const;
    expect(await refusal(on.send(dossier, finance.head, second, at('2026-10-02T08:00')))).toBe(
      'right.missing',
    );
    await on.send(dossier, police.leader, second, at('2026-10-02T08:00'));
    const done = await on.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-02T09:00'));
    expect(done.state).toBe('processing.review');
    expect(await consultations(dossier)).toMatchObject([
      {
        subject: 'consultation:1',
        state: 'answered',
        outcome: 'agree',
        answer: 'Nhất trí',
        content: 'Về phí',
        was_late: false,
        working_minutes: 60,
        due_at: new Date(dueAt),
      },
      {
        subject: 'consultation:2',
        state: 'answered',
        outcome: 'noClearPosition',
        answered_by: police.leader.staffId,
        working_minutes: 90 + 210 + 60,
        due_at: new Date(at('2026-10-06T17:00')),
        late_from_at: new Date(at('2026-10-07T00:00')),
      },
    ]);
    expect((await alerts(dossier)).map(({ kind, closed }) => [kind, closed])).toEqual([
      ['opinionAsked', true],
      ['opinionAsked', true],
    ]);
    await on.clean();
  });

  it('alerts an agency that is late, at the instant and once, and a late answer stays late', async () => {
    const dossier = await appraising();
    const late = consultedAgency();
    await ask(dossier, { unit: late.unit, content: 'Ý kiến?', dueAt: at('2026-10-02T09:00') });
    on.clock.set(at('2026-10-09T08:00'));
    await Promise.all([
      on.sweep.sweep(),
      new TimerSweep(
        on.db.database,
        engineOn(on.db.database, on.clock).know(dossierKind(on.definitions)),
        on.clock,
      ).sweep(),
    ]);
    expect(await alerts(dossier)).toEqual([
      { kind: 'consultationLate', subject: 'consultation:1', unit_id: late.unit[0], closed: false },
      { kind: 'opinionAsked', subject: 'consultation:1', unit_id: late.unit[0], closed: false },
    ]);
    const fired = await on.rows<{ occurred_at: Date }>(
      `select occurred_at from case_event where case_id = $1 and type = 'consultation:1:due'`,
      dossier.id,
    );
    expect(fired).toEqual([{ occurred_at: new Date(at('2026-10-02T09:00')) }]);
    expect(await refusal(on.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-09T08:00')))).toBe(
      'consultation.open',
    );
    await on.send(
      dossier,
      late.head,
      { type: 'answerOpinion', subject: 'consultation:1', position: 'disagree', content: 'Không' },
      at('2026-10-09T08:10'),
    );
    expect(await consultations(dossier)).toMatchObject([
      { state: 'answered', was_late: true, outcome: 'disagree' },
    ]);
    expect((await alerts(dossier)).every(({ closed }) => closed)).toBe(true);
    await on.clean();
  });

  it('takes silence for agreement where sector law does, and the agency stays late', async () => {
    const dossier = await appraising(silent);
    const [quiet, quick] = [consultedAgency(), consultedAgency()];
    await ask(dossier, { unit: quiet.unit, content: 'Một' }, { unit: quick.unit, content: 'Hai' });
    await on.send(
      dossier,
      quick.head,
      { type: 'answerOpinion', subject: 'consultation:2', position: 'agreeWithConditions', content: 'Nếu' },
      at('2026-10-02T08:00'),
    );
    // Due on Monday 5 October at office close, and not late before that day is over.
    expect(await refusal(on.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-05T16:00')))).toBe(
      'consultation.open',
    );
    const answered = {
      type: 'answerOpinion',
      subject: 'consultation:1',
      position: 'agree',
      content: 'Muộn',
    } as const;
    expect(await refusal(on.send(dossier, quiet.head, answered, at('2026-10-06T07:30')))).toBe(
      'event.notPossible',
    );
    expect((await on.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-06T08:00'))).state).toBe(
      'processing.review',
    );
    expect(await consultations(dossier)).toMatchObject([
      {
        state: 'lapsed',
        outcome: 'deemedConsent',
        was_late: true,
        silence_means_consent: true,
        answer: null,
        ended_at: new Date(at('2026-10-06T00:00')),
      },
      { state: 'answered', outcome: 'agreeWithConditions', was_late: false },
    ]);
    expect((await alerts(dossier)).filter(({ closed }) => !closed)).toEqual([]);
    await on.clean();
  });

  it('lets two agencies answer at the same moment through two services', async () => {
    const dossier = await appraising();
    const agencies = [consultedAgency(), consultedAgency(), consultedAgency()];
    const dueAt = at('2026-10-05T17:00');
    await ask(dossier, ...agencies.map(({ unit }) => ({ unit, content: 'Ý kiến?', dueAt })));
    const other = engineOn(on.db.database, on.clock, new KnownStates(0)).know(dossierKind(on.definitions));
    const answers = await Promise.allSettled(
      agencies.flatMap(({ head, leader }, index) =>
        [head, leader].map((sender, n) =>
          on.send(
            dossier,
            sender,
            {
              type: 'answerOpinion',
              subject: `consultation:${index + 1}`,
              position: 'agree',
              content: `n${n}`,
            },
            at('2026-10-01T11:00'),
            {},
            n === 0 ? on.engine : other,
          ),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect((await consultations(dossier)).map(({ state }) => state)).toEqual([
      'answered',
      'answered',
      'answered',
    ]);
    await on.clean();
  });

  it('gives a question to another officer of the agency, and closes what is not needed any more', async () => {
    const dossier = await appraising();
    const asked = consultedAgency();
    const dueAt = at('2026-10-05T17:00');
    await ask(dossier, { unit: asked.unit, content: 'Ý kiến?', dueAt });
    const subject = 'consultation:1' as const;
    const assign = { type: 'assignConsultation', subject, officerId: asked.other.staffId! } as const;
    expect(await refusal(on.send(dossier, asked.officer, assign, at('2026-10-01T10:30')))).toBe(
      'right.missing',
    );
    await on.send(dossier, asked.head, assign, at('2026-10-01T10:30'));
    const answer = { type: 'answerOpinion', subject, position: 'agree', content: 'Nhất trí' } as const;
    expect(await refusal(on.send(dossier, asked.officer, answer, at('2026-10-01T10:40')))).toBe(
      'right.missing',
    );
    const close = { type: 'closeConsultation', subject, reason: 'Không cần nữa' } as const;
    expect(await refusal(on.send(dossier, asked.head, close, at('2026-10-01T10:45')))).toBe('right.missing');
    expect(await refusal(ask(dossier, { unit: asked.unit, content: 'Lại hỏi', dueAt }))).toBe(
      'consultation.alreadyAsked',
    );
    await on.send(dossier, desk.officer, close, at('2026-10-01T10:50'));
    expect(await refusal(on.send(dossier, asked.other, answer, at('2026-10-01T11:00')))).toBe(
      'event.notPossible',
    );
    expect(await consultations(dossier)).toMatchObject([
      { state: 'closed', outcome: 'closed', officer_id: asked.other.staffId },
    ]);
    expect((await on.send(dossier, desk.officer, { type: 'complete' }, at('2026-10-01T11:10'))).state).toBe(
      'processing.review',
    );
    await on.clean();
  });

  it('closes open questions when the dossier ends, and refuses what cannot be asked', async () => {
    const dossier = await appraising();
    const asked = consultedAgency();
    expect(await refusal(ask(dossier, { unit: asked.unit, content: 'Khi nào?' }))).toBe('facts.missing');
    expect(
      await refusal(ask(dossier, { unit: asked.unit, content: 'Đã qua', dueAt: at('2026-09-30T10:00') })),
    ).toBe('consultation.dueNotAhead');
    expect(await refusal(ask(dossier))).toBe('facts.missing');
    await ask(dossier, { unit: asked.unit, content: 'Ý kiến?', dueAt: at('2026-10-05T17:00') });
    await on.send(
      dossier,
      desk.reception,
      { type: 'endAtRequest', reason: 'Người nộp đề nghị' },
      at('2026-10-02T08:00'),
    );
    expect(await consultations(dossier)).toMatchObject([
      { state: 'closed', ended_at: new Date(at('2026-10-02T08:00')) },
    ]);
    expect(
      await on.rows('select 1 from timer where case_id = $1 and name like $2', dossier.id, 'consultation%'),
    ).toEqual([]);
    await on.clean();
  });
});
