// Fails when folders of src, web or workflows come round to each other: node eslint/check-folders.js
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { describeCycle, folderCycles } from './folder-cycles.js';

const CODE = /\.(ts|tsx|js)$/;

const files = new Set(
  ['src', 'web', 'workflows'].flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && CODE.test(entry.name))
      .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name)),
  ),
);
const imports = [...files].flatMap((file) =>
  ts
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => posix.join(posix.dirname(file), fileName))
    .filter((target) => files.has(target))
    .map((target) => [file, target]),
);
const cycles = folderCycles(imports);
for (const cycle of cycles) console.error(describeCycle(cycle));
if (cycles.length > 0) process.exit(1);
