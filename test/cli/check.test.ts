// `motcua check`: all that is shipped passes; a broken file is told with its line, the others are checked all the same.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { checkFiles, hasError, writeFindings } from '../../src/cli/check.ts';
import { SHIPPED_PROCEDURES, shippedFiles } from '../../src/procedures/load-shipped.ts';

test('everything that is shipped can be published', async () => {
  const checked = await checkFiles(await shippedFiles(SHIPPED_PROCEDURES));
  expect(checked.length).toBeGreaterThan(20);
  expect(checked.filter(hasError)).toEqual([]);
});

test('broken files are findings, in a table with a count below', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const bad = join(folder, 'bad.yaml');
  writeFileSync(bad, 'code: "1.000001"\nname: Thử\nfield: Thử\nlevels: [province]\ncase: []\n');
  const checked = await checkFiles([bad, join(folder, 'absent.yaml')]);
  rmSync(folder, { recursive: true });
  expect(checked.every(hasError)).toBe(true);
  const written: string[] = [];
  writeFindings(checked, new Writable({ write: (chunk, _, done) => (written.push(String(chunk)), done()) }));
  expect(written.join('')).toMatch(/bad\.yaml +error +procedure\.malformed/);
  expect(written.join('')).toMatch(/bad\.yaml:5/);
  expect(written.at(-1)).toBe('2 procedures, 0 cases: 2 errors, 0 warnings\n');
});
