// The refusals of what people send: one code a limit, and what was met.
import { DomainError } from '../../domain/domain-error.ts';

/** Refusals that say nothing of the input: the same may be sent again a moment later. */
export const TRY_AGAIN: ReadonlySet<string> = new Set(['input.busy', 'input.notBegun', 'input.oneAtATime']);

/** @param bytes the most that may come out of what is packed */
export function tooLarge(bytes: number): DomainError {
  return new DomainError('input.tooLarge', `The file holds more than ${bytes} bytes once unpacked`, {
    most: bytes,
  });
}

export function tooManyRows(rows: number): DomainError {
  return new DomainError('input.tooManyRows', `The sheet has more than ${rows} rows`, { most: rows });
}

export function tooManyColumns(columns: number, row: number): DomainError {
  return new DomainError('input.tooManyColumns', `Row ${row} has more than ${columns} columns`, {
    most: columns,
    row,
  });
}

export function cellTooLong(characters: number, row: number): DomainError {
  return new DomainError('input.cellTooLong', `A cell of row ${row} has more than ${characters} characters`, {
    most: characters,
    row,
  });
}

export function unreadable(format: string, reason: string): DomainError {
  return new DomainError('input.unreadable', `The file cannot be read as ${format}: ${reason}`, {
    format,
    reason,
  });
}

export function tooSlow(seconds: number): DomainError {
  return new DomainError('input.tooSlow', `Reading the file took more than ${seconds} seconds`, {
    most: seconds,
  });
}

export function tooMuchMemory(megabytes: number): DomainError {
  return new DomainError('input.tooMuchMemory', `Reading the file took more than ${megabytes} MB of memory`, {
    most: megabytes,
  });
}

export function tooDeep(): DomainError {
  return new DomainError('input.tooDeep', 'The file is nested too deeply', {});
}

export function tooMuchFound(bytes: number): DomainError {
  return new DomainError('input.tooMuchFound', `What the file says is longer than ${bytes} bytes`, {
    most: bytes,
  });
}

/** The process that read it ended, for no reason that is known. */
export function brokeDown(): DomainError {
  return new DomainError('input.unreadable', 'Reading the file broke down', {
    format: null,
    reason: 'broke down',
  });
}

export function oneAtATime(most: number): DomainError {
  return new DomainError('input.oneAtATime', 'Files of yours are still being read', {
    most,
    retryAfterSeconds: 2,
  });
}

export function busy(most: number): DomainError {
  return new DomainError('input.busy', 'Too many files wait to be read', { most, retryAfterSeconds: 5 });
}

/** No process could be started that would have looked at it. */
export function notBegun(): DomainError {
  return new DomainError('input.notBegun', 'The file could not be read just now', { retryAfterSeconds: 10 });
}
