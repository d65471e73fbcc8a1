// motcua due: due dates for questions on standard input, one JSON object a line; needs no database.
import { stdin, stdout } from 'node:process';
import type { Command } from 'commander';
import { answerDueLines } from './answer-due-lines.ts';
import { calendarFiles } from './calendar-files.ts';

interface DueOptions {
  readonly calendar: string;
  readonly explain: boolean;
}

/** Adds the command. The exit code is 1 when any line was answered with an error. */
export function addDue(program: Command): void {
  program
    .command('due')
    .description(
      'read {"from", "limit", "pauses"?, "calendar"?, "policy"?} a line, write {"due", "lateFrom", "explain"}',
    )
    .option('--calendar <name or file>', 'calendar for lines that name none', 'vn')
    .option('--no-explain', 'leave out the explanation')
    .action(async ({ calendar, explain }: DueOptions) => {
      const find = calendarFiles(calendar);
      find(undefined); // a calendar that is not there is told once, not a million times
      stdout.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EPIPE') process.exit(0); // the reader has seen enough
        throw error;
      });
      const { failed } = await answerDueLines(stdin, stdout, find, explain);
      if (failed > 0) process.exitCode = 1;
    });
}
