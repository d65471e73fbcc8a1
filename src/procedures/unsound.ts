// The refusal of a procedure that must not be published.
import { DomainError } from '../domain/domain-error.ts';
import type { Finding } from '../domain/process/finding.ts';
import { MOST_TOLD } from '../domain/process/malformed-data.ts';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';

/**
 * `procedure.invalid` with `details.findings`, fifty at most, and `more` where there are more; null for a procedure
 * without errors.
 *
 * @param locate finds their places in the text, where there is one
 */
export function unsound(
  { code }: ProcedureDefinition,
  findings: readonly Finding[],
  locate: (findings: readonly Finding[]) => readonly Finding[] = (all) => all,
): DomainError | null {
  const errors = findings.filter(({ level }) => level === 'error').slice(0, MOST_TOLD);
  if (errors.length === 0) return null;
  const more = findings.length - MOST_TOLD;
  return new DomainError(
    'procedure.invalid',
    `Procedure ${code} cannot be published: ${errors.map(({ messageEn }) => messageEn).join('; ')}`,
    { code, findings: locate(findings.slice(0, MOST_TOLD)), ...(more > 0 && { more }) },
  );
}
