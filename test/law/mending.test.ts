// After the act: results ready early, mistakes mended, applicant's data put right, a step taken back, a date that moves.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import { LawDesk, local } from './law-desk.ts';

const MAILED = {
  applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen', email: 'hoa@example.vn', phone: '0912345678' },
};

describe('what is done after a mistake, or before the day', () => {
  let law: LawDesk;
  beforeAll(async () => {
    law = await LawDesk.open('2026-09-07T08:00');
  });
  afterAll(() => law.close());

  it('a result ready early is told to the applicant first, then collected against the receipt', async () => {
    const accepted = await law.log(MAILED);
    const resolved = await law.forward(accepted, 'resolved');
    expect((await law.show(resolved)).tellFirst).toBe(true);
    expect(await law.mails(resolved)).toEqual([
      expect.objectContaining({ kind: 'resultReady', early: true }),
    ]);
    await law.event('reception', resolved, { type: 'return', how: 'desk', against: 'receipt' });
    const shown = await law.show(resolved);
    expect(shown).toMatchObject({ state: 'returned', tellFirst: false });
    expect(shown.journal.at(-1)!.data).toMatchObject({ how: 'desk', against: 'receipt', early: true });
    await law.verified();
  });

  it('an agency’s own mistake is mended after the result, and the dossier stays where it is', async () => {
    const accepted = await law.log({});
    let dossier = await law.forward(accepted, 'resolved');
    dossier = await law.event('reception', dossier, { type: 'return', how: 'post' });
    expect(codeOf(await law.tries('officer', dossier, { type: 'correct', what: 'Tên' }))).toEqual([
      422,
      'facts.missing',
    ]);
    await law.event('officer', dossier, { type: 'correct', what: 'Tên đệm', reason: 'Đánh máy nhầm' });
    const shown = await law.show(dossier);
    expect(shown.state).toBe('returned');
    expect(shown.journal.at(-1)).toMatchObject({ type: 'correct', data: { what: 'Tên đệm' } });
    const open = await law.log({});
    expect(codeOf(await law.tries('reception', open, { type: 'correct', what: 'x', reason: 'y' }))).toEqual([
      409,
      'event.notPossible',
    ]);
    await law.verified();
  });

  it('the applicant’s data are put right with before and after; the journal names only which', async () => {
    const dossier = await law.log(MAILED);
    const patch = (person: 'reception' | 'clerk' | 'stranger', body: object, version: number) =>
      law.desk.send(person, 'PATCH', `/dossiers/${dossier.id}/applicant`, body, {
        'if-match': `"${version}"`,
      });
    const body = { phone: '0987 654 321', email: '', reason: 'Ghi nhầm số' };
    expect((await patch('clerk', body, dossier.version)).status).toBe(403);
    expect((await patch('stranger', body, dossier.version)).status).toBe(404);
    expect((await patch('reception', { phone: 'abc', reason: 'x' }, dossier.version)).status).toBe(422);
    expect((await patch('reception', body, dossier.version)).status).toBe(200);
    const shown = await law.show(dossier);
    expect(shown.journal.at(-1)).toMatchObject({
      type: 'correctApplicant',
      data: { fields: ['phone', 'email'] },
    });
    const journal = await law.rows<{ text: string }>(
      'select string_agg(entry::text, $2) as text from case_event where case_id = $1',
      dossier.id,
      ' ',
    );
    expect(journal[0]!.text).not.toMatch(/0987|0912345678|hoa@example/);
    const answer = await law.desk.send('reception', 'GET', `/dossiers/${dossier.id}/applicant/corrections`);
    expect(answer.json()).toMatchObject({
      corrections: [
        {
          reason: 'Ghi nhầm số',
          before: { phone: '0912345678', email: 'hoa@example.vn' },
          after: { phone: '0987 654 321', email: null },
        },
      ],
    });
    const same = await patch('reception', { phone: '0987 654 321', reason: 'x' }, shown.version);
    expect(codeOf(same)).toEqual([422, 'applicant.nothingToCorrect']);
    await law.verified();
  });

  it('one’s own last step is taken back within thirty minutes, while nobody has acted since', async () => {
    const accepted = await law.log({});
    let dossier = await law.forward(accepted, 'processing.appraise');
    const { officer } = law.desk.office.people;
    dossier = await law.event('officer', dossier, { type: 'take' });
    dossier = await law.event('officer', dossier, { type: 'complete' });
    const moved = dossier.state;
    expect((await law.show(dossier, 'officer')).possible.map(({ type }) => type)).toContain('undo');
    expect((await law.show(dossier, 'head')).possible.map(({ type }) => type)).not.toContain('undo');
    dossier = await law.event('officer', dossier, { type: 'undo' });
    expect(dossier).toMatchObject({ state: 'processing.appraise', officerId: officer.staffId });
    dossier = await law.event('officer', dossier, { type: 'complete' });
    expect(dossier.state).toBe(moved);
    await law.at('2026-09-07T08:31');
    expect(codeOf(await law.tries('officer', dossier, { type: 'undo' }))).toEqual([409, 'event.notPossible']);
    // What moved the clock is not taken back.
    const asked = await law.log({});
    await law.forward(asked, 'processing.appraise');
    await law.event('officer', await law.fresh(asked), {
      type: 'requestSupplement',
      reason: 'Thiếu',
      items: ['a'],
    });
    expect((await law.show(asked, 'officer')).possible.map(({ type }) => type)).not.toContain('undo');
    await law.verified();
  });

  it('all visits of a step share its budget: the second is given what the first left', async () => {
    const accepted = await law.log({});
    let dossier = await law.forward(accepted, 'processing.appraise');
    await law.at('2026-09-09T08:31');
    dossier = await law.event('officer', await law.fresh(dossier), { type: 'complete' });
    const reviewed = dossier.state.replace('processing.', '');
    dossier = await law.event('head', dossier, { type: 'sendBack', to: 'appraise', reason: 'Thiếu căn cứ' });
    const visits = (await law.show(dossier)).stays.filter(({ state }) => state === 'processing.appraise');
    expect(reviewed).not.toBe('appraise');
    expect(visits.map(({ budgetMinutes }) => budgetMinutes)).toEqual([7 * 480, 5 * 480]);
    expect((await law.show(dossier)).clock.statutoryDueAt).toBe(local('2026-09-21T17:00'));
  });
});
