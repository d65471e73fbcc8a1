// A lock between processes of one machine, for the moments before there is a database to ask for one.
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { isAlive } from './embedded-process.ts';

const LOOK_AGAIN_MS = 50;
const SIGN_OF_LIFE_MS = 2_000;
/** Without any sign of life for so long, a living process of that number is a stranger. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Runs `work` while no other process holds the file. A lock whose holder has died is taken over; so is one whose
 * holder gives no sign of life, because its number may have gone to a stranger. How long the work takes is nobody's
 * business: a slow machine may need many minutes.
 */
export async function whileLocked<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  let seen = { sign: signOf(file), at: performance.now() };
  while (!take(file)) {
    const sign = signOf(file);
    if (sign !== seen.sign) seen = { sign, at: performance.now() };
    if (performance.now() - seen.at > PATIENCE_MS || !isAlive(holderOf(file))) dropLock(file);
    else await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
  }
  const living = setInterval(() => giveSign(file), SIGN_OF_LIFE_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(living);
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

/** Writing the same number again gives the file a new time; a file that was taken over is left alone. */
function giveSign(file: string): void {
  if (holderOf(file) !== process.pid) return;
  const open = openSync(file, 'r+');
  writeSync(open, String(process.pid), 0);
  closeSync(open);
}

function signOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
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
