// Sees to it that the embedded server does not outlive everybody who uses it.
import { spawn } from 'node:child_process';
import type { ServerProcess } from './embedded-process.ts';
import { LastingClient } from './lasting-client.ts';
import { shippedPath } from './shipped-files.ts';

/** Held by the one keeper of a server. Any number will do, as long as every keeper asks for the same lock. */
const KEEPING = 619_204_119;
const HEAP_MB = 64;

export interface KeptServer {
  /** Of an administrator, with the password. */
  readonly url: string;
  readonly process: ServerProcess;
  readonly pidFile: string;
  /** The lock that everybody present shares. */
  readonly presence: number;
}

/**
 * Starts the keeper of a server that has none: one that was just launched, or whose keeper was killed too. It runs
 * apart from this process, and begins to look only when this one is present or gone.
 * @returns to be called once this process is counted among those present
 */
export function startKeeper({ url, process: { pid }, pidFile, presence }: KeptServer): () => void {
  const keeper = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, shippedPath('bin', 'keep-postgres.js')],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  keeper.on('error', () => undefined);
  keeper.stdin.on('error', () => undefined);
  keeper.stdin.write(`${JSON.stringify({ url, pid, pidFile, presence, keeping: KEEPING })}\n`);
  keeper.unref();
  return () => keeper.stdin.end();
}

/** Whether some process keeps this server. */
export async function isKept(url: string): Promise<boolean> {
  const client = new LastingClient({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ kept: boolean }>(
      `select exists (select from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1::oid) as kept`,
      [KEEPING],
    );
    return rows[0]!.kept;
  } finally {
    await client.end().catch(() => undefined);
  }
}
