// The citizens' pages say the same in both languages: each sentence takes the same values.
import { expect, it } from '@jest/globals';
import { ACT_WORDS } from '../../src/citizen/acts/words.ts';
import { FIGURE_WORDS } from '../../src/citizen/figures/words.ts';
import { RATING_WORDS } from '../../src/citizen/ratings/words.ts';
import { ONLINE_WORDS } from '../../src/citizen/online/words.ts';
import { WORDS } from '../../src/citizen/words.ts';

it.each([
  ['the look-up', WORDS],
  ['lodging', ONLINE_WORDS],
  ['acts', ACT_WORDS],
  ['rating', RATING_WORDS],
  ['figures', FIGURE_WORDS],
])('has the same values in both languages: %s', (_, { vi, en }) => {
  const named = (from: string) => (from.match(/\{\w+\}/g) ?? []).sort();
  for (const [word, text] of Object.entries(vi))
    expect([word, named((en as Record<string, string>)[word] ?? '')]).toEqual([word, named(text)]);
});
