// Every route of the API against every position: who is let in, and how the others are refused.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatrixApp, ROLES } from './matrix-app.ts';
import type { Refusal, Role } from './matrix-app.ts';
import { ROUTES, WHILE_LOCKED } from './routes.ts';
import { READERS } from './rules.ts';
import type { Rule } from './rules.ts';

let app: MatrixApp;

beforeAll(async () => {
  app = await MatrixApp.open();
});
afterAll(() => app.close());

const CLOSED = Object.entries(ROUTES).filter(([, { may }]) => may !== 'anybody');
const isAmong = (list: readonly string[], one: string) => list.includes(one);

/** What the table says of a role: null is let in. */
function refusalOf({ may, refusal, ofDossier }: Rule, role: Role): Refusal | null {
  if (typeof may === 'string' || isAmong(may, role)) return null;
  if (ofDossier !== undefined && !isAmong(READERS, role)) return { status: 404, code: 'dossier.unknown' };
  return refusal ?? { status: 403, code: 'right.missing' };
}

/** A door that let somebody in; what he asked for may be wrong all the same. */
function isLetIn({ status, code }: Refusal): boolean {
  return ![401, 403, 423].includes(status) && status < 500 && code !== 'dossier.unknown';
}

it('each route of the document has its line, and each line its route', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(app.routes().sort());
});

it.each(Object.entries(ROUTES))('%s without a session', async (route, rule) => {
  const answer = await app.ask(route, {}, rule);
  if (rule.may === 'anybody') expect({ answer, letIn: isLetIn(answer) }).toMatchObject({ letIn: true });
  else expect(answer).toEqual({ status: 401, code: 'auth.required' });
});

describe.each(Object.entries(ROUTES))('%s', (route, rule) => {
  it.each(ROLES)('for %s', async (role) => {
    const answer = await app.ask(route, await app.signIn(role), rule);
    const refused = refusalOf(rule, role);
    if (refused === null) expect({ answer, letIn: isLetIn(answer) }).toMatchObject({ letIn: true });
    else expect(answer).toEqual(refused);
  });
});

it.each(CLOSED.filter(([route]) => !route.startsWith('GET ')))(
  '%s is not for a page of another site',
  async (route, rule) => {
    const answer = await app.ask(route, await app.signIn('administrator', { csrf: false }), rule);
    expect(answer).toEqual({ status: 403, code: 'auth.csrf' });
  },
);

it.each(CLOSED)('%s on a locked screen', async (route, rule) => {
  const role: Role = typeof rule.may === 'string' ? 'none' : rule.may[0]!;
  const answer = await app.ask(route, await app.signIn(role, { locked: true }), rule);
  if (isAmong(WHILE_LOCKED, route)) expect(answer.status).not.toBe(423);
  else expect(answer).toEqual({ status: 423, code: 'session.locked' });
});
