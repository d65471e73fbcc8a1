// After an older backup came back its anchors go on under names that lost ones have: both are kept, and it is told once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAST_BACKUP } from '../../src/alerts/health/backup-setting.ts';
import { readAnchor } from '../../src/anchors/anchor.ts';
import type { Anchor } from '../../src/anchors/anchor.ts';
import { doubledAnchors, keepAnchorText } from '../../src/anchors/keep-anchor-file.ts';
import { KeepAnchors } from '../../src/anchors/keep-anchors.ts';
import { MakeAnchor } from '../../src/anchors/make-anchor.ts';
import { verifyAnchors } from '../../src/anchors/verify-anchors.ts';
import { AdministrationLog } from '../../src/organization/administration-log/administration-log.ts';
import { ChangeSetting } from '../../src/organization/change-setting.ts';
import type { Database } from '../../src/platform/database.ts';
import { HealthChecks } from '../../src/platform/health-checks.ts';
import { Settings } from '../../src/platform/settings/settings.ts';
import { Drill } from '../backup/drill.ts';

describe('an anchor whose name is taken', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'motcua-anchors-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is kept once where it is the same one, and beside it where it is another', async () => {
    const name = 'anchor-00000007.json';
    const path = join(folder, name);
    for (let i = 0; i < 2; i++)
      expect(await keepAnchorText(folder, name, 'one')).toEqual({ path, besideAnother: false });
    expect(await doubledAnchors(folder)).toEqual([]);
    // sha256sum of "another".
    const beside = join(folder, 'anchor-00000007-ae448ac86c4e.json');
    for (let i = 0; i < 2; i++)
      expect(await keepAnchorText(folder, name, 'another')).toEqual({ path: beside, besideAnother: true });
    expect((await readdir(folder)).sort()).toEqual(['anchor-00000007-ae448ac86c4e.json', name]);
    expect([await readFile(path, 'utf8'), await readFile(beside, 'utf8')]).toEqual(['one', 'another']);
    expect(await doubledAnchors(folder)).toEqual([7]);
    expect(await doubledAnchors(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('a province that an older backup was brought back for', () => {
  let drill: Drill;
  beforeAll(async () => {
    drill = await Drill.open();
  });
  afterAll(() => drill.close());

  const filesIn = (folder: string): Promise<Anchor[]> =>
    readdir(folder).then((files) =>
      Promise.all(files.map(async (file) => readAnchor(await readFile(join(folder, file), 'utf8'), file))),
    );

  /** Something happens under seal. */
  async function change(database: Database, value: string): Promise<void> {
    const changing = new ChangeSetting(
      database,
      new Settings(database),
      AdministrationLog.ofCommand(drill.desk.service.clock),
    );
    const at = drill.desk.service.clock.now();
    await changing.run(LAST_BACKUP, { value, expectedVersion: null, by: null, reason: 'motcua backup', at });
  }

  it('keeps its new anchors beside the lost ones; health and verify say so in one line', async () => {
    const { service } = drill.desk;
    const { anchorDir } = service.config;
    const [first] = await filesIn(anchorDir);
    await drill.take();
    const { seq } = first!;
    const lost: Anchor[] = [];
    for (let i = 0; i < 3; i++) {
      await drill.desk.log();
      lost.push(...(await service.app.get(KeepAnchors).run(service.clock.now())));
    }
    expect(lost.map((anchor) => anchor.seq)).toEqual([seq + 1, seq + 2, seq + 3]);

    const after = await drill.elsewhere('after', { ANCHOR_DIR: anchorDir });
    await drill.restore(after);
    await after.as('service', async (database) => {
      const health = new HealthChecks();
      const keep = new KeepAnchors(new MakeAnchor(database), after.config, health);
      keep.onModuleInit();
      expect((await health.read()).status).toBe('ready');
      const made: Anchor[] = [];
      for (const day of ['2026-03-02T08:00:00+07:00', '2026-03-02T09:00:00+07:00']) {
        await change(database, day);
        made.push(...(await keep.run(service.clock.now())));
      }
      expect(made.map((anchor) => anchor.seq)).toEqual([seq + 1, seq + 2]);
      const kept = await filesIn(anchorDir);
      expect(kept).toHaveLength(1 + 3 + 2);
      expect(kept).toEqual(expect.arrayContaining([...lost, ...made]));
      expect((await verifyAnchors(database, kept)).differences).toEqual([
        { of: `anchors ${seq + 1} to ${seq + 2}`, what: 'are other ones in the database' },
        { of: `anchor ${seq + 3}`, what: 'is gone from the database' },
      ]);
      const told = new HealthChecks();
      new KeepAnchors(new MakeAnchor(database), after.config, told).onModuleInit();
      expect(await told.read()).toEqual({
        status: 'degraded',
        checks: { anchors: 'down' },
        reasons: { anchors: 'anchor.anotherKept' },
      });

      // What was lost is put away elsewhere: then all is said.
      for (const { seq: gone } of lost) {
        const name = `anchor-${String(gone).padStart(8, '0')}.json`;
        await rename(join(anchorDir, name), join(drill.folder, name));
      }
      const calm = new HealthChecks();
      new KeepAnchors(new MakeAnchor(database), after.config, calm).onModuleInit();
      expect((await calm.read()).status).toBe('ready');
      expect((await verifyAnchors(database, await filesIn(anchorDir))).differences).toEqual([]);
    });
    await after.drop();
  });
});
