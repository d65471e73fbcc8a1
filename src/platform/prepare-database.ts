// What comes before anything else: a database that runs, at the newest schema.
import type { Config } from './config.ts';
import { dataSourceOf } from './data-source.ts';
import { explained } from './database.ts';
import { startEmbedded } from './embedded-postgres.ts';
import type { EmbeddedServer } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { refuseSharedSessions } from './refuse-shared-sessions.ts';

export interface PreparedDatabase {
  /** The server in the data folder; null when DATABASE_URL names another. */
  readonly embedded: EmbeddedServer | null;
  /** Names of the migrations that were run. */
  readonly migrated: readonly string[];
  /** To be called after the last use: leaves the embedded server, which stops when nobody else is there. */
  release(): Promise<void>;
}

/**
 * Starts or joins the embedded server where no DATABASE_URL is given, puts its address into
 * `config.connectionString` and `config.ownerConnectionString`, and migrates.
 *
 * @param tell hears what is waited for
 * @throws DatabaseUnavailable when the database of DATABASE_URL does not answer; CannotStart
 */
export async function prepareDatabase(
  config: Config,
  tell: (line: string) => void = () => undefined,
): Promise<PreparedDatabase> {
  const { embedded, release } = await openDatabase(config);
  try {
    const migrated = await migrateAsOwner(config, tell);
    return { embedded, migrated, release };
  } catch (error) {
    await release();
    throw explained(error);
  }
}

/**
 * The same, its schema left as it is.
 * @throws DatabaseUnavailable when the database of DATABASE_URL does not answer; CannotStart
 */
export async function openDatabase(config: Config): Promise<Omit<PreparedDatabase, 'migrated'>> {
  const embedded = config.databaseUrl === null ? await startEmbedded(config.dataDir) : null;
  if (embedded) {
    config.connectionString = embedded.url;
    config.ownerConnectionString = embedded.ownerUrl;
  }
  const release = async () => embedded?.stop();
  try {
    if (embedded === null) await refuseSharedSessions(config.connectionString);
    return { embedded, release };
  } catch (error) {
    await release();
    throw explained(error);
  }
}

/** Migrates as the role that owns the schema. */
export async function migrateAsOwner(
  config: Config,
  tell: (line: string) => void = () => undefined,
): Promise<readonly string[]> {
  const service = decodeURIComponent(new URL(config.connectionString).username);
  const owner = await dataSourceOf(config.ownerConnectionString, 1).initialize();
  return migrate(owner, { service, tell }).finally(() => owner.destroy());
}
