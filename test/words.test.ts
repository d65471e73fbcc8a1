// The words that ARCHITECTURE.md explains are those that the code uses: each is part of a name that some file exports.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const EXPORTED = /^export (?:abstract )?(?:async )?(?:class|function|const|interface|type)\*? (\w+)/gm;

/** `CLOCK_LEDGER`, `clockLedger`, `ClockLedger` → `clock ledger`. */
const spoken = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

function exportedNames(): string[] {
  return ['src', 'workflows'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        [...readFileSync(`${root}/${file}`, 'utf8').matchAll(EXPORTED)].map(([, name]) => spoken(name!)),
      ),
  );
}

function explainedWords(): string[] {
  const [, words = ''] = readFileSync('ARCHITECTURE.md', 'utf8').split('\n## Words\n');
  const rows = words.split('\n## ')[0]!.matchAll(/^\| ([^|]*[a-z][^|]*?) +\|/gm);
  return [...rows].flatMap(([, cell]) => cell!.split(',').map((word) => word.trim()));
}

it('every word that is explained is one that the code says', () => {
  const names = exportedNames();
  const words = explainedWords();
  expect(words.length).toBeGreaterThan(12);
  const unsaid = words.filter((word) => !names.some((name) => ` ${name} `.includes(` ${word} `)));
  expect(unsaid).toEqual([]);
});
