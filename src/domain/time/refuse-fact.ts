// The refusal of a ledger entry that cannot follow what came before it.
import { DomainError } from '../domain-error.ts';
import { formatInstant } from './instant.ts';
import type { ClockFact } from './ledger-entry.ts';

/** An error that names the entry: its kind, instant and id. */
export function refuse(code: string, message: string, fact: ClockFact): DomainError {
  const at = formatInstant(fact.at);
  return new DomainError(code, `${message} (${fact.kind} at ${at})`, {
    kind: fact.kind,
    at,
    id: fact.id ?? null,
  });
}
