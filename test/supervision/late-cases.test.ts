// Late cases over HTTP: opened by themselves and by hand, who may do what, and what is refused.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verify } from '../../src/engine/verify.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import { OpenLateCasesJob } from '../../src/supervision/late-cases/open-late-cases.job.ts';
import type {
  LateCaseAnswer,
  LateCasePage,
  LateCaseView,
} from '../../src/supervision/late-cases/late-case-view.ts';
import { VERIFIED_LATE_CASES } from '../../src/supervision/late-cases/verifying-late-cases.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';
import { LawDesk } from '../law/law-desk.ts';

let law: LawDesk;
let late: Dossier;
beforeAll(async () => {
  law = await LawDesk.open('2026-07-06T07:30');
  late = await law.forward(await law.log({}), 'processing.appraise');
});
afterAll(() => law.close());

const list = async (person: PersonName, query = ''): Promise<LateCasePage> =>
  (await law.desk.send(person, 'GET', `/late-cases?${query}`)).json<LateCasePage>();
const view = async (person: PersonName, id: string): Promise<LateCaseView> =>
  (await law.desk.send(person, 'GET', `/late-cases/${id}`)).json<LateCaseView>();
const send = async (person: PersonName, id: string, body: object): Promise<Answer> =>
  law.desk.send(person, 'POST', `/late-cases/${id}/events`, body, {
    'if-match': `"${(await view('chief', id)).version}"`,
  });
const openedFor = async ({ id }: Dossier) => {
  for (let i = 0; i < 200; i++) {
    const { rows } = await list('chief', `dossier=${id}&kind=dossierLate`);
    if (rows.length > 0) return rows[0]!;
    law.desk.service.app.get(OpenLateCasesJob).wake();
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('no case was opened');
};

describe('a late case', () => {
  let id: string;

  it('opens by itself once, for a lateness that was noted long after its instant', async () => {
    await law.at('2026-07-24T08:00');
    const line = await openedFor(late);
    id = line.id;
    expect(line).toMatchObject({ state: 'open', openedBy: null, may: ['ask', 'find', 'close'] });
    expect(line.lateSince).toBe('2026-07-21T00:00:00+07:00');
    law.desk.service.app.get(OpenLateCasesJob).wake();
    await new Promise((next) => setTimeout(next, 200));
    expect((await list('chief', `dossier=${late.id}&kind=dossierLate`)).rows).toHaveLength(1);
  });

  it('is seen by those who supervise and those who answer, and by nobody else', async () => {
    for (const [person, may] of [
      ['chief', ['ask', 'find', 'close']],
      ['head', []],
      ['leader', []],
    ] as const)
      expect([person, (await view(person, id)).may]).toEqual([person, may]);
    for (const person of ['stranger', 'reception'] as const)
      expect([person, ...codeOf(await law.desk.send(person, 'GET', `/late-cases/${id}`))]).toEqual([
        person,
        404,
        'lateCase.unknown',
      ]);
  });

  it('refuses what does not belong to its state, to the person, or is not said', async () => {
    const ask = { type: 'ask', answerDueAt: '2026-07-27T17:00:00+07:00' };
    expect(codeOf(await send('head', id, ask))).toEqual([403, 'right.missing']);
    expect(codeOf(await send('chief', id, { type: 'reopen', note: 'x' }))).toEqual([
      409,
      'event.notPossible',
    ]);
    expect(codeOf(await send('chief', id, { type: 'ask' }))).toEqual([422, 'facts.missing']);
    expect(codeOf(await send('chief', id, { ...ask, answerDueAt: '2026-07-23T17:00:00+07:00' }))).toEqual([
      422,
      'lateCase.dueInPast',
    ]);
    const twice = await law.desk.send('chief', 'POST', `/late-cases/${id}/events`, ask, {
      'if-match': '"9"',
    });
    expect(codeOf(twice)).toEqual([412, 'lateCase.stale']);
  });

  it('does a repeated request once', async () => {
    const body = { type: 'ask', answerDueAt: '2026-07-27T17:00:00+07:00' };
    const headers = { 'if-match': '"1"', 'idempotency-key': '7f0c4c1e-ask' };
    const answers = [];
    for (let i = 0; i < 2; i++)
      answers.push(
        (
          await law.desk.send('chief', 'POST', `/late-cases/${id}/events`, body, headers)
        ).json<LateCaseAnswer>(),
      );
    expect(answers[1]).toEqual(answers[0]);
    expect((await view('chief', id)).course.map(({ type }) => type)).toEqual(['open', 'ask']);
  });

  it('takes the late time as it was measured, and another only with why', async () => {
    const { lateTime, overMinutes } = await view('chief', id);
    expect(Object.values(lateTime).reduce((sum, minutes) => sum + minutes, 0)).toBe(overMinutes);
    expect(overMinutes).toBeGreaterThan(0);
    const other = { ...lateTime, partner: lateTime.partner + 60 };
    const body = { type: 'find', finding: 'Do đơn vị', reason: 'overload' };
    const refused = await send('chief', id, { ...body, attribution: other });
    expect(codeOf(refused)).toEqual([422, 'lateCase.attributionDiffers']);
    expect(refused.json()).toMatchObject({ measured: lateTime });
    expect((await send('chief', id, body)).json()).toMatchObject({ state: 'found' });
    expect(await view('chief', id)).toMatchObject({ attribution: lateTime });
    expect((await send('chief', id, { type: 'close' })).json()).toMatchObject({ state: 'closed' });
    expect((await send('chief', id, { type: 'reopen', note: 'Nhầm' })).json()).toMatchObject({
      state: 'reopened',
    });
  });

  it('is closed from no state without what makes it a finding, by bulk neither', async () => {
    expect(codeOf(await send('chief', id, { type: 'close' }))).toEqual([422, 'facts.missing']);
    expect(codeOf(await send('chief', id, { type: 'close', note: 'x', finding: 'Do đơn vị' }))).toEqual([
      422,
      'facts.missing',
    ]);
    const { version } = await view('chief', id);
    const bulk = (event: object) =>
      law.desk.send('chief', 'POST', '/late-cases/bulk-events', { items: [{ id, version }], event });
    expect((await bulk({ type: 'close', note: 'x' })).json()).toMatchObject({
      outcomes: [{ ok: false, refusal: { code: 'facts.missing' } }],
    });
    const finding = { finding: 'Do mất điện', reason: 'systemFailure' };
    expect((await bulk({ type: 'close', ...finding })).json()).toMatchObject({
      outcomes: [{ ok: true, state: 'closed' }],
    });
    const closed = await view('chief', id);
    expect(closed).toMatchObject({ ...finding, attribution: closed.lateTime, foundAt: expect.any(String) });
    const reopened = await send('chief', id, { type: 'reopen', note: 'Xét lại' });
    expect(reopened.json()).toMatchObject({ state: 'reopened' });
    const due = { answerDueAt: '2026-07-28T17:00:00+07:00' };
    expect((await send('chief', id, { type: 'ask', ...due })).json()).toMatchObject({ state: 'asked' });
    expect(codeOf(await send('chief', id, { type: 'close', ...finding }))).toEqual([
      409,
      'event.notPossible',
    ]);
  });

  it('that is returned for the same day asks again, whoever had taken the asking up', async () => {
    const answerDueAt = '2026-07-28T17:00:00+07:00';
    const asked = async () => {
      const answer = await law.desk.send('head', 'GET', '/alerts?kind=explanationAsked&limit=100');
      const { items } = answer.json<{
        items: { id: string; dueAt: string; acknowledgedAt: string | null }[];
      }>();
      return items.filter(({ dueAt }) => dueAt === answerDueAt);
    };
    const askedOnce = async (n: number) => {
      for (let i = 0; i < 200 && (await asked()).length !== n; i++) {
        law.desk.service.app.get(RungSweepJob).wake();
        await new Promise((next) => setTimeout(next, 50));
      }
      return asked();
    };
    const [told] = await askedOnce(1);
    expect((await law.desk.send('head', 'POST', `/alerts/${told!.id}/acknowledge`)).status).toBe(200);
    await law.at('2026-07-24T08:05');
    expect(
      (await send('head', id, { type: 'explain', reason: 'overload', text: 'Thiếu người' })).status,
    ).toBe(200);
    expect(await askedOnce(0)).toEqual([]);
    const returned = await send('chief', id, { type: 'return', answerDueAt, note: 'Chưa rõ' });
    expect(returned.json()).toMatchObject({ state: 'returned' });
    expect(await askedOnce(1)).toMatchObject([{ id: told!.id, acknowledgedAt: null }]);
  });

  it('may be reopened when something comes to light, and its journal takes no change', async () => {
    const found = {
      type: 'find',
      finding: 'Do đơn vị',
      reason: 'overload',
      attribution: { department: 960, partner: 0, citizen: 0, other: 0 },
      attributionReason: 'Không tính ngày mất điện',
    };
    for (const [body, state] of [
      [found, 'found'],
      [{ type: 'close' }, 'closed'],
      [{ type: 'reopen', note: 'Có tình tiết mới' }, 'reopened'],
      [found, 'found'],
      [{ type: 'close' }, 'closed'],
    ] as const)
      expect((await send('chief', id, body)).json()).toMatchObject({ state });
    await expect(law.rows('delete from case_event where case_id = $1', id)).rejects.toThrow();
  });
});

describe('a late case by hand', () => {
  it('is opened by the supervising office alone, once a lateness', async () => {
    const dossier = await law.log({});
    const body = { ref: dossier.code, note: 'Công dân phản ánh' };
    expect(codeOf(await law.desk.send('head', 'POST', '/late-cases', body))).toEqual([403, 'right.missing']);
    const opened = await law.desk.send('chief', 'POST', '/late-cases', body);
    expect(opened.status).toBe(201);
    const { id } = opened.json<LateCaseAnswer>();
    expect(await view('chief', id)).toMatchObject({
      kind: 'byHand',
      openedBy: { id: law.desk.office.people.chief.staffId },
      of: { code: dossier.code },
    });
    expect(codeOf(await law.desk.send('chief', 'POST', '/late-cases', body))).toEqual([
      409,
      'lateCase.exists',
    ]);
    expect(
      codeOf(await law.desk.send('chief', 'POST', '/late-cases', { ...body, kind: 'stepLate' })),
    ).toEqual([404, 'alert.unknown']);
  });
});

describe('the fold of the journals', () => {
  const differences = async () =>
    (await verify(law.desk.service.database, VERIFIED_LATE_CASES)).differences.map(({ what }) => what);

  it('equals the rows, and tells whatever was changed past the journal', async () => {
    expect(await differences()).toEqual([]);
    const [row] = await law.rows<{ id: string; finding: string }>(
      `update late_case set finding = 'Không ai có lỗi', state = 'found', closed_at = null
       where state = 'closed' returning id, finding`,
    );
    expect(await differences()).toEqual(['state', 'closed', 'finding']);
    await law.rows(
      `update late_case set finding = 'Do đơn vị', state = 'closed', closed_at = updated_at where id = $1`,
      row!.id,
    );
    expect(await differences()).toEqual([]);
    await law.rows(
      `insert into case_event (home_agency_id, case_id, case_kind, seq, type, actor_id, occurred_at, recorded_at, entry, hash)
         select home_agency_id, case_id, case_kind, 100, type, actor_id, occurred_at, recorded_at,
           replace(entry::text, '"seq":1,', '"seq":100,')::json, hash
         from case_event where case_id = $1 and seq = 1`,
      row!.id,
    );
    expect(await differences()).toEqual(expect.arrayContaining(['entry 100: sequence']));
  });
});
