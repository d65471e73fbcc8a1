// What is not there and what one may not see get one answer: on every route that names a dossier.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { codeIn, NOBODYS_ID, Outsider, UPLOAD } from './outsider.ts';
import { ROUTES } from './routes.ts';
import type { Request } from './rules.ts';

const UNKNOWN = 'H99.12-260302-9999';

let desk: DeskApp;
let outsider: Outsider;
let hidden: Dossier;
/** Another, further on. */
let further: Dossier;

beforeAll(async () => {
  desk = await DeskApp.open();
  hidden = await desk.log();
  further = await desk.event('reception', await desk.log(), { type: 'transfer' });
  further = await desk.event('head', further, { type: 'complete' });
  outsider = await Outsider.of(desk);
}, 60_000);
afterAll(() => desk.close());

const ask = (route: string, request: Request, of: string) =>
  outsider.ask(route.replace('{ref}', '{asked}'), request, of);

const OF_DOSSIERS = Object.entries(ROUTES).filter(([route]) => route.includes('{ref}'));
const withUpload = (route: string, request: Request): Request =>
  route.includes('/uploads') ? { ...request, ...UPLOAD } : request;

describe.each(OF_DOSSIERS)('%s', (route, rule) => {
  const request = withUpload(route, rule);

  it('does not tell another agency’s dossier from none', async () => {
    const [seen, none] = [await ask(route, request, hidden.code!), await ask(route, request, UNKNOWN)];
    expect([seen.status, codeIn(seen)]).toEqual([404, 'dossier.unknown']);
    expect(seen).toEqual(none);
    expect(seen.body).not.toContain(hidden.id);
  });

  it('nor by its inner id', async () => {
    const [seen, none] = [await ask(route, request, hidden.id), await ask(route, request, NOBODYS_ID)];
    expect([seen.status, codeIn(seen)]).toEqual([404, 'dossier.unknown']);
    expect(seen).toEqual(none);
  });
});

const EVENTS = [
  { type: 'accept' },
  { type: 'assign', officerId: NOBODYS_ID },
  { type: 'apologise', promisedAt: '2026-03-30T17:00:00+07:00' },
  {
    type: 'askOpinions',
    consultations: [{ unitId: NOBODYS_ID, content: 'Mẫu', dueAt: '2026-03-30T17:00:00+07:00' }],
  },
  { type: 'answerOpinion', subject: 'consultation:1', position: 'agree', content: 'Mẫu' },
  { type: 'completeLeg', subject: 'leg:business', content: 'Mẫu', reference: 'Mẫu' },
  { type: 'return' },
] as const;
const VERSION = { headers: { 'if-match': '"1"' } };

describe.each(EVENTS)('the event %j', (event) => {
  it.each([
    ['sent', 'POST /api/v1/dossiers/{ref}/events'],
    ['tried out', 'POST /api/v1/dossiers/{ref}/events/preview'],
  ])('%s', async (_, route) => {
    for (const { code, id } of [hidden, further]) {
      const request = { ...VERSION, body: event };
      const [seen, none] = [await ask(route, request, code!), await ask(route, request, UNKNOWN)];
      expect([seen.status, codeIn(seen)]).toEqual([404, 'dossier.unknown']);
      expect(seen).toEqual(none);
      expect(seen.body).not.toContain(id);
    }
  });

  it.each([
    ['in bulk', { event }],
    ['in bulk, tried out', { event, dryRun: true }],
  ])('%s', async (_, more) => {
    const once = { items: [{ ref: '{asked}', version: 1 }], ...more };
    // Under two names, of which neither may be told to be of the other's dossier.
    const { code, id } = hidden;
    const twice = (other: string) => ({ items: [...once.items, { ref: other, version: 1 }], ...more });
    const [route, outcome] = ['POST /api/v1/bulk-events', { code: 'dossier.unknown' }];
    const [seen, none] = [await ask(route, { body: once }, code!), await ask(route, { body: once }, UNKNOWN)];
    expect(JSON.parse(seen.body)).toMatchObject({ outcomes: [{ ok: false, refusal: outcome }] });
    expect(seen).toEqual(none);
    const both = [
      await ask(route, { body: twice(id) }, code!),
      await ask(route, { body: twice(id) }, UNKNOWN),
    ];
    expect(JSON.parse(both[0]!.body)).toMatchObject({
      outcomes: [{ refusal: outcome }, { refusal: outcome }],
    });
    expect(both[0]).toEqual(both[1]);
  });
});

it.each([
  ['POST /api/v1/late-cases', { ref: '{asked}', note: 'Mẫu' }],
  ['POST /api/v1/late-cases', { ref: '{asked}', note: 'Mẫu', kind: 'stepLate' }],
])('%s with %j', async (route, body) => {
  const [seen, none] = [await ask(route, { body }, hidden.code!), await ask(route, { body }, UNKNOWN)];
  expect([seen.status, codeIn(seen)]).toEqual([404, 'dossier.unknown']);
  expect(seen).toEqual(none);
});

it('many forms printed as one: nothing is found of either', async () => {
  const body = { meaning: 'receipt', refs: ['{asked}'] };
  const of = (code: string) => ask('POST /api/v1/forms/batch', { body }, code);
  const [seen, none] = [await of(hidden.code!), await of(UNKNOWN)];
  const withoutId = ({ status, body: text }: typeof seen) => [status, text.replace(/"id":"[^"]*"/, '')];
  expect(withoutId(seen)).toEqual(withoutId(none));
});

it.each(['?q={asked}', '?code={asked}'])('the search %s finds neither', async (query) => {
  const of = (code: string) => ask('GET /api/v1/search', { query }, code);
  const [seen, none] = [await of(hidden.code!), await of(UNKNOWN)];
  expect(seen).toEqual(none);
});
