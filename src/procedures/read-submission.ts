// A procedure as an administrator submits it: as YAML, whose faults are told by line and column, or as JSON.
import { DomainError } from '../domain/domain-error.ts';
import type { Finding } from '../domain/process/finding.ts';
import type { MalformedPlace } from '../domain/process/malformed-data.ts';
import type { ProcedureDefinition } from '../domain/process/procedure-definition.ts';
import { readProcedure, readProcedureText } from '../domain/process/read-procedure.ts';
import type { TextPlace } from '../domain/process/yaml-places.ts';

/** A finding with its place in the submitted text; JSON has none. */
export type LocatedFinding = Finding & Partial<TextPlace>;

export interface Submission {
  readonly procedure: ProcedureDefinition;
  /** As it was submitted; null for JSON. */
  readonly text: string | null;
  readonly locate: (findings: readonly Finding[]) => LocatedFinding[];
}

const POSTED = 'body';

/**
 * @param body a string is YAML, anything else JSON
 * @throws DomainError `procedure.malformed` with `details.errors`, and the same as `details.findings` for the editor
 */
export function readSubmission(body: unknown): Submission {
  try {
    if (typeof body !== 'string')
      return {
        procedure: readProcedure(body ?? {}, POSTED),
        text: null,
        locate: (findings) => [...findings],
      };
    const { procedure, places } = readProcedureText(body, POSTED);
    const locate = (findings: readonly Finding[]): LocatedFinding[] =>
      findings.map((finding) => ({ ...finding, ...places.ofPointer(finding.path) }));
    return { procedure, text: body, locate };
  } catch (error) {
    throw error instanceof DomainError ? withFindings(error) : error;
  }
}

function withFindings(error: DomainError): DomainError {
  const errors = (error.details['errors'] ?? []) as readonly MalformedPlace[];
  const findings = errors.map(({ line, column, path, expected, found }): LocatedFinding => ({
    code: error.code,
    level: 'error',
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message: `Nội dung chưa đúng mẫu. Cần: ${expected}. Đang có: ${found}`,
    messageEn: `Expected ${expected}, found ${found}`,
  }));
  return new DomainError(error.code, error.message, { ...error.details, findings });
}
