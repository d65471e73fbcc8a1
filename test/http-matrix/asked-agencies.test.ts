// Every route of a dossier for an agency that was asked for an opinion, and for one that has a leg of it to do: what each
// is answered follows from the table of who reads what.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS } from '../../src/dossiers/access/access-table.ts';
import type { ReaderKind } from '../../src/dossiers/access/access-table.ts';
import { formatInstant, DAY_MS } from '../../src/domain/time/instant.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { codeIn, NOBODYS_ID, Outsider, UPLOAD } from './outsider.ts';
import { ROUTES } from './routes.ts';
import type { Request } from './rules.ts';

const SECURITY = 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự';
const KARAOKE = { procedureCode: '9.000297', caseKey: 'ho-kinh-doanh' };

let desk: DeskApp;
let outsider: Outsider;
let of: Readonly<Record<ReaderKind, Dossier>>;

beforeAll(async () => {
  desk = await DeskApp.open();
  const { elsewhere, provinceOffice } = desk.office.units;
  const give = (unitId: string, field: string) =>
    desk.service.app.get(GiveCompetence).give({ unitId, level: 'province', field, validFrom: '2020-01-01' });
  await give(elsewhere, SECURITY);
  await give(provinceOffice, 'Kinh doanh dịch vụ karaoke');
  await desk.service.app.get(OrganizationDirectory).reload();
  const transferred = async (more: object = {}) =>
    desk.event('reception', await desk.log(more), { type: 'transfer' });
  const appraised = await desk.event('head', await transferred(), {
    type: 'complete',
    officerId: desk.office.people.officer.staffId,
  });
  const consulted = await desk.event('officer', appraised, {
    type: 'askOpinions',
    consultations: [
      {
        unitId: elsewhere,
        content: 'Mẫu',
        dueAt: formatInstant(desk.service.clock.now() + DAY_MS),
      },
    ],
  });
  of = { handling: consulted, consulted, leg: await transferred(KARAOKE) };
  outsider = await Outsider.of(desk);
}, 60_000);
afterAll(() => desk.close());

const ask = (route: string, request: Request, { id }: Dossier) =>
  outsider.ask(route.replace('{ref}', '{asked}'), request, id);
const KINDS = ['consulted', 'leg'] as const;
const OF_DOSSIERS = Object.entries(ROUTES).flatMap(([route, rule]) =>
  rule.ofDossier === undefined ? [] : KINDS.map((kind) => [route, kind, rule, rule.ofDossier!] as const),
);

it('each route of a dossier says which part it is about', () => {
  const named = Object.entries(ROUTES).filter(([route]) => route.includes('{ref}'));
  expect(named.filter(([, { ofDossier }]) => ofDossier === undefined)).toEqual([]);
});

it.each(OF_DOSSIERS)('%s for an agency that is asked: %s', async (route, kind, rule, part) => {
  const request = route.includes('/uploads') ? { ...rule, ...UPLOAD } : rule;
  const answer = await ask(route, request, of[kind]);
  const code = answer.type?.includes('problem+json') ? codeIn(answer) : null;
  if (ACCESS[part][kind] === 'none') expect([answer.status, code]).toEqual([403, 'right.missing']);
  else expect(code).not.toBe('dossier.unknown');
  // What is named besides the dossier is nobody's.
  const readsOnly = route.startsWith('GET ') && !/\{(id|file)\}/.test(route);
  if (readsOnly) expect(answer.status).toBe(ACCESS[part][kind] === 'none' ? 403 : 200);
});

describe('the dossier itself', () => {
  const read = async (kind: ReaderKind) =>
    JSON.parse((await ask('GET /api/v1/dossiers/{ref}', {}, of[kind])).body) as {
      readonly applicant: Readonly<Record<string, string | null>>;
      readonly partsRead: readonly string[];
    };

  it.each(KINDS)('names the parts that may be asked for: %s', async (kind) => {
    const { partsRead } = await read(kind);
    expect(partsRead).toEqual(
      Object.entries(ACCESS).flatMap(([part, by]) => (by[kind] === 'none' ? [] : [part])),
    );
  });

  it('shows a consulted agency whom it is asked about, and not how to reach him', async () => {
    expect((await read('consulted')).applicant).toMatchObject({
      name: expect.any(String),
      phone: null,
      email: null,
    });
  });

  it('shows the agency of a leg the applicant whole', async () => {
    expect((await read('leg')).applicant).toMatchObject({ phone: expect.any(String) });
  });
});

describe('the search', () => {
  const found = async (q: string) =>
    (
      JSON.parse((await outsider.ask('GET /api/v1/search', { query: `?q=${q}` }, NOBODYS_ID)).body) as {
        rows: { id: string }[];
      }
    ).rows.map(({ id }) => id);

  it.each(KINDS)('finds by its code what an agency was asked about: %s', async (kind) => {
    expect(await found(of[kind].code!)).toEqual([of[kind].id]);
  });

  it('finds by the applicant’s data only what may be read of him whole', async () => {
    expect(await found('0912')).toEqual([of.leg.id]);
  });
});
