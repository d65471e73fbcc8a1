// The supervising office's list of pauses, and what stops a clock over HTTP only with a reason; corrections; warnings.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import { codeOf, DeskApp, type Dossier } from '../dossiers/desk-app.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(async () => {
  const { database, app } = desk.service;
  const { differences } = await verify(database, dossierKind(app.get(Definitions)));
  await desk.close();
  expect(differences).toEqual([]);
});

interface Line {
  readonly code: string;
  readonly kind: string;
  readonly headReason: string | null;
  readonly resumedAt: string | null;
  readonly minutes: number;
}
const pauses = async (query = '') =>
  (await desk.send('head', 'GET', `/pauses${query}`)).json<{ rows: readonly Line[]; next: string | null }>();
const post = (person: 'reception' | 'head', { id, version }: Dossier, body: object) =>
  desk.send(person, 'POST', `/dossiers/${id}/events`, body, { 'if-match': `"${version}"` });

test('a pause that nothing asks for needs the head’s reason, and every pause is on the list', async () => {
  const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const duty = { type: 'startFinancialDuty', reason: 'nộp thuế' };
  expect(codeOf(await post('head', dossier, duty))).toEqual([422, 'facts.missing']);
  const waiting = await desk.event('head', dossier, { ...duty, headReason: 'Thông báo thuế đến sau' });
  expect(waiting.state).toBe('awaitingFinancialDuty');
  desk.service.clock.advance(3_600_000);
  expect((await pauses('?open=true&byHead=true')).rows).toMatchObject([
    { code: dossier.code, kind: 'duty', headReason: 'Thông báo thuế đến sau', resumedAt: null, minutes: 60 },
  ]);
  expect((await pauses('?kind=supplement')).rows).toEqual([]);
  await desk.event('reception', waiting, { type: 'completeFinancialDuty' });
  expect((await pauses('?open=true')).rows).toEqual([]);
  expect((await pauses('?shorterThan=61')).rows).toHaveLength(1);
  expect((await pauses('?shorterThan=60')).rows).toEqual([]);
  expect((await desk.send('head', 'POST', '/pauses/exports', { format: 'csv' })).status).toBe(202);
});

test('a wrong acceptance is corrected by two: asked at the desk, agreed to by the head', async () => {
  desk.service.clock.advance(86_400_000);
  const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const acceptedAt = new Date(desk.service.clock.now() - 86_400_000).toISOString();
  const ask = { type: 'askAcceptanceCorrection', acceptedAt, reason: 'Vào sổ chậm' };
  const asked = await desk.event('reception', dossier, ask);
  expect(codeOf(await post('reception', asked, { type: 'approveAcceptanceCorrection' }))).toEqual([
    403,
    'right.missing',
  ]);
  const seen = (await desk.send('head', 'GET', `/dossiers/${dossier.id}`)).json<Record<string, unknown>>();
  expect(seen['acceptanceCorrection']).toMatchObject({ reason: 'Vào sổ chậm' });
  await desk.event('head', asked, { type: 'approveAcceptanceCorrection' });
  const after = (await desk.send('head', 'GET', `/dossiers/${dossier.id}`)).json<{
    acceptedAt: string;
    acceptanceCorrection: unknown;
    clock: { statutoryDueAt: string; promisedDueAt: string };
  }>();
  expect(Date.parse(after.acceptedAt)).toBe(Date.parse(acceptedAt));
  expect(after.acceptanceCorrection).toBeNull();
  expect(Date.parse(after.clock.statutoryDueAt)).toBeLessThan(Date.parse(after.clock.promisedDueAt));
});

test('a question due after the dossier is warned of before it is sent, and on the dossier', async () => {
  const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const dueAt = new Date(desk.service.clock.now() + 60 * 86_400_000).toISOString();
  const question = {
    type: 'askOpinions',
    consultations: [{ unitId: desk.office.units.elsewhere, content: 'Ý kiến?', dueAt }],
  };
  const preview = await desk.send('head', 'POST', `/dossiers/${dossier.id}/events/preview`, question);
  expect(preview.json<Record<string, unknown>>()).toMatchObject({
    allowed: true,
    warnings: [{ code: 'child.dueAfterDossier', subject: 'consultation:1' }],
  });
  const answer = await post('head', dossier, question);
  expect(answer.json<Record<string, unknown>>()).toMatchObject({
    warnings: [{ code: 'child.dueAfterDossier' }],
  });
  const seen = (await desk.send('head', 'GET', `/dossiers/${dossier.id}`)).json<Record<string, unknown>>();
  expect(seen['warnings']).toMatchObject([{ subject: 'consultation:1' }]);
});

test('of several questions only those are warned of that end after the dossier', async () => {
  const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const { elsewhere, provinceOffice } = desk.office.units;
  const ask = (unitId: string, amount: number) => ({
    unitId,
    content: 'Ý kiến?',
    limit: { amount, unit: 'workingDays' },
  });
  const answer = await post('head', dossier, {
    type: 'askOpinions',
    consultations: [ask(provinceOffice, 2), ask(elsewhere, 30)],
  });
  expect(answer.status).toBe(200);
  const { warnings } = answer.json<{ warnings: { code: string; subject: string }[] }>();
  expect(warnings.map(({ code, subject }) => [code, subject])).toEqual([
    ['child.dueAfterDossier', 'consultation:2'],
  ]);
});
