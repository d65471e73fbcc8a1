// As whom the embedded PostgreSQL runs, and which folders that user can enter.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from './start-failure.ts';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const OWN_USER = 'postgres';
const MAKE_USER = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER];

/**
 * PostgreSQL refuses to run as root. Root runs it as the owner of the data where there is some, else as `postgres`
 * (made if there is no such user), else as `nobody`. Undefined means: as the user of this process.
 *
 * @throws CannotStart when the data belongs to somebody this process cannot become
 */
export function serverUser(data: string): ServerUser | undefined {
  const owner = existsSync(data) ? statSync(data) : null;
  const own = process.getuid?.();
  if (own === undefined) return undefined;
  if (own !== 0) {
    if (owner !== null && owner.uid !== own)
      throw new CannotStart(
        `${data} belongs to another user (uid ${owner.uid}): start the service as that user or as root`,
      );
    return undefined;
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = userNamed(OWN_USER) ?? madeUser() ?? userNamed('nobody');
  if (!found)
    throw new CannotStart('Started as root, but there is no user postgres or nobody to run PostgreSQL as');
  return found;
}

/** Whether everybody may enter this folder and all above it. */
export function isOpenToOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function userNamed(name: string): ServerUser | undefined {
  const fields = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === name);
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function madeUser(): ServerUser | undefined {
  return spawnSync('useradd', MAKE_USER, { stdio: 'ignore' }).status === 0 ? userNamed(OWN_USER) : undefined;
}
