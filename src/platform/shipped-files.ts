// Where the files that come with the service are, run from source or compiled.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of a file or folder below the project's own folder, e.g. `shippedPath('workflows', 'procedures')`. */
export function shippedPath(...parts: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json was not found above the running code');
    folder = above;
  }
  return join(folder, ...parts);
}
