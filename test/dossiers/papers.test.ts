// Papers after the intake over HTTP: changed with what was before, reused from an earlier dossier, handed back.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { APPLICANT, codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

interface Paper {
  readonly key: string;
  readonly originals: number;
  readonly certifiedCopies: number;
  readonly copies: number;
  readonly digitised: boolean;
  readonly reusedFrom?: string | null;
  readonly originalsReturned: number;
}
interface Papers {
  readonly revision: number;
  readonly mayChange: boolean;
  readonly closed: boolean;
  readonly papers: readonly (Paper & { name: string; required: boolean })[];
  readonly originalsToReturn: number;
  readonly changes: readonly {
    readonly revision: number;
    readonly kind: string;
    readonly before: readonly Paper[];
    readonly after: readonly Paper[];
    readonly reason: string | null;
    readonly changedBy: string | null;
    readonly changedAt: string;
  }[];
}

let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const CHECKLIST = [{ key: 'giay-a', originals: 2, certifiedCopies: 1, copies: 3, digitised: false }];
const A: Paper = {
  key: 'giay-a',
  originals: 2,
  certifiedCopies: 1,
  copies: 3,
  digitised: false,
  originalsReturned: 0,
};

const read = async (dossier: Dossier, person: PersonName = 'reception') =>
  (await desk.send(person, 'GET', `/dossiers/${dossier.id}/papers`)).json<Papers>();
const put = (dossier: Dossier, body: object, person: PersonName = 'reception') =>
  desk.send(person, 'PUT', `/dossiers/${dossier.id}/papers`, body);

describe('the papers of a dossier', () => {
  it('are what was handed in, beside what the case asks for', async () => {
    const { cases } = (await desk.send('reception', 'GET', '/procedures/1.001193')).json<{
      cases: { key: string; checklist: object[] }[];
    }>();
    const [{ key: caseKey, checklist: asks }] = cases as [(typeof cases)[0]];
    const dossier = await desk.log({
      procedureCode: '1.001193',
      caseKey,
      checklist: CHECKLIST,
      reason: 'Nộp sau',
    });
    const { papers, ...about } = await read(dossier);
    expect(about).toEqual({
      revision: 0,
      mayChange: true,
      closed: false,
      originalsToReturn: 2,
      changes: [],
    });
    expect(papers.at(-1)).toEqual({ ...A, name: 'giay-a', required: false, reusedFrom: null });
    const asked = papers.filter(({ key }) => key !== 'giay-a');
    expect([asked.length > 0, asked.length]).toEqual([true, asks.length]);
    expect(asked.every(({ originals, copies }) => originals + copies === 0)).toBe(true);
  });

  it('are changed with what was before, by whom and when', async () => {
    const dossier = await desk.log({ checklist: CHECKLIST });
    desk.service.clock.advance(HOUR_MS);
    const changed = await put(dossier, {
      revision: 0,
      papers: [{ ...A, copies: 4, digitised: true }],
      reason: 'Đếm lại',
    });
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
    const { revision, changes } = changed.json<Papers>();
    expect(revision).toBe(1);
    expect(changes).toEqual([
      {
        revision: 1,
        kind: 'edited',
        before: [expect.objectContaining({ key: 'giay-a', copies: 3, digitised: false })],
        after: [expect.objectContaining({ key: 'giay-a', copies: 4, digitised: true })],
        reason: 'Đếm lại',
        changedBy: 'reception',
        changedAt: expect.any(String),
      },
    ]);
    // The same list again changes nothing.
    await put(dossier, { revision: 1, papers: [{ ...A, copies: 4, digitised: true }] });
    expect((await read(dossier)).revision).toBe(1);
  });

  it('leave a receipt as it was printed first', async () => {
    const dossier = await desk.log({ checklist: CHECKLIST });
    const print = async () => (await desk.printed(dossier, 'receipt')).facts['papers'];
    const first = await print();
    expect(first).toEqual([{ name: 'giay-a', originals: 2, certified: 1, copies: 3 }]);
    desk.service.clock.advance(HOUR_MS);
    await put(dossier, { revision: 0, papers: [{ ...A, originals: 9, originalsReturned: 1 }] });
    expect(await print()).toEqual(first);
  });

  it('are on the receipt as they were handed in, also where it is made after they were changed', async () => {
    const dossier = await desk.log({ checklist: CHECKLIST });
    desk.service.clock.advance(HOUR_MS);
    await put(dossier, { revision: 0, papers: [{ ...A, originals: 9, originalsReturned: 1 }] });
    const { facts } = await desk.printed(dossier, 'receipt');
    expect(facts['papers']).toEqual([{ name: 'giay-a', originals: 2, certified: 1, copies: 3 }]);
  });

  it('are refused to whoever read them before another changed them', async () => {
    const dossier = await desk.log({ checklist: CHECKLIST });
    expect((await put(dossier, { revision: 0, papers: [] }, 'officer')).status).toBe(200);
    expect(codeOf(await put(dossier, { revision: 0, papers: [A] }))).toEqual([412, 'papers.stale']);
    const both = await Promise.all(
      [1, 2].map((copies) => put(dossier, { revision: 1, papers: [{ ...A, copies }] })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('are changed only by who works on the dossier, with a list that makes sense', async () => {
    const dossier = await desk.log({ checklist: CHECKLIST });
    expect((await read(dossier, 'chief')).mayChange).toBe(false);
    expect(codeOf(await put(dossier, { revision: 0, papers: [] }, 'chief'))).toEqual([403, 'right.missing']);
    for (const person of ['stranger', 'admin'] as const) {
      expect(codeOf(await put(dossier, { revision: 0, papers: [] }, person))).toEqual([
        404,
        'dossier.unknown',
      ]);
      const answer = await desk.send(person, 'GET', `/dossiers/${dossier.id}/papers`);
      expect(codeOf(answer)).toEqual([404, 'dossier.unknown']);
    }
    const wrong = [
      { papers: [] },
      { revision: 0, papers: [{ ...A, originals: -1 }] },
      { revision: 0, papers: [A, A] },
      { revision: 0, papers: [{ ...A, colour: 'red' }] },
    ];
    for (const body of wrong) expect(codeOf(await put(dossier, body))).toEqual([422, 'request.invalid']);
    const tooMany = { revision: 0, papers: [{ ...A, originalsReturned: 3 }] };
    expect(codeOf(await put(dossier, tooMany))).toEqual([422, 'papers.returnedTooMany']);
  });
});

describe('a paper that was digitised before', () => {
  it('is reused from an earlier dossier of the same person, and of no other', async () => {
    const earlier = await desk.log();
    const dossier = await desk.log();
    const stranger = await desk.log({ applicant: { ...APPLICANT, identityNo: '001099000999' } });
    const reuse = (reusedFrom: string) =>
      put(dossier, { revision: 0, papers: [{ ...A, originals: 0, digitised: true, reusedFrom }] });
    for (const ref of [stranger.code!, 'H99.12-000000-0000', dossier.code!])
      expect(codeOf(await reuse(ref))).toEqual([422, 'papers.reuseUnknown']);
    const done = await reuse(earlier.code!);
    expect([done.status, done.text]).toEqual([200, expect.any(String)]);
    expect(done.json<Papers>().papers.at(-1)?.reusedFrom).toBe(earlier.code);
  });

  it('is not reused for somebody without an identity number', async () => {
    const { identityNo: _, ...nameless } = APPLICANT;
    const [earlier, dossier] = [
      await desk.log({ applicant: nameless }),
      await desk.log({ applicant: nameless }),
    ];
    const body = { revision: 0, papers: [{ ...A, reusedFrom: earlier.code }] };
    expect(codeOf(await put(dossier, body))).toEqual([422, 'papers.reuseUnknown']);
  });
});

describe('originals', () => {
  it('go back at the end, also once the dossier is closed, when nothing else may be changed', async () => {
    const dossier = await desk.resolve(await desk.log({ checklist: CHECKLIST }));
    await desk.event('reception', dossier, { type: 'return', how: 'desk' });
    const closed = await read(dossier);
    expect([closed.closed, closed.originalsToReturn]).toEqual([true, 2]);
    const more = { revision: 0, papers: [{ ...A, copies: 9, originalsReturned: 2 }] };
    expect(codeOf(await put(dossier, more))).toEqual([409, 'papers.closed']);
    const back = await put(dossier, { revision: 0, papers: [{ ...A, originalsReturned: 2 }] });
    expect([back.status, back.text]).toEqual([200, expect.any(String)]);
    const { originalsToReturn, changes } = back.json<Papers>();
    expect([originalsToReturn, changes[0]?.kind]).toEqual([0, 'handedBack']);
  });
});
