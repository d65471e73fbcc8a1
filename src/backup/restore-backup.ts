// Brings a backup back into an empty database and an empty store of files; one that broke off is run again.
import { DomainError } from '../domain/domain-error.ts';
import { MIGRATIONS } from '../../migrations/index.ts';
import type { Config } from '../platform/config.ts';
import { explained } from '../platform/database.ts';
import { migrateAsOwner } from '../platform/prepare-database.ts';
import { keyOfIdentity } from './backup-key.ts';
import type { BackupPlace } from './backup-place.ts';
import { readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { fetchTables, putAnchorsBack, putFilesBack } from './restore-objects.ts';
import type { RestoreOrder } from './restore-order.ts';
import { migrateTo, putRowsBack, refuseUnlessEmpty } from './restore-rows.ts';
import { Spool } from './spool.ts';

/**
 * Files and anchors first: kept by their content, they may be put back any number of times. Then all tables are fetched and
 * looked at, the schema is brought to where the backup's was, and the rows are put in by one transaction with all triggers
 * off (they carry the seals they had). Until that is committed the restore can be run again; the newer migrations come after
 * it, as at any upgrade.
 *
 * @throws DomainError `backup.unreadable`, `backup.newer` (taken by a later version), `backup.encrypted` (no identity
 *   given), `backup.keyInvalid`, `backup.otherKey`, `backup.objectMissing`, `backup.damaged` (an object is not what was
 *   taken), `backup.noRoom`, `restore.notEmpty`; `restore.migrationLeft` when all is back and a newer migration was refused
 */
export async function restoreBackup(asked: RestoreOrder): Promise<Manifest> {
  const { config, place, name } = asked;
  const manifest = readManifest(await textOf(place, `${name}/manifest.json`));
  await refuseOtherKeys(manifest, asked.identity);
  refuseNewer(manifest);
  const order = manifest.encrypted ? asked : { ...asked, identity: null };
  const spool = await Spool.open(order.leaveFree);
  try {
    await refuseUnlessEmpty(config);
    await putFilesBack(order, manifest, spool);
    await putAnchorsBack(order, manifest, spool);
    const tables = await fetchTables(order, manifest, spool);
    await migrateTo(config, manifest.migrations);
    await putRowsBack(order, manifest, tables);
    await migrateToNewest(config, manifest);
    return manifest;
  } catch (error) {
    throw explained(error);
  } finally {
    await spool.close();
  }
}

async function textOf(place: BackupPlace, object: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await place.read(object)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function refuseOtherKeys({ encrypted, key }: Manifest, identity: string | null): Promise<void> {
  if (!encrypted) return;
  if (identity === null)
    throw new DomainError('backup.encrypted', 'The backup is encrypted: give the identity that opens it');
  const given = await keyOfIdentity(identity);
  if (key !== null && key !== given)
    throw new DomainError(
      'backup.otherKey',
      `The backup was encrypted for the key ${key}; the identity given opens what is for ${given}`,
      { key, given },
    );
}

function refuseNewer({ migrations }: Manifest): void {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = migrations.filter((migration) => !known.has(migration));
  if (unknown.length > 0)
    throw new DomainError('backup.newer', `The backup was taken by a later version (${unknown.join(', ')})`);
}

async function migrateToNewest(config: Config, { at }: Manifest): Promise<void> {
  try {
    await migrateAsOwner(config);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const left = new DomainError(
      'restore.migrationLeft',
      `Everything is back as of ${at}; only newer migrations are left, to be run by motcua migrate: ${why}`,
      { at },
    );
    left.cause = error;
    throw left;
  }
}
