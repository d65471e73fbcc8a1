// Why the service, or a command, could not begin: one sentence for whoever runs it.
import { DomainError } from '../domain/domain-error.ts';
import type { Config } from './config.ts';
import { ConfigError } from './config.ts';
import { DatabaseUnavailable } from './database.ts';

/** Something outside of the program that somebody can put right; its message is that sentence. */
export class CannotStart extends Error {}

/** What PostgreSQL says when it refuses to let anybody in, and what to look at. */
const REFUSED: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password of DATABASE_URL',
  '28000': 'refuses the user of DATABASE_URL',
  '3D000': 'has no database of the name in DATABASE_URL',
  '42501': 'does not allow the user of DATABASE_URL what the schema needs',
};

/** The sentence; null for a fault of our own, which is shown with its stack. @param config null when it is what is wrong */
export function sentenceOf(error: unknown, config: Config | null): string | null {
  if (error instanceof ConfigError) return `The configuration is wrong. ${error.message}`;
  if (error instanceof CannotStart || error instanceof DomainError) return error.message;
  const cause = error instanceof DatabaseUnavailable ? error.cause : error;
  const code = codeOf(cause);
  if (code === 'EADDRINUSE' && config !== null)
    return `Port ${config.port} of ${config.host} is taken by another program: set PORT`;
  const database = databaseOf(config);
  if (code !== null && code in REFUSED) return `The database at ${database} ${REFUSED[code]!}`;
  if (!(error instanceof DatabaseUnavailable)) return null;
  if (error.code !== 'database.unavailable') return `${error.message} (${database})`;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : (code ?? 'no answer');
  return `The database at ${database} does not answer (${reason}): is PostgreSQL running, and is DATABASE_URL right?`;
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : null;
}

function databaseOf(config: Config | null): string {
  const url = config?.connectionString ?? '';
  return URL.canParse(url) ? new URL(url).host || 'this machine' : 'this machine';
}
