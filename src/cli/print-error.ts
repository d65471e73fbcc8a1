// What a command says when it fails: one line with a stable code; the stack only where it was asked for.
import { DomainError } from '../domain/domain-error.ts';
import { ConfigError } from '../platform/config.ts';
import { DatabaseUnavailable } from '../platform/database.ts';

/** Writes `code: message` to standard error. */
export function printError(error: unknown): void {
  console.error(`${codeOf(error)}: ${error instanceof Error ? error.message : String(error)}`);
  const isBug = codeOf(error) === 'internal';
  if (isBug && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) console.error(error.stack);
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (error instanceof ConfigError) return 'config.invalid';
  if (error instanceof DatabaseUnavailable) return 'database.unavailable';
  return 'internal';
}
