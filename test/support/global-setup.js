// Gives the whole run one folder; the first test that needs a database starts the server in it.
import { accessSync, chmodSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 2 ** 30;

/**
 * A file system in memory, where there is one with room. A database is some eight hundred files, and each suite has
 * its own: on a disk that makes a file in a millisecond, this is a second a suite.
 */
function fastFolder() {
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

export default function setup() {
  const folder = mkdtempSync(join(fastFolder(), 'motcua-test-'));
  chmodSync(folder, 0o755);
  process.env.TEST_SERVER_DIR = folder;
  process.env.MOTCUA_DATA_DIR = join(folder, 'files');
  const typescript = pathToFileURL(join(import.meta.dirname, 'typescript-in-children.js'));
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${typescript.href}`.trim();
}
