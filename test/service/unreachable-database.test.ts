// A database that cannot be used ends a start, and a command, with one sentence that says what to look at.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cloneTemplate } from '../support/database.ts';
import type { Clone } from '../support/database.ts';
import { ensureBuilt } from '../support/service.ts';
import { freePort } from '../../bench/start-service.ts';

let home: Clone;
beforeAll(async () => {
  ensureBuilt();
  home = await cloneTemplate();
});
afterAll(() => home.drop());

/** The address with one thing changed. */
function changed(change: (url: URL) => void): string {
  const url = new URL(home.serviceUrl);
  change(url);
  return url.href;
}

const ADDRESSES: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
  [
    'nobody listens',
    async () => {
      const port = await freePort();
      return changed((url) => (url.port = String(port)));
    },
    /^The database at 127\.0\.0\.1:\d+ does not answer \(.*ECONNREFUSED.*\): is PostgreSQL running, and is DATABASE_URL right\?$/,
  ],
  [
    'its name is unknown',
    () => Promise.resolve(changed((url) => (url.hostname = 'nowhere.invalid'))),
    /^The database at nowhere\.invalid:\d+ does not answer \(.*\): is PostgreSQL running, and is DATABASE_URL right\?$/,
  ],
  [
    'the password is wrong',
    () => Promise.resolve(changed((url) => (url.password = 'not-it'))),
    /^The database at 127\.0\.0\.1:\d+ refuses the password of DATABASE_URL$/,
  ],
  [
    'it is not there',
    () => Promise.resolve(changed((url) => (url.pathname = '/nothing'))),
    /^The database at 127\.0\.0\.1:\d+ has no database of the name in DATABASE_URL$/,
  ],
];

it.each(ADDRESSES)('where %s', async (_, address, sentence) => {
  const url = await address();
  for (const program of [['dist/src/main.js'], ['bin/motcua.js', 'verify']]) {
    const { status, stderr } = spawnSync(process.execPath, program, {
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'fatal', PORT: String(await freePort()) },
    });
    // A command says its stable code first.
    const lines = stderr
      .trim()
      .replace(/^[a-z]+(\.[a-zA-Z]+)?: /, '')
      .split('\n');
    expect([program[0], status, lines]).toEqual([program[0], 1, [expect.stringMatching(sentence)]]);
    // Neither the password nor where in the program it happened.
    expect(stderr).not.toMatch(/\n\s+at |not-it|postgres:\/\//);
  }
});
