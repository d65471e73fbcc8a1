// `motcua admin create`: makes an administrator, with a password from the prompt or from standard input.
import type { Command } from 'commander';
import { createFirstAdministrator } from '../organization/staff/create-first-administrator.ts';
import { passwordFromPrompt, passwordFromStdin } from './read-password.ts';
import type { WithDatabase } from './with-database.ts';

interface Options {
  readonly account: string;
  readonly name: string;
  readonly unit?: string;
  readonly unitName?: string;
  readonly passwordStdin?: true;
}

/** Adds `admin create` to the program. A refusal is thrown as a DomainError for the program to print. */
export function addAdminCreate(program: Command, withDatabase: WithDatabase): void {
  const admin =
    program.commands.find((command) => command.name() === 'admin') ??
    program.command('admin').description('administrators');
  admin
    .command('create')
    .description('make an administrator')
    .requiredOption('--account <account>', 'what he signs in with')
    .requiredOption('--name <name>', 'his full name')
    .option('--unit <code>', 'identifier of his unit; the root where not given')
    .option('--unit-name <name>', 'name of the province, where --unit is to be the first unit of all')
    .option('--password-stdin', 'read the password from standard input')
    .action(async (options: Options) => {
      const password = await (options.passwordStdin ? passwordFromStdin() : passwordFromPrompt());
      const made = await withDatabase((database, clock) =>
        createFirstAdministrator(
          database,
          {
            account: options.account,
            name: options.name,
            password,
            unitCode: options.unit ?? null,
            unitName: options.unitName ?? null,
          },
          clock,
        ),
      );
      process.stdout.write(`${options.account.trim().toLowerCase()} ${made.staffId}\n`);
    });
}
