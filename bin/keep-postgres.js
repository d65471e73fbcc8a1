// Stops an embedded PostgreSQL that nobody uses any more, because a service that was killed can no longer do it.
// A process of its own, started with the server. On standard input comes one line of JSON, { url, pid, pidFile, presence,
// keeping }; the input ends when whoever started it is counted among those present, or is gone.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const LOOK_EVERY_MS = 2_000;
/** Nobody present at so many looks in a row: a connection that was only cut is back by then. */
const LOOKS = 5;

const PRESENT = `select count(*)::int as present from pg_locks
  where locktype = 'advisory' and classid = 0 and objid = $1::oid and mode = 'ShareLock' and granted`;

async function readInput() {
  let text = '';
  for await (const part of process.stdin.setEncoding('utf8')) text += part;
  return JSON.parse(text);
}

/** The server that was started with this keeper, and no later one of the same folder. */
function lives({ pid, pidFile }) {
  try {
    if (Number(readFileSync(pidFile, 'utf8').split('\n')[0]) !== pid) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: 'motcua keeper', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** @returns when the server is gone, or another keeper looks after it */
async function keep(server) {
  let client = null;
  let empty = 0;
  while (lives(server)) {
    try {
      if (client === null) {
        client = await connect(server.url);
        const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [server.keeping]);
        if (!rows[0].mine) break;
      }
      const { rows } = await client.query(PRESENT, [server.presence]);
      empty = rows[0].present > 0 ? 0 : empty + 1;
      // Taken for good: whoever comes now waits for it, loses his connection with the server, and starts it anew.
      if (empty >= LOOKS && (await takes(client, server.presence))) process.kill(server.pid, 'SIGINT');
    } catch {
      await client?.end().catch(() => undefined);
      client = null;
    }
    await pause(LOOK_EVERY_MS);
  }
  await client?.end().catch(() => undefined);
}

async function takes(client, presence) {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [presence]);
  return rows[0].taken;
}

await keep(await readInput());
