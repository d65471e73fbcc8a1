// A small province with a printed form and an anchor, backups of it in a folder, and empty servers to bring them back on.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeepAnchors } from '../../src/anchors/keep-anchors.ts';
import { FolderPlace } from '../../src/backup/folder-place.ts';
import type { Manifest } from '../../src/backup/manifest.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import type { RestoreOrder } from '../../src/backup/restore-order.ts';
import { takeBackup } from '../../src/backup/take-backup.ts';
import type { BackupOrder } from '../../src/backup/take-backup.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Config } from '../../src/platform/config.ts';
import { EVERY_TABLE } from '../../src/app/every-table.ts';
import { databaseOf, dataSourceOf } from '../../src/platform/data-source.ts';
import type { Database } from '../../src/platform/database.ts';
import { keepBytes } from '../../src/platform/files/keep-bytes.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import { emptyDatabase } from '../support/database.ts';

export const NAME = '2026-03-02T00-00-00Z';
const quietly = () => undefined;

/** An empty server with an empty data folder. */
export interface Elsewhere {
  readonly config: Config;
  /** As the owner of the tables, or as the service. */
  as<Result>(who: 'owner' | 'service', work: (database: Database) => Promise<Result>): Promise<Result>;
  drop(): Promise<void>;
}

export class Drill {
  readonly place: FolderPlace;
  /** Of the printed form; others may be printed behind it. */
  readonly sha256: string;

  private constructor(
    readonly desk: DeskApp,
    readonly folder: string,
    /** The form as it was printed. */
    readonly receipt: Buffer,
  ) {
    this.place = new FolderPlace(this.kept());
    this.sha256 = createHash('sha256').update(receipt).digest('hex');
  }

  static async open(): Promise<Drill> {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-drill-'));
    const desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: join(folder, 'before') } });
    const dossier = await desk.log();
    await desk.resolve(await desk.log());
    const { forms } = (await desk.send('reception', 'GET', `/dossiers/${dossier.id}/forms`)).json<{
      forms: { id: string }[];
    }>();
    const printed = await fetch(
      `${desk.service.http.url}/api/v1/dossiers/${dossier.code}/forms/${forms[0]!.id}.pdf`,
      { headers: { authorization: `Bearer ${desk.office.people.reception.token}` } },
    );
    const receipt = Buffer.from(await printed.arrayBuffer());
    await desk.service.app.get(KeepAnchors).run(desk.service.clock.now());
    return new Drill(desk, folder, receipt);
  }

  /** Where an object of the place is kept. */
  kept(...path: string[]): string {
    return join(this.folder, 'place', ...path);
  }

  take(order: Partial<BackupOrder> = {}): Promise<Manifest> {
    return takeBackup({
      config: this.desk.service.config,
      place: this.place,
      name: NAME,
      at: '2026-03-02T07:00:00+07:00',
      version: '0',
      recipient: null,
      progress: quietly,
      ...order,
    });
  }

  restore({ config }: Pick<Elsewhere, 'config'>, order: Partial<RestoreOrder> = {}): Promise<Manifest> {
    return restoreBackup({
      config,
      place: this.place,
      name: NAME,
      identity: null,
      progress: quietly,
      ...order,
    });
  }

  async elsewhere(name: string, environment: Readonly<Record<string, string>> = {}): Promise<Elsewhere> {
    const { url, serviceUrl, drop } = await emptyDatabase();
    const config = readConfig({
      DATABASE_URL: serviceUrl,
      DATABASE_OWNER_URL: url,
      MOTCUA_DATA_DIR: join(this.folder, name),
      ...environment,
    });
    return {
      config,
      as: async (who, work) => {
        const source = await dataSourceOf(who === 'owner' ? url : serviceUrl, 2, EVERY_TABLE).initialize();
        return work(databaseOf(source)).finally(() => source.destroy());
      },
      drop,
    };
  }

  async close(): Promise<void> {
    await this.desk.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The bytes that are kept under a SHA-256 elsewhere. */
export async function formOf({ config }: Elsewhere, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await keepBytes(config, 'forms').read(sha256)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** How many tables a database has. */
export async function tablesIn({ as }: Elsewhere): Promise<number> {
  const { rows } = await as('owner', (database) =>
    database.query<{ n: number }>({
      text: `select count(*)::int as n from pg_tables where schemaname = 'public'`,
    }),
  );
  return rows[0]!.n;
}
