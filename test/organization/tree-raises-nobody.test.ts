// Nobody raises himself by the tree of units: whoever would gain by a change does not make it, and gains are told.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTown } from './organization-app.ts';
import type { Client, TestTown } from './organization-app.ts';

let town: TestTown;
let office: string;
let admin: Client;

beforeAll(async () => {
  town = await openTown();
  office = await town.unit('T01', null, { kind: 'provinceOffice', isAgency: true });
  await town.person('an', [office, 'administrator']);
  admin = await town.signedIn('an');
});
afterAll(() => town.close());

const ONESELF = { status: 403, body: { code: 'right.onOneself' } };
interface Line {
  action: string;
  raises: boolean;
  after: { gains?: { person: string; position: string; unitIds: string[] }[] } | null;
}
const lastLine = async () =>
  (
    await town.database.query<Line>({
      text: `select action, raises, after from administration_log order by id desc limit 1`,
    })
  ).rows[0]!;

describe('the tree of units', () => {
  const units: Record<string, string> = {};
  const clients: Record<string, Client> = {};
  const versions = async (id: string) =>
    ((await admin.send('GET', `/units/${id}`)).body as { version: number }).version;
  const change = async (client: Client, name: string, body: object) =>
    client.send('PATCH', `/units/${units[name]}`, {
      body,
      headers: { 'if-match': `"${await versions(units[name]!)}"` },
    });
  const close = async (client: Client, name: string, successor: string) =>
    client.send('POST', `/units/${units[name]}/close`, {
      body: { on: '2026-05-01', successorId: units[successor] },
      headers: { 'if-match': `"${await versions(units[name]!)}"` },
    });

  beforeAll(async () => {
    const agency = { kind: 'agency', isAgency: true } as const;
    units['room'] = await town.unit('T01.1', office);
    units['other'] = await town.unit('T02', null, agency);
    units['otherRoom'] = await town.unit('T02.1', units['other']);
    units['second'] = await town.unit('T02.2', units['other']);
    units['under'] = await town.unit('T03', office, agency);
    units['underRoom'] = await town.unit('T03.1', units['under']);
    const person = async (name: string, ...held: Parameters<TestTown['person']>[1][]) => {
      await town.person(name, [office, 'administrator'], ...held);
      return town.signedIn(name);
    };
    clients['room'] = await person('quang', [units['room'], 'head']);
    clients['under'] = await person('son', [units['under'], 'leader']);
    clients['supervisor'] = await person('tam', [office, 'supervisor']);
  });

  it('moves no unit of another agency under the unit that an administrator heads himself', async () => {
    const body = { on: '2026-05-01', parentId: units['room'] };
    expect(await change(clients['room']!, 'otherRoom', body)).toMatchObject(ONESELF);
    expect(await change(admin, 'otherRoom', body)).toMatchObject({ status: 200 });
    const line = await lastLine();
    expect(line).toMatchObject({ action: 'unit.changed', raises: true });
    expect(line.after?.gains).toContainEqual(
      expect.objectContaining({ person: 'Person quang', position: 'head', unitIds: [units['otherRoom']] }),
    );
    const withdrawn = await clients['room']!.send('DELETE', `/units/${units['otherRoom']}/facts/2026-05-01`, {
      headers: { 'if-match': `"${await versions(units['otherRoom']!)}"` },
    });
    expect(withdrawn).toMatchObject({ status: 200 });
  });

  it('closes no unit of his own into one of another agency', async () => {
    expect(await close(clients['room']!, 'room', 'otherRoom')).toMatchObject(ONESELF);
    expect(await close(admin, 'room', 'otherRoom')).toMatchObject({ status: 200 });
    expect(await lastLine()).toMatchObject({ action: 'unit.closed', raises: true });
  });

  it('lifts no leader to the agency above, by himself', async () => {
    const body = { isAgency: false };
    expect(await change(clients['under']!, 'under', body)).toMatchObject(ONESELF);
    expect(await change(admin, 'under', body)).toMatchObject({ status: 200 });
    const line = await lastLine();
    expect(line.raises).toBe(true);
    expect(line.after?.gains).toContainEqual(
      expect.objectContaining({ person: 'Person son', position: 'leader' }),
    );
  });

  it('brings no unit under a supervisor’s office, by himself', async () => {
    const body = { supervisedBy: office };
    expect(await change(clients['supervisor']!, 'other', body)).toMatchObject(ONESELF);
    expect(await change(admin, 'other', body)).toMatchObject({ status: 200 });
    const { after, raises } = await lastLine();
    expect(raises).toBe(true);
    expect(after?.gains?.find(({ person }) => person === 'Person tam')?.unitIds).toEqual(
      expect.arrayContaining([units['other'], units['otherRoom'], units['second']]),
    );
  });

  it('is changed without a mark within one agency', async () => {
    for (const body of [{ name: 'Room by another name' }, { parentId: units['otherRoom'] }]) {
      expect(await change(admin, 'second', body)).toMatchObject({ status: 200 });
      expect(await lastLine()).toMatchObject({ action: 'unit.changed', raises: false });
    }
  });
});
