// Gives the whole run one folder; the first test that needs a database starts the server in it.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  chmodSync(folder, 0o755);
  process.env.TEST_SERVER_DIR = folder;
  process.env.MOTCUA_DATA_DIR = join(folder, 'files');
}
