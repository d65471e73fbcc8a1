// The command line. Each command is a file in cli/, loaded only when it is asked for.
import { Command } from 'commander';
import { printError } from './cli/print-error.ts';
import { withDatabase } from './cli/with-database.ts';
import type { WithDatabase } from './cli/with-database.ts';

/** Adds one command, with its options, to the program. */
type AddCommand = (program: Command, withDatabase: WithDatabase) => void;

interface Entry {
  readonly description: string;
  readonly load: () => Promise<AddCommand>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  migrate: {
    description: 'bring the database to the newest schema',
    load: async () => (await import('./cli/migrate.ts')).addMigrate,
  },
  admin: {
    description: 'administrators: create the first one',
    load: async () => (await import('./cli/admin-create.ts')).addAdminCreate,
  },
  check: {
    description: 'check procedure files: data, budgets and statechart',
    load: async () => (await import('./cli/check.ts')).addCheck,
  },
  due: {
    description: 'work out due dates, one JSON question a line',
    load: async () => (await import('./cli/due.ts')).addDue,
  },
  import: {
    description: 'load processes, the catalogue or a calendar from a file',
    load: async () => (await import('./cli/import.ts')).addImport,
  },
  verify: {
    description: 'fold every journal and report whatever differs from it',
    load: async () => (await import('./cli/verify.ts')).addVerify,
  },
  anchor: {
    description: 'fold the ends of all chains into an anchor, kept as a file',
    load: async () => (await import('./cli/anchor.ts')).addAnchor,
  },
  backup: {
    description: 'take a backup: database, files, anchors, configuration',
    load: async () => (await import('./cli/backup.ts')).addBackup,
  },
  restore: {
    description: 'bring a backup back into an empty database',
    load: async () => (await import('./cli/backup.ts')).addRestore,
  },
  rollups: {
    description: 'figures of reports: rebuild them, or check them against the dossiers',
    load: async () => (await import('./cli/rollups.ts')).addRollups,
  },
  mail: {
    description: 'mail that waited too long: look at it, let it go, or drop it',
    load: async () => (await import('./cli/mail.ts')).addMail,
  },
  seed: {
    description: 'load the evaluation province into an empty database',
    load: async () => (await import('./cli/seed.ts')).addSeed,
  },
  charts: {
    description: 'write the charts beside the law',
    load: async () => (await import('./cli/charts/charts.ts')).addCharts,
  },
  openapi: {
    description: 'write the description of the API',
    load: async () => (await import('./cli/openapi.ts')).addOpenapi,
  },
};

const LAST_WORDS_MS = 1_000;

async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('motcua')
    .description('Một Cửa: dossiers of the one-stop shop, timed to the minute')
    .showHelpAfterError('(motcua --help lists the commands)')
    .showSuggestionAfterError();
  const [asked = ''] = argv;
  const entry = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined;
  if (entry) (await entry.load())(program, withDatabase);
  else
    for (const [name, { description }] of Object.entries(COMMANDS))
      program.command(name).description(description);
  await program.parseAsync(argv, { from: 'user' });
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  printError(error);
  process.exitCode = 1;
  // What a command that failed half-way has left open must not keep it alive.
  setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
}
