// Module hooks: TypeScript through SWC, with the settings of the tests, kept from one run to the next.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, version } from '@swc/core';
import { swc } from './swc-settings.js';

const KEPT = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'motcua-tests');
const SETTINGS = `${version} ${JSON.stringify(swc)}`;
const globals = new URL('./suite-globals.js', import.meta.url).href;
let replacesGlobals = false;
mkdirSync(KEPT, { recursive: true });

/** @param data whether `@jest/globals` is the suite's, as in a worker. */
export function initialize(data) {
  replacesGlobals = data?.globals === true;
}

export async function resolve(specifier, context, next) {
  if (replacesGlobals && specifier === '@jest/globals')
    return { url: globals, format: 'module', shortCircuit: true };
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  return { format: 'module', source: await compiled(filename), shortCircuit: true };
}

async function compiled(filename) {
  const source = await readFile(filename, 'utf8');
  const name = createHash('sha1').update(`${SETTINGS} ${filename} ${source}`).digest('hex');
  const kept = join(KEPT, `${name}.js`);
  try {
    return await readFile(kept, 'utf8');
  } catch {
    const { code } = await transform(source, { ...swc, filename, swcrc: false });
    const unfinished = `${kept}.${randomUUID()}`;
    await writeFile(unfinished, code);
    await rename(unfinished, kept);
    return code;
  }
}
