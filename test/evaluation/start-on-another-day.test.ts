// A first start on a day for which there is no sample province ends with the sentence that names the days there are.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../bench/start-service.ts';
import { ensureBuilt } from '../support/service.ts';

let folder: string;
beforeAll(() => {
  ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), 'motcua-day-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The later day first: a clock that was refused is not kept, so that an earlier day may be chosen.
it.each(['2028-01-03T08:00', '2025-06-30T08:00'])(
  'at %s, and leaves no server behind',
  async (clock) => {
    const { DATABASE_URL: _, ...environment } = process.env;
    const { status, stderr } = spawnSync(process.execPath, ['dist/src/main.js'], {
      encoding: 'utf8',
      timeout: 500_000,
      env: {
        ...environment,
        MOTCUA_DATA_DIR: folder,
        MOTCUA_CLOCK: clock,
        LOG_LEVEL: 'fatal',
        PORT: String(await freePort()),
      },
    });
    const sentence = new RegExp(
      `^There is a sample province for the days from 2025-10-01 to 2027-12-31, and none for ${clock.slice(0, 10)}: set MOTCUA_CLOCK to one of those days$`,
    );
    expect([status, stderr.trim().split('\n')]).toEqual([1, [expect.stringMatching(sentence)]]);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  },
  600_000,
);
