// The order of suites: the long ones first, so that both workers end at about the same time.
import Sequencer from '@jest/test-sequencer';

/** Longest first, from a minute to ten seconds on two cores; all others follow in Jest's own order. */
const LONGEST = [
  'browser/every-page',
  'browser/counter',
  'browser/supervision',
  'browser/agencies',
  'attachments/s3-storage',
  'evaluation/resumed-seed',
  'service/killed-effects',
  'dossiers/hand-overs',
  'platform/embedded-keeper',
  'evaluation/week-of-alerts',
  'supervision/identities',
  'law/province-renamed',
  'evaluation/seeded-province',
  'backup/trouble',
  'service/killed',
];

function place(path) {
  const at = LONGEST.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return at === -1 ? LONGEST.length : at;
}

export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((a, b) => place(a.path) - place(b.path));
  }
}
