// Previews and bulk events over HTTP: decided by the same door as the single event, one by one.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Side {
  readonly state: string;
  readonly stateName: string;
  readonly unit: { readonly id: string };
  readonly officer: { readonly id: string } | null;
  readonly clock: { readonly state: string; readonly statutoryDueAt: string | null };
}
interface Preview {
  readonly allowed: boolean;
  readonly refusal: { readonly code: string } | null;
  readonly before: Side | null;
  readonly after: Side | null;
  readonly clockEffect: string | null;
  readonly missingFacts: readonly string[];
}
interface Bulk {
  readonly dryRun: boolean;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly outcomes: readonly {
    readonly ref: string;
    readonly ok: boolean;
    readonly refusal: { readonly code: string } | null;
    readonly state: string | null;
    readonly version: number | null;
  }[];
}

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const transfer = { type: 'transfer' };
const SUPPLEMENT = { type: 'requestSupplement', reason: 'Thiếu giấy', items: ['Đơn'] };
const preview = async (person: PersonName, { id }: Dossier, body: object): Promise<Preview> => {
  const answer = await desk.send(person, 'POST', `/dossiers/${id}/events/preview`, body);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Preview>();
};
const bulk = (person: PersonName, body: object, headers: Record<string, string> = {}) =>
  desk.send(person, 'POST', '/bulk-events', body, headers);
const bulkDone = async (person: PersonName, body: object, headers: Record<string, string> = {}) => {
  const answer = await bulk(person, body, headers);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Bulk>();
};
const itemOf = ({ id, version }: Dossier) => ({ ref: id, version });
const read = async ({ id }: Dossier) => (await desk.send('chief', 'GET', `/dossiers/${id}`)).json<Dossier>();
const assigned = async () =>
  desk.event('head', await desk.event('reception', await desk.log(), transfer), {
    type: 'complete',
    officerId: desk.office.people.officer.staffId,
  });

describe('a preview', () => {
  it('tells what the event then does, and writes nothing', async () => {
    const dossier = await desk.log();
    const told = await preview('reception', dossier, transfer);
    expect(told).toMatchObject({
      allowed: true,
      refusal: null,
      missingFacts: [],
      clockEffect: 'goesOn',
      before: { state: 'accepted' },
    });
    expect(await read(dossier)).toMatchObject({ version: dossier.version, state: 'accepted' });
    const moved = await desk.event('reception', dossier, transfer);
    const after = (await desk.send('chief', 'GET', `/dossiers/${moved.id}`)).json<Side>();
    expect(told.after).toMatchObject({
      state: after.state,
      unit: { id: after.unit.id },
      clock: { state: after.clock.state, statutoryDueAt: after.clock.statutoryDueAt },
    });
  });

  it('names what the clock does: starts, pauses, resumes, stops', async () => {
    const online = await desk.log({ channel: 'online', decision: undefined });
    expect((await preview('reception', online, { type: 'accept' })).clockEffect).toBe('starts');
    const taken = await assigned();
    expect((await preview('officer', taken, SUPPLEMENT)).clockEffect).toBe('pauses');
    const paused = await desk.event('officer', taken, SUPPLEMENT);
    desk.service.clock.advance(HOUR_MS);
    const back = await preview('reception', paused, { type: 'completeSupplement' });
    expect(['resumes', 'restarts']).toContain(back.clockEffect);
  });

  it('of what the sender may not do is the refusal that the event meets', async () => {
    const dossier = await desk.log();
    const cases: [PersonName, object][] = [
      ['officer', transfer],
      ['reception', { type: 'return', how: 'desk' }],
      ['head', { type: 'sendBack' }],
    ];
    for (const [person, body] of cases) {
      const told = await preview(person, dossier, body);
      const sent = await desk.send(person, 'POST', `/dossiers/${dossier.id}/events`, body, {
        'if-match': `"${dossier.version}"`,
      });
      expect(told).toMatchObject({ allowed: false, after: null, clockEffect: null });
      expect(told.refusal!.code).toBe(codeOf(sent)[1]);
    }
    expect((await preview('head', dossier, { type: 'sendBack' })).missingFacts).toEqual(['to', 'reason']);
  });

  it('is not given to strangers, nor for a body that says nothing', async () => {
    const { id } = await desk.log();
    const path = `/dossiers/${id}/events/preview`;
    expect(codeOf(await desk.send('stranger', 'POST', path, transfer))).toEqual([404, 'dossier.unknown']);
    expect(codeOf(await desk.send('reception', 'POST', path, { type: 'nonsense' }))).toEqual([
      422,
      'request.invalid',
    ]);
  });
});

describe('a bulk event', () => {
  it('tried out says what becomes of each and changes nothing', async () => {
    const dossiers = [await desk.log(), await desk.log()];
    const tried = await bulkDone('reception', { items: dossiers.map(itemOf), event: transfer, dryRun: true });
    expect(tried).toMatchObject({ dryRun: true, total: 2, succeeded: 2, failed: 0 });
    for (const dossier of dossiers) expect((await read(dossier)).version).toBe(dossier.version);
  });

  it('gives each its own outcome; one that fails stops no other', async () => {
    const [good, stale, wrongState] = [await desk.log(), await desk.log(), await assigned()];
    const items = [
      itemOf(good),
      { ref: stale.id, version: stale.version + 5 },
      itemOf(wrongState),
      { ref: 'khong co', version: 1 },
    ];
    const sent = await bulkDone('reception', { items, event: transfer }, { 'idempotency-key': 'mixed' });
    expect(sent).toMatchObject({ total: 4, succeeded: 1, failed: 3 });
    expect(sent.outcomes.map(({ ok, refusal }) => [ok, refusal?.code ?? null])).toEqual([
      [true, null],
      [false, 'dossier.stale'],
      [false, 'event.notPossible'],
      [false, 'dossier.unknown'],
    ]);
    expect(sent.outcomes[0]).toMatchObject({ ref: good.id, version: good.version + 1 });
    expect((await read(good)).state).toBe(sent.outcomes[0]!.state);
    expect((await read(stale)).version).toBe(stale.version);
  });

  it('keeps rights and scope of the single event', async () => {
    const dossier = await desk.log();
    for (const [person, code] of [
      ['officer', 'right.missing'],
      ['stranger', 'dossier.unknown'],
    ] as const)
      for (const dryRun of [true, false]) {
        const { outcomes } = await bulkDone(person, { items: [itemOf(dossier)], event: transfer, dryRun });
        expect([person, outcomes[0]!.refusal?.code]).toEqual([person, code]);
      }
  });

  it('repeated under one key sends nothing twice, however long the key', async () => {
    const dossiers = [await desk.log(), await desk.log()];
    const body = { items: dossiers.map(itemOf), event: transfer };
    const headers = { 'idempotency-key': 'k'.repeat(200) };
    const first = await bulkDone('reception', body, headers);
    expect(first.succeeded).toBe(2);
    expect(await bulkDone('reception', body, headers)).toEqual(first);
    for (const dossier of dossiers) expect((await read(dossier)).version).toBe(dossier.version + 1);
    const bad = await bulk('reception', body, { 'idempotency-key': 'k'.repeat(201) });
    expect(codeOf(bad)).toEqual([400, 'request.malformed']);
  });

  it.each([
    ['no items', { items: [], event: transfer }],
    [
      'more than 200',
      { items: Array.from({ length: 201 }, () => ({ ref: 'x', version: 1 })), event: transfer },
    ],
    ['an item without its version', { items: [{ ref: 'x' }], event: transfer }],
    ['nothing in the place of the event', { items: [{ ref: 'x', version: 1 }], event: null }],
    ['no event', { items: [{ ref: 'x', version: 1 }] }],
    ['an unknown event', { items: [{ ref: 'x', version: 1 }], event: { type: 'nonsense' } }],
  ])('with %s is refused', async (_, body) => {
    expect(codeOf(await bulk('reception', body))).toEqual([422, 'request.invalid']);
  });

  it('is for those who signed in', async () => {
    const answer = await desk.send(null, 'POST', '/bulk-events', { items: [], event: transfer });
    expect(codeOf(answer)).toEqual([401, 'auth.required']);
  });
});
