// Gives the whole run one folder; the first test that needs a database starts the server in it.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  chmodSync(folder, 0o755);
  process.env.TEST_SERVER_DIR = folder;
  process.env.MOTCUA_DATA_DIR = join(folder, 'files');
  const typescript = pathToFileURL(join(import.meta.dirname, 'typescript-in-children.js'));
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${typescript.href}`.trim();
}
