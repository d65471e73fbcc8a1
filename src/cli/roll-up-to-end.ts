// Takes the journal to the figures of reports to its end, so that they can be held against what they are counted from.
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { RollupPass } from '../supervision/reports/rollup-pass.ts';
import { withProgress } from './progress.ts';

export const rollupPass = (database: Database, clock: Clock): RollupPass =>
  new RollupPass(database, new OrganizationDirectory(database, clock), clock);

/** @returns journal entries read */
export async function rollUpToEnd(database: Database, pass: RollupPass): Promise<number> {
  const { rows } = await database.query<{ n: number }>({
    text: 'select count(*)::int as n from case_event',
  });
  return withProgress('entries', async (progress) => {
    let entries = 0;
    for (let more = true; more;) {
      const step = await pass.run(true);
      entries += step.entries;
      more = step.more;
      progress(Math.min(entries, rows[0]!.n), rows[0]!.n);
    }
    return entries;
  });
}
