// Where the embedded server's data lies: in the data folder, or where the server's user can reach it.
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { programsFor } from './embedded-programs.ts';
import type { Programs } from './embedded-programs.ts';
import { isOpenToOthers, serverUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

export interface Place extends Programs {
  readonly root: string;
  readonly data: string;
  /** Where a running server says who it is. */
  readonly pidFile: string;
  readonly log: string;
  readonly secret: string;
  readonly port: string;
  readonly lock: string;
  readonly user: ServerUser | undefined;
  /** Set when the data is not in the folder that was asked for. */
  readonly movedTo: string | null;
}

const SHARED = '/var/lib/motcua';

/**
 * The place for the server of `dataDir`. Run by root for another user, a project in a closed home (0700, as /root
 * is) cannot be entered by that user: data and programs then live under /var/lib/motcua, and a link in the data
 * folder points there.
 */
export function placeOf(dataDir: string): Place {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const guarded = process.getuid?.() === 0;
  const link = join(folder, 'server');
  const moved = isLink(link) || (guarded && !isOpenToOthers(folder));
  const root = moved ? movedRoot(link) : folder;
  const data = join(root, 'postgres');
  return {
    root,
    data,
    pidFile: join(data, 'postmaster.pid'),
    log: join(root, 'postgres.log'),
    secret: join(root, 'postgres.secret'),
    port: join(root, 'postgres.port'),
    lock: join(root, 'postgres.lock'),
    user: serverUser(data),
    movedTo: moved ? root : null,
    ...programsFor(SHARED, guarded),
  };
}

function movedRoot(link: string): string {
  if (isLink(link) && existsSync(link)) return readlinkSync(link);
  const root = join(SHARED, randomBytes(6).toString('hex'));
  mkdirSync(root, { recursive: true, mode: 0o755 });
  rmSync(link, { force: true });
  symlinkSync(root, link);
  return root;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
