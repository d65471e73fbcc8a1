// What is not there and what one may not see get one answer: on every route that names a dossier, task or case.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { ROUTES } from './routes.ts';
import type { Request } from './routes.ts';

const UNKNOWN = 'H99.12-260302-9999';
const NOBODYS_ID = '01900000-0000-7000-8000-000000000000';

let desk: DeskApp;
let hidden: Dossier;

beforeAll(async () => {
  desk = await DeskApp.open();
  hidden = await desk.log();
  // Of another agency, and under every position, so that no door but the dossier's own is closed.
  const { people, units } = desk.office;
  for (const position of ['reception', 'officer', 'head', 'clerk'] satisfies Position[])
    await desk.service.app
      .get(GivePosition)
      .give(
        people.stranger.staffId,
        { unitId: units.elsewhere, position, validFrom: '2020-01-01' },
        desk.service.clock.now(),
      );
});
afterAll(() => desk.close());

/** Status and body, without what differs from request to request, and with what was asked for in one word. */
async function ask(route: string, request: Request, asked: string): Promise<unknown> {
  const [method, path] = route.split(' ') as [string, string];
  const filled = path.replace('{ref}', asked).replace(/\{\w+\}/g, NOBODYS_ID);
  const answer = await fetch(`${desk.service.http.url}${filled}${request.query ?? ''}`, {
    method,
    headers: {
      authorization: `Bearer ${desk.office.people.stranger.token}`,
      ...request.headers,
      ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' || method === 'DELETE'
      ? {}
      : { body: JSON.stringify(request.body ?? {}).replaceAll('{asked}', asked) }),
  });
  const text = await answer.text();
  const body = text.replace(/"traceId":"[^"]*"/, '').replaceAll(asked, '{asked}');
  return { status: answer.status, type: answer.headers.get('content-type'), body };
}

const OF_DOSSIERS = Object.entries(ROUTES).filter(([route]) => route.includes('{ref}'));

describe.each(OF_DOSSIERS)('%s', (route, request) => {
  it('does not tell another agency’s dossier from none', async () => {
    const [seen, none] = [await ask(route, request, hidden.code!), await ask(route, request, UNKNOWN)];
    expect(seen).toEqual(none);
    expect(JSON.stringify(seen)).not.toContain(hidden.id);
  });

  it('nor by its inner id', async () => {
    expect(await ask(route, request, hidden.id)).toEqual(await ask(route, request, NOBODYS_ID));
  });
});

const EVENTS = [
  { type: 'accept' },
  { type: 'assign', officerId: NOBODYS_ID },
  { type: 'apologise', promisedAt: 'no date' },
  { type: 'askOpinion', consultations: [{ unitId: NOBODYS_ID, question: 'Mẫu', days: 3 }] },
  { type: 'answer', subject: 'consultation:1', officerId: NOBODYS_ID },
  { type: 'return' },
] as const;
const VERSION = { headers: { 'if-match': '"1"' } };

describe.each(EVENTS)('the event %j', (event) => {
  it.each([
    ['sent', 'POST /api/v1/dossiers/{ref}/events', event],
    ['tried out', 'POST /api/v1/dossiers/{ref}/events/preview', event],
    ['in bulk', 'POST /api/v1/bulk-events', { items: [{ ref: '{asked}', version: 1 }], event }],
    [
      'in bulk, tried out',
      'POST /api/v1/bulk-events',
      { items: [{ ref: '{asked}', version: 1 }], event, dryRun: true },
    ],
  ])('%s', async (_, route, body) => {
    const request = { ...VERSION, body };
    const [seen, none] = [await ask(route, request, hidden.code!), await ask(route, request, UNKNOWN)];
    expect(seen).toEqual(none);
    expect(JSON.stringify(seen)).not.toContain(hidden.id);
  });
});

it.each([
  ['POST /api/v1/forms/batch', { kind: 'controlSlip', refs: ['{asked}'] }],
  ['POST /api/v1/late-cases', { ref: '{asked}', note: 'Mẫu' }],
  ['POST /api/v1/register/prints', { refs: ['{asked}'] }],
])('%s with a code in its body', async (route, body) => {
  expect(await ask(route, { body }, hidden.code!)).toEqual(await ask(route, { body }, UNKNOWN));
});

it.each(['?q={asked}', '?code={asked}'])('the search %s finds neither', async (query) => {
  const of = (asked: string) =>
    ask('GET /api/v1/search', { query: query.replace('{asked}', encodeURIComponent(asked)) }, asked);
  const [seen, none] = [await of(hidden.code!), await of(UNKNOWN)];
  expect(seen).toEqual(none);
});
