// A procedure out of YAML text or parsed JSON: checked for its shape, unknown fields refused.
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { malformedData, placesOf } from './malformed-data.ts';
import { AUTHORITY_LEVELS } from './procedure-definition.ts';
import type { ProcedureDefinition } from './procedure-definition.ts';
import { readCase } from './read-case.ts';
import { Shape } from './shape.ts';
import type { ShapePath } from './shape.ts';
import { withoutUndefined } from './without-undefined.ts';

export const PROCEDURE_CODE = /^\d\.\d{6}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MALFORMED = 'procedure.malformed';

/**
 * Reads one procedure file. The fields are those of `ProcedureDefinition`; `checklist`, `fees` and `results`
 * may be left out for none, a step's `budget` for no time of its own.
 *
 * @throws DomainError `procedure.malformed` with `details: { file, errors: [{ line, path, expected, found }] }`
 */
export function readProcedureYaml(text: string, fileName: string): ProcedureDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    throw malformedData(
      MALFORMED,
      fileName,
      document.errors.map((error) => ({
        line: lines.linePos(error.pos[0]).line,
        path: '',
        expected: 'well-formed YAML',
        found: error.message,
      })),
    );
  const lineOf = (path: ShapePath): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return readShape(plainValueOf(document, fileName), fileName, lineOf);
}

/** The document as plain data; aliases that multiply without end are refused, not followed. */
function plainValueOf(document: Document, fileName: string): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const place = { path: '', expected: 'YAML without heaps of aliases', found: error.message };
    throw malformedData(MALFORMED, fileName, [place]);
  }
}

/**
 * Reads a procedure that was already parsed, such as the body of a request.
 *
 * @param source names the data in errors
 * @throws DomainError `procedure.malformed`, as above without lines
 */
export function readProcedure(value: unknown, source: string): ProcedureDefinition {
  return readShape(value, source);
}

function readShape(
  value: unknown,
  source: string,
  lineOf?: (path: ShapePath) => number,
): ProcedureDefinition {
  const shape = new Shape(value);
  const procedure = readFields(shape);
  if (shape.problems.length > 0) throw malformedData(MALFORMED, source, placesOf(shape.problems, lineOf));
  return procedure;
}

function readFields(shape: Shape): ProcedureDefinition {
  const fields = shape.fields([
    'code',
    'name',
    'field',
    'levels',
    'decision',
    'results',
    'source',
    'effectiveFrom',
    'cases',
  ]);
  return withoutUndefined({
    code: fields.at('code').matching(PROCEDURE_CODE, 'a national code such as "1.001193"'),
    name: fields.at('name').text(),
    field: fields.at('field').text(),
    levels: fields
      .at('levels')
      .items()
      .map((level) => level.oneOf(AUTHORITY_LEVELS)),
    decision: fields.at('decision').optional((decision) => decision.text()),
    results: fields.at('results').optional((list) => list.items().map(readResult)) ?? [],
    source: fields.at('source').optional((source) => source.text()),
    effectiveFrom: fields.at('effectiveFrom').optional((day) => day.matching(DAY, 'a day, YYYY-MM-DD')),
    cases: fields.at('cases').items().map(readCase),
  });
}

function readResult(shape: Shape): ProcedureDefinition['results'][number] {
  const fields = shape.fields(['code', 'name']);
  return withoutUndefined({
    code: fields.at('code').optional((code) => code.text()),
    name: fields.at('name').text(),
  });
}
