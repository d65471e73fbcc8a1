// motcua anchor: makes an anchor now and says where it is kept.
import type { Command } from 'commander';
import { keepAnchorFile } from '../anchors/keep-anchor-file.ts';
import { MakeAnchor } from '../anchors/make-anchor.ts';
import { readConfig } from '../platform/config.ts';
import type { WithDatabase } from './with-database.ts';

export function addAnchor(program: Command, withDatabase: WithDatabase): void {
  program
    .command('anchor')
    .description('fold the ends of all chains that moved on into an anchor, kept as a file')
    .option('--to <folder>', 'where to keep it; by default where the service keeps its own')
    .action(async ({ to }: { to?: string }) => {
      const folder = to ?? readConfig(process.env).anchorDir;
      const made = await withDatabase((database, clock) => new MakeAnchor(database).run(clock.now()));
      for (const anchor of made) {
        const { path, besideAnother } = await keepAnchorFile(folder, anchor);
        console.log(besideAnother ? `${path} (another anchor ${anchor.seq} was kept before)` : path);
      }
      if (made.length === 0) console.log('nothing has happened since the last anchor');
    });
}
