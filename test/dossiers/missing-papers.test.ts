// Mandatory papers are the service's rule: whoever accepts without them says why, over every way to an acceptance.
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { missingPapers } from '../../src/dossiers/lodging/refuse-missing-papers.ts';
import { requiredPapers } from '../support/required-papers.ts';
import { codeOf, DeskApp } from './desk-app.ts';
import type { Dossier } from './desk-app.ts';

const BIRTH = { procedureCode: '1.001193', caseKey: 'chung' };
const PAPER = { key: 'giay-chung-sinh', originals: 0, copies: 0, digitised: false };
const APPLICANT = { name: 'Nguyễn Thị Mẫu', kind: 'citizen' };

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

const lodge = (more: object) =>
  desk.send('reception', 'POST', '/dossiers', {
    ...BIRTH,
    channel: 'counter',
    applicant: APPLICANT,
    ...more,
  });
const online = async (more: object = {}) => {
  const answer = await lodge({ channel: 'online', ...more });
  expect(answer.status).toBe(201);
  return answer.json<Dossier>();
};
const event = ({ id, version }: Dossier, body: object) =>
  desk.send('reception', 'POST', `/dossiers/${id}/events`, body, { 'if-match': `"${version}"` });
const noteOf = async ({ id }: Dossier) =>
  (
    await desk.service.database.query<{ note: string | null }>({
      text: `select entry->'data'->>'note' as note from case_event
        where case_id = $1 and type in ('accept', 'giveResult')`,
      values: [id],
    })
  ).rows;

describe('a paper', () => {
  test.each([
    ['an original', { originals: 1 }, true],
    ['a certified copy', { certifiedCopies: 1 }, true],
    ['a copy', { copies: 1 }, true],
    ['digitised', { digitised: true }, true],
    ['at hand from an earlier dossier', { reusedFrom: 'H99.12-260101-0001' }, true],
    ['none', {}, false],
  ])('that is there as %s', (_how, handed, there) => {
    const asked = [
      { key: PAPER.key, name: 'Giấy chứng sinh', required: true },
      { key: 'khac', name: 'Giấy khác', required: false },
    ];
    expect(missingPapers(asked, [{ ...PAPER, ...handed }]).map(({ key }) => key)).toEqual(
      there ? [] : [PAPER.key],
    );
  });
});

describe('accepted at the counter', () => {
  it.each(['accept', 'giveResult'])('by %s without them is refused, naming them', async (decision) => {
    const refused = await lodge({ decision, checklist: [PAPER] });
    expect(codeOf(refused)).toEqual([422, 'papers.missing']);
    expect(refused.json()).toMatchObject({
      papers: [{ key: PAPER.key, name: expect.stringContaining('Giấy chứng sinh') }],
    });
  });

  it('with a reason it is taken, and the reason is the note of the acceptance', async () => {
    const taken = await lodge({ decision: 'accept', checklist: [], reason: 'Nộp bản gốc\u00A0 sau ' });
    expect(taken.status).toBe(201);
    expect(await noteOf(taken.json<Dossier>())).toEqual([{ note: 'Nộp bản gốc sau' }]);
    expect(codeOf(await lodge({ decision: 'accept', reason: ' \u00A0\u200B' }))).toEqual([
      422,
      'papers.missing',
    ]);
  });

  it('with its papers, or where nothing is demanded, no reason is asked', async () => {
    const checklist = requiredPapers(BIRTH.procedureCode, BIRTH.caseKey);
    expect(checklist).toHaveLength(1);
    expect((await lodge({ decision: 'accept', checklist })).status).toBe(201);
    expect((await lodge({ procedureCode: '1.001806', decision: 'accept' })).status).toBe(201);
  });

  it('a supplement or a refusal needs no papers, and one paper named twice is no list', async () => {
    const asked = { decision: 'requestSupplement', reason: 'Thiếu', items: ['Giấy chứng sinh'] };
    expect((await lodge(asked)).status).toBe(201);
    expect((await lodge({ decision: 'refuse', reason: 'Sai nơi nộp' })).status).toBe(201);
    expect(codeOf(await lodge({ decision: 'accept', checklist: [PAPER, PAPER] }))).toEqual([
      422,
      'request.invalid',
    ]);
  });
});

describe('lodged on line and accepted later', () => {
  it.each(['accept', 'giveResult'])(
    'by %s without them is refused, in preview and bulk too',
    async (type) => {
      const dossier = await online();
      expect(codeOf(await event(dossier, { type }))).toEqual([422, 'papers.missing']);
      const preview = await desk.send('reception', 'POST', `/dossiers/${dossier.id}/events/preview`, {
        type,
      });
      expect(preview.json()).toMatchObject({
        allowed: false,
        refusal: { code: 'papers.missing' },
        missingFacts: ['note'],
      });
      for (const dryRun of [true, false]) {
        const items = [{ ref: dossier.id, version: dossier.version }];
        const bulk = await desk.send('reception', 'POST', '/bulk-events', { items, event: { type }, dryRun });
        expect(bulk.json()).toMatchObject({ failed: 1, outcomes: [{ refusal: { code: 'papers.missing' } }] });
      }
      const accepted = await event(dossier, { type, note: 'Bổ sung sau' });
      // A certificate of birth is not given at once: the engine's own refusal comes when the papers are no matter.
      expect(accepted.status).toBe(type === 'accept' ? 200 : 409);
      if (type === 'accept') expect(await noteOf(dossier)).toEqual([{ note: 'Bổ sung sau' }]);
    },
  );

  it('with digitised papers, or once they were handed in, it is taken', async () => {
    const whole = await online({ checklist: [{ ...PAPER, digitised: true }] });
    expect((await event(whole, { type: 'accept' })).status).toBe(200);
    const later = await online();
    const papers = [{ ...PAPER, copies: 1, certifiedCopies: 0, originalsReturned: 0 }];
    const put = await desk.send('reception', 'PUT', `/dossiers/${later.id}/papers`, { revision: 0, papers });
    expect(put.status).toBe(200);
    expect((await event(later, { type: 'accept' })).status).toBe(200);
  });

  it('tells others nothing of the papers, and a repeat what it told first', async () => {
    const dossier = await online();
    const stranger = await desk.send(
      'stranger',
      'POST',
      `/dossiers/${dossier.id}/events`,
      { type: 'accept' },
      {
        'if-match': `"${dossier.version}"`,
      },
    );
    expect(codeOf(stranger)).toEqual([404, 'dossier.unknown']);
    const whole = await online({ checklist: [{ ...PAPER, digitised: true }] });
    const accepted = await event(whole, { type: 'accept' });
    expect(accepted.status).toBe(200);
    expect(codeOf(await event(whole, { type: 'accept' }))).toEqual([412, 'dossier.stale']);
  });
});

describe('a dossier named twice in one call', () => {
  it('is said to be repeated, by whatever name, and is sent once', async () => {
    const [one, other] = [await desk.log(), await desk.log()];
    const items = [one.id, other.id, one.code!, one.code!.toLowerCase(), one.id].map((ref) => ({
      ref,
      version: one.version,
    }));
    for (const dryRun of [true, false]) {
      const answer = await desk.send('reception', 'POST', '/bulk-events', {
        items,
        event: { type: 'transfer' },
        dryRun,
      });
      const { outcomes, ...sums } = answer.json<{
        outcomes: { ok: boolean; refusal: { code: string } | null }[];
      }>();
      expect(sums).toEqual({ dryRun, total: 5, succeeded: 2, failed: 3 });
      expect(outcomes.map(({ ok, refusal }) => (ok ? 'sent' : refusal!.code))).toEqual([
        'sent',
        'sent',
        'item.repeated',
        'item.repeated',
        'item.repeated',
      ]);
    }
  });

  it('tells a stranger nothing, not even that two names are one', async () => {
    const { id, code, version } = await desk.log();
    const items = [id, code!, 'H00.00-000000-0001'].map((ref) => ({ ref, version }));
    const answer = await desk.send('stranger', 'POST', '/bulk-events', {
      items,
      event: { type: 'transfer' },
    });
    const { outcomes } = answer.json<{ outcomes: { refusal: { code: string } }[] }>();
    expect(outcomes.map(({ refusal }) => refusal.code)).toEqual(Array(3).fill('dossier.unknown'));
  });
});
