// The drill: a province is backed up, encrypted, and brought back on an empty server; nothing is missing, all seals and anchors hold.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { readAnchor } from '../../src/anchors/anchor.ts';
import { KeepAnchors } from '../../src/anchors/keep-anchors.ts';
import { verifyAnchors } from '../../src/anchors/verify-anchors.ts';
import { verifySeals } from '../../src/anchors/verify-seals.ts';
import { FolderPlace } from '../../src/backup/folder-place.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { takeBackup } from '../../src/backup/take-backup.ts';
import { Definitions } from '../../src/engine/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Config } from '../../src/platform/config.ts';
import { databaseOf, dataSourceOf } from '../../src/platform/data-source.ts';
import type { Database } from '../../src/platform/database.ts';
import { keepBytes } from '../../src/platform/files/keep-bytes.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import { emptyDatabase } from '../support/database.ts';

const NAME = '2026-03-02T00-00-00Z';
const quietly = () => undefined;

let desk: DeskApp;
let folder: string;
let identity: string;
let recipient: string;
let place: FolderPlace;
let taken: Manifest;
let receipt: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-drill-'));
  desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: join(folder, 'before') } });
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
  place = new FolderPlace(join(folder, 'place'));
  const dossier = await desk.log();
  await desk.resolve(await desk.log());
  const { forms } = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/forms`)).json<{
    forms: { id: string }[];
  }>();
  const printed = await fetch(
    `${desk.service.http.url}/api/v1/dossiers/${dossier.code}/forms/${forms[0]!.id}.pdf`,
    { headers: { authorization: `Bearer ${desk.office.people.reception.token}` } },
  );
  receipt = Buffer.from(await printed.arrayBuffer());
  await desk.service.app.get(KeepAnchors).run(desk.service.clock.now());
  taken = await takeBackup({
    config: desk.service.config,
    place,
    name: NAME,
    at: '2026-03-02T07:00:00+07:00',
    version: '0',
    recipient,
    progress: quietly,
  });
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const orderOf = (config: Config, key: string | null = identity) => ({
  config,
  place,
  name: NAME,
  identity: key,
  progress: quietly,
});

/** An empty server with an empty data folder. */
async function elsewhere(name: string) {
  const { url, serviceUrl, drop } = await emptyDatabase();
  return {
    config: readConfig({
      DATABASE_URL: serviceUrl,
      DATABASE_OWNER_URL: url,
      MOTCUA_DATA_DIR: join(folder, name),
    }),
    drop,
  };
}

describe('a backup', () => {
  it('holds every table and every file that rows name, and says nothing in the clear', async () => {
    expect(taken.tables.find(({ table }) => table === 'dossier')?.rows).toBe(2);
    expect(taken.files).toEqual([{ area: 'forms', sha256: expect.stringMatching(/^[\da-f]{64}$/) }]);
    expect(taken.anchors.length).toBeGreaterThan(0);
    const packed = await readFile(join(folder, 'place', NAME, 'tables', 'dossier_applicant.gz.age'));
    expect(packed.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  });

  it('comes back on an empty server, and everything holds: rows, journals, seals, anchors, files', async () => {
    const { config, drop } = await elsewhere('after');
    await restoreBackup(orderOf(config));
    const source = await dataSourceOf(config.connectionString, 2).initialize();
    const database = databaseOf(source);
    expect(await countsOf(database, taken)).toEqual(taken.tables.map(({ table, rows }) => [table, rows]));
    expect((await verify(database, desk.service.app.get(Definitions))).differences).toEqual([]);
    expect((await verifySeals(database)).differences).toEqual([]);
    const files = await readdir(config.anchorDir);
    const kept = await Promise.all(
      files.map(async (file) => readAnchor(await readFile(join(config.anchorDir, file), 'utf8'), file)),
    );
    const anchors = await verifyAnchors(database, kept);
    expect([anchors.differences, kept.length]).toEqual([[], taken.anchors.length]);
    const chunks: Buffer[] = [];
    for await (const chunk of await keepBytes(config, 'forms').read(taken.files[0]!.sha256))
      chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(receipt)).toBe(true);
    // Triggers are on again, and the service's role may do what it could.
    const owner = await dataSourceOf(config.ownerConnectionString, 1).initialize();
    const emptied = databaseOf(owner).query({ text: 'truncate access_log' });
    await expect(emptied).rejects.toMatchObject({ code: '23000' });
    await owner.destroy();
    const again = database.query({ text: 'delete from access_log' });
    await expect(again).rejects.toMatchObject({ code: '42501' });
    await expect(restoreBackup(orderOf(config))).rejects.toMatchObject({ code: 'restore.notEmpty' });
    await source.destroy();
    await drop();
  });

  it('is refused without its key, and writes nothing when a part of it is damaged', async () => {
    const { config, drop } = await elsewhere('damaged');
    await expect(restoreBackup(orderOf(config, null))).rejects.toMatchObject({ code: 'backup.encrypted' });
    await appendFile(join(folder, 'place', NAME, 'tables', 'staff.gz.age'), 'x');
    await expect(restoreBackup(orderOf(config))).rejects.toMatchObject({ code: 'backup.damaged' });
    const source = await dataSourceOf(config.ownerConnectionString, 1).initialize();
    const { rows } = await databaseOf(source).query<{ n: number }>({
      text: 'select (select count(*) from dossier)::int + (select count(*) from agency_unit)::int as n',
    });
    expect(rows).toEqual([{ n: 0 }]);
    await source.destroy();
    await drop();
  });
});

async function countsOf(database: Database, { tables }: Manifest): Promise<readonly [string, number][]> {
  const counts: [string, number][] = [];
  for (const { table } of tables) {
    const { rows } = await database.query<{ n: number }>({
      text: `select count(*)::int as n from "${table}"`,
    });
    counts.push([table, rows[0]!.n]);
  }
  return counts;
}
