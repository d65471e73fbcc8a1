// Module hooks: TypeScript through SWC, with the settings of the tests, kept from one run to the next.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { KEPT, keptPath, SWC } from './kept-compilations.js';

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
  const kept = keptPath(filename, source);
  try {
    return await readFile(kept, 'utf8');
  } catch {
    const { code, map } = await transform(source, { ...SWC, filename, swcrc: false });
    await keep(`${kept}.map`, map);
    await keep(kept, code);
    return code;
  }
}

/** Whole or not at all: two workers may be at the same file. */
async function keep(path, text) {
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}
