// motcua import: published processes, the national catalogue or a calendar from a file, all of it or nothing.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { CalendarBook, USUAL_CALENDAR } from '../calendars/calendar-book.ts';
import { ImportCalendar } from '../calendars/import-calendar.ts';
import { DomainError } from '../domain/domain-error.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { CheckBeforePublishing } from '../procedures/check-before-publishing.ts';
import { ImportCatalogue } from '../procedures/import-catalogue.ts';
import { ImportProcesses } from '../procedures/import-processes.ts';
import { PublishProcedure } from '../procedures/publish-procedure.ts';
import { withProgress } from './progress.ts';
import type { WithDatabase } from './with-database.ts';

/** Adds the three commands. Refusals are thrown as DomainErrors for the frame to write. */
export function addImport(program: Command, withDatabase: WithDatabase): void {
  const command = program.command('import').description('load a file: all of it, or nothing');
  command
    .command('processes <file>')
    .description('publish a file of internal processes (JSON)')
    .action(async (file: string) => {
      const text = await textOf(file);
      const { procedures, versions, warnings } = await withDatabase((database, clock) => {
        const publish = new PublishProcedure(
          database,
          clock,
          new CheckBeforePublishing(),
          AdministrationLog.ofCommand(clock),
        );
        const run = new ImportProcesses(database, publish);
        return withProgress('procedures', (progress) => run.run(text, file, { by: null, progress }));
      });
      for (const { entry, procedure, messageEn } of warnings)
        write(`warning: ${file} entry ${entry}, ${procedure}: ${messageEn}`);
      write(`${procedures} procedures, ${versions} new process versions, ${warnings.length} warnings`);
    });
  command
    .command('catalogue <file>')
    .description('load the national catalogue of procedures (JSON)')
    .action(async (file: string) => {
      const text = await textOf(file);
      const { procedures, kept, withoutLimit } = await withDatabase((database, clock) => {
        const run = new ImportCatalogue(database, clock, AdministrationLog.ofCommand(clock));
        return withProgress('procedures', (progress) => run.run(text, file, { by: null, progress }));
      });
      write(`${procedures} procedures loaded, ${kept} kept with their published process`);
      if (withoutLimit > 0)
        write(
          `${withoutLimit} cases have no time limit: they can be searched, not accepted, until one is given`,
        );
    });
  command
    .command('calendar <file>')
    .description('load days off, swapped days and working Saturdays (CSV) as the next version')
    .option('--name <name>', 'which calendar', USUAL_CALENDAR)
    .action(async (file: string, { name }: { readonly name: string }) => {
      const csv = await textOf(file);
      const result = await withDatabase((database, clock) => {
        const book = new CalendarBook(database, clock);
        const run = new ImportCalendar(database, clock, book, AdministrationLog.ofCommand(clock));
        return run.run(name, { csv, fileName: file }, null, basename(file));
      });
      for (const { date, before, after } of result.differences?.days ?? [])
        write(
          `${date}  ${before?.kind ?? 'as its weekday'} → ${after?.kind ?? 'as its weekday'}  ${after?.name ?? ''}`,
        );
      write(
        result.created
          ? `calendar ${name} is now version ${result.version}`
          : `calendar ${name} says the same already: version ${result.version} stays`,
      );
    });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('file.unreadable', `${file} cannot be read: ${reason}`, { file });
  }
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
