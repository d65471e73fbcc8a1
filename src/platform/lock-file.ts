// A lock between processes of one machine, for the moments before there is a database to ask for one.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive } from './embedded-process.ts';

const PATIENCE_MS = 15 * 60_000;

/**
 * Runs `work` while no other process holds the file. A lock whose holder has died is taken over; so is one that was
 * waited for too long, because its holder's number may have gone to a stranger.
 */
export async function whileLocked<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + PATIENCE_MS;
  while (!take(file)) {
    if (performance.now() > until || !isAlive(holderOf(file))) dropLock(file);
    else await new Promise((done) => setTimeout(done, 50));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Written beside and linked, so that the file is never there without its holder's number. */
function take(file: string): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** Moved aside first: of two who find it dead, one succeeds. */
function dropLock(file: string): void {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else was quicker.
  }
}
