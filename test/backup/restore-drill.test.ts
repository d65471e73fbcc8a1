// The drill: a province is backed up, encrypted, and brought back on an empty server; nothing is missing, all seals and anchors hold.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { readAnchor } from '../../src/anchors/anchor.ts';
import { verifyAnchors } from '../../src/anchors/verify-anchors.ts';
import { verifySeals } from '../../src/anchors/verify-seals.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import type { Database } from '../../src/platform/database.ts';
import { Drill, formOf, NAME, tablesIn } from './drill.ts';

let drill: Drill;
let identity: string;
let taken: Manifest;

beforeAll(async () => {
  drill = await Drill.open();
  identity = await generateIdentity();
  taken = await drill.take({ recipient: await identityToRecipient(identity) });
});
afterAll(() => drill.close());

describe('a backup', () => {
  it('holds every table and every file that rows name, and says nothing in the clear', async () => {
    expect(taken.tables.find(({ table }) => table === 'dossier')?.rows).toBe(2);
    expect(taken.files).toContainEqual({ area: 'forms', sha256: drill.sha256 });
    expect(taken.anchors.length).toBeGreaterThan(0);
    const packed = await readFile(drill.kept(NAME, 'tables', 'dossier_applicant.gz.age'));
    expect(packed.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  });

  it('comes back on an empty server, and everything holds: rows, journals, seals, anchors, files', async () => {
    const after = await drill.elsewhere('after');
    const { config } = after;
    await drill.restore(after, { identity });
    await after.as('service', async (database) => {
      expect(await countsOf(database, taken)).toEqual(taken.tables.map(({ table, rows }) => [table, rows]));
      expect(
        (await verify(database, dossierKind(drill.desk.service.app.get(Definitions)))).differences,
      ).toEqual([]);
      expect((await verifySeals(database)).differences).toEqual([]);
      const files = await readdir(config.anchorDir);
      const kept = await Promise.all(
        files.map(async (file) => readAnchor(await readFile(join(config.anchorDir, file), 'utf8'), file)),
      );
      const anchors = await verifyAnchors(database, kept);
      expect([anchors.differences, kept.length]).toEqual([[], taken.anchors.length]);
      // Triggers are on again, and the service's role may do what it could.
      await after.as('owner', async (owner) => {
        const emptied = owner.query({ text: 'truncate access_log' });
        await expect(emptied).rejects.toMatchObject({ code: '23000' });
      });
      const again = database.query({ text: 'delete from access_log' });
      await expect(again).rejects.toMatchObject({ code: '42501' });
    });
    expect((await formOf(after, drill.sha256)).equals(drill.receipt)).toBe(true);
    await expect(drill.restore(after, { identity })).rejects.toMatchObject({ code: 'restore.notEmpty' });
    await after.drop();
  });

  it('is refused without its key, and writes nothing when a part of it is damaged', async () => {
    const after = await drill.elsewhere('damaged');
    await expect(drill.restore(after)).rejects.toMatchObject({ code: 'backup.encrypted' });
    await appendFile(drill.kept(NAME, 'tables', 'staff.gz.age'), 'x');
    await expect(drill.restore(after, { identity })).rejects.toMatchObject({ code: 'backup.damaged' });
    expect(await tablesIn(after)).toBe(0);
    await after.drop();
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
