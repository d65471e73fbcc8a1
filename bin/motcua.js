#!/usr/bin/env node
// The command `motcua`: compiles the service when that was not done since the last change, then runs the command line.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiled = join(root, 'dist', 'src', 'cli.js');
const stamp = join(root, 'dist', '.tsbuildinfo');
const SOURCES = ['src', 'workflows', 'migrations'];
const SETTINGS = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

function changedSince(time) {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  return [...SETTINGS, ...files].some((name) => statSync(join(root, name)).mtimeMs > time);
}

/** Null where only what the compiled service needs was installed. */
function compiler() {
  try {
    return createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  } catch {
    return null;
  }
}

function build() {
  console.error('motcua: compiling, a moment…');
  const nest = compiler();
  if (nest === null) {
    console.error(
      'motcua: the service is not compiled, and its compiler is not installed: npm ci --include=dev',
    );
    process.exit(1);
  }
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0 || !existsSync(compiled)) {
    console.error('motcua: the service could not be compiled');
    process.exit(1);
  }
  const now = new Date();
  utimesSync(stamp, now, now);
  const bundled = spawnSync(process.execPath, [join(root, 'bin', 'bundle.js')], { stdio: ['ignore', 2, 2] });
  // Without a bundle the modules are loaded one by one, which takes longer and does the same.
  if (bundled.status !== 0) console.error('motcua: the compiled service could not be bundled');
}

// A package without its sources runs what it was shipped with.
if (existsSync(join(root, 'src'))) {
  const upToDate = existsSync(compiled) && existsSync(stamp) && !changedSince(statSync(stamp).mtimeMs);
  if (!upToDate) build();
}
await import(new URL('../dist/src/cli.js', import.meta.url).href);
