// motcua backup and motcua restore: everything that the province has, into a folder or an S3 store, and back.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Anchor } from '../anchors/anchor.ts';
import { MakeAnchor } from '../anchors/make-anchor.ts';
import { keepAnchorFile } from '../anchors/keep-anchor-file.ts';
import { LAST_BACKUP } from '../alerts/health/backup-setting.ts';
import { EVERY_TABLE } from '../app/every-table.ts';
import type { BackupPlace } from '../backup/backup-place.ts';
import { FolderPlace } from '../backup/folder-place.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { S3Place } from '../backup/s3-place.ts';
import { takeBackup } from '../backup/take-backup.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { commandClock } from '../platform/clock-setting.ts';
import type { Clock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { databaseOf, dataSourceOf } from '../platform/data-source.ts';
import type { Database } from '../platform/database.ts';
import { pendingMigrations } from '../platform/migrate.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { ChangeSetting } from '../organization/change-setting.ts';
import { openDatabase } from '../platform/prepare-database.ts';
import { Settings } from '../platform/settings/settings.ts';
import { shippedPath } from '../platform/shipped-files.ts';

const TO = 'a folder, or https://host/bucket/path of an S3 store (S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY)';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('take a backup: database, files, anchors, configuration without secrets')
    .argument('<to>', TO)
    .option('--recipient <key>', 'encrypt for this age recipient (age1…)')
    .action(async (to: string, { recipient }: { recipient?: string }) => {
      const config = readConfig(process.env);
      const { release } = await openDatabase(config);
      try {
        console.log(await takeInto(config, to, recipient ?? null));
      } finally {
        await release();
      }
    });
}

/** Before an upgrade the schema is older than this version: it is taken as it stands, and nothing is written to it. */
async function takeInto(config: Config, to: string, recipient: string | null): Promise<string> {
  const source = await dataSourceOf(config.ownerConnectionString, 2, EVERY_TABLE).initialize();
  try {
    const older = await pendingMigrations(source);
    const database = databaseOf(source);
    const clock = await commandClock(config, database);
    const at = clock.now();
    // What happened until now is under an anchor that goes along.
    if (!older) for (const anchor of await new MakeAnchor(database).run(at)) await keepAnchor(config, anchor);
    const name = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-').concat('Z');
    const { version } = JSON.parse(await readFile(shippedPath('package.json'), 'utf8')) as {
      version: string;
    };
    const { tables, files } = await takeBackup({
      config,
      place: placeOf(to, config),
      name,
      at: formatInstant(at),
      version,
      recipient,
      progress: tellProgress,
    });
    if (!older) await noteBackup(database, clock, at);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return `${to}/${name}: ${tables.length} tables, ${rows} rows, ${files.length} files${older ? ', of the schema before this version' : ''}`;
  } finally {
    await source.destroy();
  }
}

async function keepAnchor({ anchorDir }: Config, anchor: Anchor): Promise<void> {
  const { path, besideAnother } = await keepAnchorFile(anchorDir, anchor);
  if (besideAnother)
    process.stderr.write(`  another anchor ${anchor.seq} was kept before; this one is ${path}\n`);
}

async function noteBackup(database: Database, clock: Clock, at: Instant): Promise<void> {
  const changing = new ChangeSetting(database, new Settings(database), AdministrationLog.ofCommand(clock));
  const value = formatInstant(at);
  await changing.run(LAST_BACKUP, { value, expectedVersion: null, by: null, reason: 'motcua backup', at });
}

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('bring a backup back into an empty database')
    .argument('<from>', TO)
    .argument('<name>', 'which backup, such as 2026-11-30T05-00-00Z')
    .addOption(
      new Option('--identity <file>', 'a file with the age identity that opens it (AGE-SECRET-KEY-1…)'),
    )
    .action(async (from: string, name: string, { identity }: { identity?: string }) => {
      const config = readConfig(process.env);
      const { release } = await openDatabase(config);
      try {
        const { tables, files, at } = await restoreBackup({
          config,
          place: placeOf(from, config),
          name,
          identity: identity === undefined ? null : await readIdentity(identity),
          progress: tellProgress,
        });
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        console.log(`restored as of ${at}: ${tables.length} tables, ${rows} rows, ${files.length} files`);
        console.log(`now check it: motcua verify --anchor ${join(config.anchorDir, '*.json')}`);
      } finally {
        await release();
      }
    });
}

function placeOf(address: string, { attachments: { s3 } }: Config): BackupPlace {
  if (!/^https?:\/\//.test(address)) return new FolderPlace(resolve(address));
  const { S3_REGION: region, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = process.env;
  return new S3Place({
    url: address.replace(/\/+$/, ''),
    region: region ?? s3?.region ?? 'us-east-1',
    accessKey: accessKey ?? s3?.accessKey ?? '',
    secretKey: secretKey ?? s3?.secretKey ?? '',
  });
}

/** The line of an age identity file that is the key; lines with `#` are comments. */
async function readIdentity(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  return lines.find((line) => line.startsWith('AGE-SECRET-KEY-')) ?? '';
}

function tellProgress(what: string, done: number, total: number): void {
  if (done === total || done % 100 === 0) process.stderr.write(`  … ${what}: ${done}/${total}\n`);
}
