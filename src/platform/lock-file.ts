// A lock between processes of one machine, for the moments before there is a database to ask for one.
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { isAlive } from './embedded-process.ts';

const STALE_MS = 10 * 60_000;

/** Runs `work` while no other process holds the file; a lock whose holder has died is taken over. */
export async function whileLocked<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  while (!take(file)) {
    dropIfStale(file);
    await new Promise((done) => setTimeout(done, 50));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o644);
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function dropIfStale(file: string): void {
  try {
    const ageMs = performance.timeOrigin + performance.now() - statSync(file).mtimeMs;
    const holder = Number(readFileSync(file, 'utf8'));
    const dead = holder > 0 ? !isAlive(holder) : ageMs > 1000;
    if (!dead && ageMs < STALE_MS) return;
    const aside = `${file}.${process.pid}`;
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Gone already: somebody else was quicker.
  }
}
