// What a command says when it fails: one line with a stable code; the stack only where it was asked for.
import { DomainError } from '../domain/domain-error.ts';
import { ConfigError, readConfig } from '../platform/config.ts';
import type { Config } from '../platform/config.ts';
import { DatabaseUnavailable } from '../platform/database.ts';
import { CannotStart, sentenceOf } from '../platform/start-failure.ts';

/** Writes `code: message` to standard error. */
export function printError(error: unknown): void {
  const said = error instanceof Error ? error.message : String(error);
  console.error(`${codeOf(error)}: ${sentenceOf(error, configOrNull()) ?? said}`);
  const isBug = codeOf(error) === 'internal';
  if (isBug && process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) console.error(error.stack);
}

/** A line on standard error for what a command waits for. */
export function tellWaiting(line: string): void {
  console.error(line);
}

function configOrNull(): Config | null {
  try {
    return readConfig(process.env);
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (error instanceof ConfigError) return 'config.invalid';
  if (error instanceof DatabaseUnavailable) return error.code;
  if (error instanceof CannotStart) return 'start.impossible';
  return 'internal';
}
