// What the tests' TypeScript was compiled to, kept from one run to the next beside the installed packages.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { version } from '@swc/core';

/** How it becomes JavaScript; decorators keep the types of what is injected, as in the build. */
export const SWC = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: true,
};

export const KEPT = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'motcua-tests');
const SETTINGS = `${version} ${JSON.stringify(SWC)}`;

/** Path of what a file of this name and text is compiled to; with `.map` behind it, of its source map. */
export function keptPath(filename, text) {
  const name = createHash('sha1').update(`${SETTINGS} ${filename} ${text}`).digest('hex');
  return join(KEPT, `${name}.js`);
}
