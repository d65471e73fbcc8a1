// The charts in docs/charts are those of the code.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { chartFiles } from '../../src/cli/charts/charts.ts';

const FOLDER = 'docs/charts';

test('what is printed and drawn of the charts is what they are: else npm run charts', () => {
  const made = chartFiles();
  expect(readdirSync(FOLDER).sort()).toEqual(['README.md', ...made.keys()].sort());
  for (const [name, text] of made)
    expect([name, readFileSync(`${FOLDER}/${name}`, 'utf8')]).toEqual([name, text]);
});
