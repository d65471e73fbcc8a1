// The embedded PostgreSQL server: started beside the service where no DATABASE_URL is given, or joined if it runs.
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { isKept, startKeeper } from './embedded-keeper.ts';
import { placeOf } from './embedded-place.ts';
import type { Place } from './embedded-place.ts';
import { Presence, PRESENCE } from './embedded-presence.ts';
import { initialise, isAlive, launch, runningServer, stopServer } from './embedded-process.ts';
import type { ServerProcess } from './embedded-process.ts';
import { LastingClient } from './lasting-client.ts';
import { whileLocked } from './lock-file.ts';
import { CannotStart } from './start-failure.ts';

export interface EmbeddedServer {
  /** Of the database `motcua`, with its password, as the role that the service works as. */
  readonly url: string;
  /** The same as the role that owns everything. */
  readonly ownerUrl: string;
  /** Where the data is, when the server's user could not reach the folder asked for. */
  readonly movedTo: string | null;
  /** From now on starts the server again, on the same port, should it end by itself. */
  keepRunning(tell: (what: 'down' | 'up') => void): void;
  /** Leaves the server, and stops it when no other process is using it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Settings for tests and benchmarks, `name=value`. */
  readonly settings?: readonly string[];
  /** False: nothing stops the server when its users are killed; for a test run, which ends it itself. */
  readonly kept?: boolean;
}

interface Joined {
  readonly url: string;
  readonly ownerUrl: string;
  readonly process: ServerProcess;
  readonly presence: Presence;
}

const DATABASE = 'motcua';
const OWNER = 'motcua';
const SERVICE = 'motcua_service';
/** Launches that may end at once, such as when somebody else was quicker to take the port. */
const LAUNCHES = 5;
const CONNECT_MS = 60_000;
const WRONG_PASSWORD = '28P01';

/**
 * Starts the server of a data folder, or joins the one that already runs there: a second instance and the command
 * line share it, a server that outlived a killed service is used on. Works as root too, by running the server as
 * another user. A keeper of its own stops it when all who use it were killed.
 * @throws CannotStart with the server's own last words when it does not come up
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const place = placeOf(dataDir);
  let joined = await attach(place, options);
  let stopping = false;
  const watch = (tell: (what: 'down' | 'up') => void): void =>
    joined.presence.onLost(() => {
      if (stopping) return;
      tell('down');
      void attach(place, options).then(
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
    ownerUrl: joined.ownerUrl,
    movedTo: place.movedTo,
    keepRunning: watch,
    stop: () => {
      stopping = true;
      return joined.presence.leave(() => stopServer(joined.process)).catch(() => undefined);
    },
  };
}

function attach(place: Place, { settings = [], kept = true }: EmbeddedOptions): Promise<Joined> {
  return whileLocked(place.lock, async () => {
    const password = secretOf(place);
    const owner = { user: OWNER, password };
    if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, password);
    for (let launches = 0; ;) {
      const running = runningServer(place);
      if (running === null && launches++ === LAUNCHES)
        throw new CannotStart(
          `The embedded PostgreSQL in ${place.data} did not start:\n${lastWords(place.log)}`,
        );
      const server = running ?? launch(place, await portOf(place), settings);
      const admin = urlOf(server.port, owner, 'postgres');
      const keep = () =>
        startKeeper({ url: admin, process: server, pidFile: place.pidFile, presence: PRESENCE });
      const present = running === null && kept ? keep() : () => undefined;
      const presence = (await answers(admin, server)) ? await Presence.enter(admin).catch(() => null) : null;
      present();
      if (presence !== null) {
        if (running !== null && kept && !(await isKept(admin))) keep()();
        const service = { user: SERVICE, password: servicePassword(password) };
        await makeDatabase(admin, service.password);
        return {
          url: urlOf(server.port, service, DATABASE),
          ownerUrl: urlOf(server.port, owner, DATABASE),
          process: server,
          presence,
        };
      }
      await pause(500);
    }
  });
}

interface Login {
  readonly user: string;
  readonly password: string;
}

const urlOf = (port: number, { user, password }: Login, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/** Another than the owner's, and the same at every start. */
const servicePassword = (secret: string): string =>
  createHmac('sha256', secret).update(SERVICE).digest('hex').slice(0, secret.length);

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

/** Waits as long as the process lives: recovery after a power cut may take its time, and so does a busy machine. */
async function answers(url: string, server: ServerProcess): Promise<boolean> {
  do {
    const client = new LastingClient({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === WRONG_PASSWORD)
        throw new CannotStart('The embedded PostgreSQL refuses the password kept in postgres.secret', {
          cause: error,
        });
      await pause(40);
    } finally {
      await client.end().catch(() => undefined);
    }
  } while (isAlive(server.pid));
  return false;
}

/** @param password hexadecimal digits, of the service's role */
async function makeDatabase(admin: string, password: string): Promise<void> {
  const client = new LastingClient({ connectionString: admin });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    const service = await client.query('select from pg_roles where rolname = $1', [SERVICE]);
    if (service.rowCount === 0) await client.query(`create role ${SERVICE} login password '${password}'`);
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
