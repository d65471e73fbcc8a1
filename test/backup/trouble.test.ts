// What goes wrong with backups: another key, a place that is slow or full, a restore that breaks off and is run again.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { access, copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { verifySeals } from '../../src/anchors/verify-seals.ts';
import { FolderPlace } from '../../src/backup/folder-place.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import { Spool } from '../../src/backup/spool.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { verify } from '../../src/engine/verify.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database.ts';
import { Drill, formOf, NAME, tablesIn } from './drill.ts';
import type { Elsewhere } from './drill.ts';

let drill: Drill;
beforeAll(async () => {
  drill = await Drill.open();
});
afterAll(() => drill.close());

async function expectWhole(after: Elsewhere): Promise<void> {
  await after.as('service', async (database) => {
    const { cases: dossiers, differences } = await verify(
      database,
      dossierKind(drill.desk.service.app.get(Definitions)),
    );
    expect([dossiers, differences]).toEqual([2, []]);
    expect((await verifySeals(database)).differences).toEqual([]);
  });
  expect((await formOf(after, drill.sha256)).equals(drill.receipt)).toBe(true);
}

describe('a place with backups for several keys', () => {
  const keys: { identity: string; recipient: string }[] = [];
  const taken: Manifest[] = [];
  beforeAll(async () => {
    for (const name of ['first', 'second']) {
      const identity = await generateIdentity();
      const recipient = await identityToRecipient(identity);
      keys.push({ identity, recipient });
      taken.push(await drill.take({ name, recipient }));
    }
  });

  it('opens each with its own key alone, files included', async () => {
    const after = await drill.elsewhere('second');
    await drill.restore(after, { name: 'second', identity: keys[1]!.identity });
    await expectWhole(after);
    await after.drop();
    const [first, second] = taken.map(({ key }) => key);
    expect([first, second]).toEqual([
      expect.stringMatching(/^[\da-f]{12}$/),
      expect.stringMatching(/^[\da-f]{12}$/),
    ]);
    const other = await drill.elsewhere('other');
    await expect(drill.restore(other, { name: 'first', identity: keys[1]!.identity })).rejects.toMatchObject({
      code: 'backup.otherKey',
      details: { key: first, given: second },
    });
    expect(await tablesIn(other)).toBe(0);
    await other.drop();
  });

  it('keeps a file once a key, and beside them one that is open to all', async () => {
    await drill.take({ name: 'again', recipient: keys[0]!.recipient });
    await drill.take({ name: 'open' });
    const { sha256 } = drill;
    const ends = ['.gz', ...taken.map(({ key }) => `.${key}.gz.age`)];
    const kept = await readdir(drill.kept('files', 'forms', sha256.slice(0, 2)));
    expect(kept.filter((name) => name.startsWith(sha256)).sort()).toEqual(
      ends.map((end) => `${sha256}${end}`).sort(),
    );
    const after = await drill.elsewhere('open');
    // An identity that is not needed does no harm.
    await drill.restore(after, { name: 'open', identity: keys[0]!.identity });
    await expectWhole(after);
    await after.drop();
  });

  it('still opens one from before keys were noted, and says which file an older key closed', async () => {
    const { key, ...content } = JSON.parse(
      await readFile(drill.kept('first', 'manifest.json'), 'utf8'),
    ) as Manifest;
    await mkdir(drill.kept('older'), { recursive: true });
    await writeFile(
      drill.kept('older', 'manifest.json'),
      JSON.stringify({ ...content, format: 'motcua backup 1' }),
    );
    const nameOf = (sha256: string, end: string) => `files/forms/${sha256.slice(0, 2)}/${sha256}${end}`;
    /** As the earlier version kept it, closed for a key. */
    const keep = (sha256: string, closedFor: string | null) =>
      copyFile(drill.kept(nameOf(sha256, `.${closedFor}.gz.age`)), drill.kept(nameOf(sha256, '.gz.age')));
    for (const { sha256 } of content.files) await keep(sha256, key);
    const order = { name: 'older', identity: keys[0]!.identity };
    const after = await drill.elsewhere('older');
    await keep(drill.sha256, taken[1]!.key);
    await expect(drill.restore(after, order)).rejects.toMatchObject({
      code: 'backup.otherKey',
      details: { name: nameOf(drill.sha256, '.gz.age') },
    });
    await keep(drill.sha256, key);
    await drill.restore(after, order);
    await expectWhole(after);
    await after.drop();
  });

  it('is refused what is no key, and a name that is taken', async () => {
    const name = 'none';
    await expect(drill.take({ name, recipient: 'age1nobody' })).rejects.toMatchObject({
      code: 'backup.keyInvalid',
    });
    await expect(access(drill.kept(name))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(drill.take({ name: 'first' })).rejects.toMatchObject({
      code: 'backup.nameTaken',
      details: { name: 'first' },
    });
    const after = await drill.elsewhere('none');
    for (const identity of ['', 'AGE-SECRET-KEY-1NOBODY'])
      await expect(drill.restore(after, { name: 'first', identity })).rejects.toMatchObject({
        code: 'backup.keyInvalid',
      });
    await expect(drill.restore(after, { name })).rejects.toMatchObject({ code: 'backup.objectMissing' });
    await after.drop();
  });
});

describe('a place at the end of a slow line', () => {
  /** Where each object takes a while, and what the database was at meanwhile. */
  class SlowPlace extends FolderPlace {
    readonly held: number[] = [];

    constructor(
      folder: string,
      private readonly database: Database,
    ) {
      super(folder);
    }

    override async put(name: string, file: string): Promise<void> {
      await pause(150);
      const { rows } = await this.database.query<{ n: number }>({
        text: `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%' and query ilike 'copy%'`,
      });
      this.held.push(rows[0]!.n);
      await super.put(name, file);
    }
  }

  it('holds no transaction open; no limit on idle ones ends the picture', async () => {
    const { database } = drill.desk.service;
    const { rows } = await database.query<{ name: string }>({ text: 'select current_database() as name' });
    const limit = (to: string) =>
      database.query({
        text: `alter database "${rows[0]!.name}" set idle_in_transaction_session_timeout = ${to}`,
      });
    const place = new SlowPlace(drill.kept(), database);
    await limit(`'100ms'`);
    // A machine that is slow between two tables.
    const progress = (what: string, done: number) => {
      if (what === 'tables' && done === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    };
    const taken = await drill.take({ name: 'slow', place, progress }).finally(() => limit('default'));
    expect(place.held.length).toBeGreaterThan(taken.tables.length);
    expect(new Set(place.held)).toEqual(new Set([0]));
  });

  it('is refused before anything is sent where this machine has no room for the tables', async () => {
    const name = 'no-room';
    await expect(drill.take({ name, leaveFree: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject({
      code: 'backup.noRoom',
      details: { free: expect.any(Number), kept: Math.floor(Number.MAX_SAFE_INTEGER / 1_048_576) },
    });
    await expect(access(drill.kept(name))).rejects.toMatchObject({ code: 'ENOENT' });
    const after = await drill.elsewhere('no-room');
    const order = { name: 'slow', leaveFree: Number.MAX_SAFE_INTEGER };
    await expect(drill.restore(after, order)).rejects.toMatchObject({ code: 'backup.noRoom' });
    await after.drop();
  });

  it('says so when the disk fills up meanwhile', async () => {
    const full = new Spool('/dev', 0).write('full', Readable.from([Buffer.from('x')]));
    await expect(full).rejects.toMatchObject({ code: 'backup.noRoom', details: { folder: '/dev' } });
  });
});

describe('a restore that broke off', () => {
  let taken: Manifest;
  beforeAll(async () => {
    taken = await drill.take();
  });

  it('at a file or among the rows is run again', async () => {
    const after = await drill.elsewhere('again');
    const { sha256 } = drill;
    const name = `files/forms/${sha256.slice(0, 2)}/${sha256}.gz`;
    const [file, list] = [drill.kept(name), drill.kept(NAME, 'manifest.json')];
    const [whole, manifest] = [await readFile(file), await readFile(list, 'utf8')];
    await truncate(file, whole.length - 20);
    await expect(drill.restore(after)).rejects.toMatchObject({ code: 'backup.damaged', details: { name } });
    await rm(file);
    await expect(drill.restore(after)).rejects.toMatchObject({ code: 'backup.objectMissing' });
    expect(await tablesIn(after)).toBe(0);
    await writeFile(file, whole);

    // The last table of all: everything else has been put in by then.
    const { tables } = JSON.parse(manifest) as Manifest;
    const short = tables.map((table, at) => ({
      ...table,
      rows: table.rows + (at === tables.length - 1 ? 1 : 0),
    }));
    await writeFile(list, JSON.stringify({ ...(JSON.parse(manifest) as Manifest), tables: short }));
    await expect(drill.restore(after)).rejects.toMatchObject({ code: 'backup.damaged' });
    await writeFile(list, manifest);

    await drill.restore(after);
    await expectWhole(after);
    await expect(drill.restore(after)).rejects.toMatchObject({ code: 'restore.notEmpty' });
    await after.drop();
  });

  it('after the rows says that only newer migrations are left', async () => {
    const after = await drill.elsewhere('left');
    const nobody = new URL(after.config.connectionString);
    nobody.username = 'nobody_of_this_name';
    const config = Object.assign(Object.create(after.config) as Config, { connectionString: nobody.href });
    await expect(drill.restore({ config })).rejects.toMatchObject({
      code: 'restore.migrationLeft',
      details: { at: taken.at },
    });
    await after.as('owner', async (database) => {
      const { rows } = await database.query({ text: 'select count(*)::int as n from dossier' });
      expect(rows).toEqual([{ n: 2 }]);
    });
    await after.drop();
  });
});
