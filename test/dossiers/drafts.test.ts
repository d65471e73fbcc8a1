// Half-typed dossiers are the reception's: kept, continued by a colleague, seen by nobody else, gone after three days.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { ForgetDraftsJob } from '../../src/dossiers/drafts/forget-drafts.job.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice, PersonName } from '../support/furnished-office.ts';

let service: TestApp;
let office: FurnishedOffice;

beforeAll(async () => {
  service = await createTestApp();
  office = await furnishOffice(service.app, service.clock.now());
});
afterAll(() => service.close());

const send = (
  who: PersonName,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) =>
  service.http.send(method, `/api/v1/drafts${path}`, body, {
    authorization: `Bearer ${office.people[who].token}`,
    ...headers,
  });
const BODY = { title: 'Cấp phép', body: { applicant: { name: 'Nguyễn Thị Mẫu' } } };

it('keeps, changes and drops a draft; a change on an old version tells what is kept now', async () => {
  const kept = await send('reception', 'POST', '', BODY);
  expect(kept.status).toBe(201);
  const { id, version } = kept.json<{ id: string; version: number }>();
  const changed = await send(
    'reception',
    'PUT',
    `/${id}`,
    { ...BODY, body: { a: 1 } },
    { 'if-match': `"${version}"` },
  );
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
  const stale = await send('reception', 'PUT', `/${id}`, BODY, { 'if-match': `"${version}"` });
  expect([stale.status, stale.json()]).toMatchObject([
    412,
    { code: 'draft.stale', now: { version: 2, body: { a: 1 } } },
  ]);
  expect((await send('reception', 'GET', `/${id}`)).json()).toMatchObject({
    title: BODY.title,
    body: { a: 1 },
  });
  expect((await send('reception', 'GET', '')).json()).toMatchObject([{ id, version: 2 }]);
  expect((await send('officer', 'GET', `/${id}`)).status).toBe(403);
  expect((await send('reception', 'DELETE', `/${id}`)).status).toBe(204);
  expect((await send('reception', 'GET', `/${id}`)).status).toBe(404);
});

it('refuses what is too large and what is no draft', async () => {
  const large = await send('reception', 'POST', '', { title: 'x', body: { text: 'x'.repeat(40_000) } });
  expect([large.status, large.json<{ code: string }>().code]).toEqual([422, 'draft.tooLarge']);
  expect((await send('reception', 'POST', '', { title: 5 })).status).toBe(422);
});

it('is forgotten after three days', async () => {
  await send('reception', 'POST', '', BODY);
  service.clock.advance(73 * HOUR_MS);
  expect((await send('reception', 'GET', '')).json()).toEqual([]);
  await service.app.get(ForgetDraftsJob).run();
  const { rows } = await service.database.query<{ n: number }>({
    text: 'select count(*)::int as n from dossier_draft',
  });
  expect(rows[0]!.n).toBe(0);
});
