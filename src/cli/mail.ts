// motcua mail: what waited too long to go unasked, and the decision about it.
import type { Command } from 'commander';
import { HeldMails } from '../alerts/mail/held-mails.ts';
import { JudgeMails } from '../alerts/mail/judge-mails.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { Settings } from '../platform/settings/settings.ts';
import type { Database } from '../platform/database.ts';
import type { WithDatabase } from './with-database.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import type { Clock } from '../platform/clock.ts';

export function addMail(program: Command, withDatabase: WithDatabase): void {
  const mail = program.command('mail').description('mail that waited too long to go unasked');
  mail
    .command('held')
    .description('how much is held, and what would become of it if it were released')
    .action(async () => {
      const { count, oldestAt, asked, worth, dropped } = await withDatabase((database, clock) =>
        heldIn(database, clock).look(clock.now()),
      );
      console.log(`${count} held${oldestAt === null ? '' : `, the oldest written ${oldestAt}`}`);
      if (asked > 0) console.log(`of ${asked} asked: ${worth} would go`);
      for (const each of dropped) console.log(`  ${each.count} would be dropped: ${each.reason}`);
    });
  mail
    .command('release')
    .description('let what is held go, as far as it is still worth sending')
    .action(async () => {
      const count = await withDatabase((database, clock) => heldIn(database, clock).release(clock.now()));
      console.log(`${count} released`);
    });
  mail
    .command('drop')
    .description('drop what is held and was written longer ago than so many days')
    .requiredOption('--older-than-days <days>', 'a whole number; 0 for all that is held', wholeDays)
    .action(async ({ olderThanDays }: { olderThanDays: number }) => {
      const count = await withDatabase((database, clock) =>
        heldIn(database, clock).drop(olderThanDays, clock.now()),
      );
      console.log(`${count} dropped`);
    });
}

function heldIn(database: Database, clock: Clock): HeldMails {
  const directory = new OrganizationDirectory(database, clock);
  const judge = new JudgeMails(database, directory, new Settings(database));
  return new HeldMails(database, judge, AdministrationLog.ofCommand(clock));
}

function wholeDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new Error(`--older-than-days: not a whole number of days: ${text}`);
  return Number(text);
}
