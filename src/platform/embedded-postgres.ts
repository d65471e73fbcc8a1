// The embedded PostgreSQL server: started beside the service where no DATABASE_URL is given, or joined if it runs.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { placeOf } from './embedded-place.ts';
import type { Place } from './embedded-place.ts';
import { Presence } from './embedded-presence.ts';
import { initialise, isAlive, launch, runningServer, stopServer } from './embedded-process.ts';
import type { ServerProcess } from './embedded-process.ts';
import { whileLocked } from './lock-file.ts';

export interface EmbeddedServer {
  /** Of the database `motcua`, with its password. */
  readonly url: string;
  /** Where the data is, when the server's user could not reach the folder asked for. */
  readonly movedTo: string | null;
  /** From now on starts the server again, on the same port, should it end by itself. */
  keepRunning(tell: (what: 'down' | 'up') => void): void;
  /** Leaves the server, and stops it when no other process is using it. */
  stop(): Promise<void>;
}

interface Joined {
  readonly url: string;
  readonly process: ServerProcess;
  readonly presence: Presence;
}

const DATABASE = 'motcua';
const START_MS = 10 * 60_000;
const TRIES = 5;
const WRONG_PASSWORD = '28P01';

/**
 * Starts the server of a data folder, or joins the one that already runs there: a second instance and the command
 * line share it, a server that outlived a killed service is used on. Works as root too, by running the server as
 * another user. @param extra settings for tests and benchmarks, `name=value`.
 * @throws Error with the server's own last words when it does not come up
 */
export async function startEmbedded(dataDir: string, extra: readonly string[] = []): Promise<EmbeddedServer> {
  const place = placeOf(dataDir);
  let joined = await attach(place, extra);
  let stopping = false;
  const watch = (tell: (what: 'down' | 'up') => void): void =>
    joined.presence.onLost(() => {
      if (stopping) return;
      tell('down');
      void attach(place, extra).then(
        (again) => {
          joined = again;
          tell('up');
          watch(tell);
        },
        () => setTimeout(() => watch(tell), 1000).unref(),
      );
    });
  return {
    url: joined.url,
    movedTo: place.movedTo,
    keepRunning: watch,
    stop: () => {
      stopping = true;
      return joined.presence.leave(() => stopServer(joined.process)).catch(() => undefined);
    },
  };
}

function attach(place: Place, extra: readonly string[]): Promise<Joined> {
  return whileLocked(place.lock, async () => {
    const password = secretOf(place);
    if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, password);
    for (let tries = 1; ; tries++) {
      const process = runningServer(place) ?? launch(place, await portOf(place), extra);
      const admin = urlOf(process.port, password, 'postgres');
      if (await answers(admin, process)) {
        const presence = await Presence.enter(admin).catch(() => null);
        if (presence !== null) {
          await makeDatabase(admin);
          return { url: urlOf(process.port, password, DATABASE), process, presence };
        }
      }
      if (tries === TRIES)
        throw new Error(`The embedded PostgreSQL in ${place.data} did not start:\n${lastWords(place.log)}`);
      await pause(500);
    }
  });
}

const urlOf = (port: number, password: string, database: string) =>
  `postgres://motcua:${password}@127.0.0.1:${port}/${database}`;

function secretOf(place: Place): string {
  if (!existsSync(place.secret))
    writeFileSync(place.secret, randomBytes(18).toString('hex'), { mode: 0o600 });
  return readFileSync(place.secret, 'utf8');
}

/** The port of last time if it is free, so that an open service finds a restarted server again. */
async function portOf(place: Place): Promise<number> {
  const last = existsSync(place.port) ? Number(readFileSync(place.port, 'utf8')) : 0;
  const port = await freePort(last).catch(() => freePort(0));
  writeFileSync(place.port, String(port));
  return port;
}

/** Waits as long as the process lives: recovery after a power cut may take its time. */
async function answers(url: string, server: ServerProcess): Promise<boolean> {
  const until = performance.now() + START_MS;
  do {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === WRONG_PASSWORD)
        throw new Error('The embedded PostgreSQL refuses the password kept in postgres.secret', {
          cause: error,
        });
      await pause(40);
    } finally {
      await client.end().catch(() => undefined);
    }
  } while (isAlive(server.pid) && performance.now() < until);
  return false;
}

async function makeDatabase(admin: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function freePort(wanted: number): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

function lastWords(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : '';
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
