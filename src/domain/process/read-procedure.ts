// A procedure out of YAML text or parsed JSON: checked for its shape, unknown fields refused.
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { malformedData, malformedShape, MOST_TOLD } from './malformed-data.ts';
import { AUTHORITY_LEVELS } from './procedure-definition.ts';
import type { ProcedureDefinition } from './procedure-definition.ts';
import { readCase } from './read-case.ts';
import { repeatedMapKeys } from './repeated-map-keys.ts';
import { Shape } from './shape.ts';
import { withoutUndefined } from './without-undefined.ts';
import { YamlPlaces } from './yaml-places.ts';
import { checkYamlShape } from './yaml-shape.ts';

export const PROCEDURE_CODE = /^\d\.\d{6}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MALFORMED = 'procedure.malformed';
const MOST_CASES = 100;
const MOST_RESULTS = 100;

/** A procedure together with the text it was read from. */
export interface ProcedureText {
  readonly procedure: ProcedureDefinition;
  readonly places: YamlPlaces;
}

/**
 * Reads one procedure file. The fields are those of `ProcedureDefinition`; `checklist`, `fees` and `results`
 * may be left out for none, a step's `budget` for no time of its own.
 *
 * @throws DomainError `procedure.malformed` with `details: { file, errors: [{ line, column, path, expected, found }] }`,
 *   fifty at most, and `more` where there are more; `input.…` for a text that is too large, deep or repetitive
 */
export function readProcedureYaml(text: string, fileName: string): ProcedureDefinition {
  return readProcedureText(text, fileName).procedure;
}

/** As `readProcedureYaml`, with the places of its values. @throws DomainError as `readProcedureYaml` */
export function readProcedureText(text: string, fileName: string): ProcedureText {
  checkYamlShape(text);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const places = new YamlPlaces(document, lines);
  const faults = [
    ...document.errors.map(({ pos, message }) => ({ at: pos[0], found: message })),
    ...repeatedMapKeys(document).map((at) => ({ at, found: 'Map keys must be unique' })),
  ];
  if (faults.length > 0)
    throw malformedData(
      MALFORMED,
      fileName,
      faults.slice(0, MOST_TOLD).map(({ at, found }) => ({
        ...places.at(at),
        path: '',
        expected: 'well-formed YAML',
        found,
      })),
      faults.length,
    );
  return { procedure: readShape(plainValueOf(document, fileName), fileName, places), places };
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

function readShape(value: unknown, source: string, places?: YamlPlaces): ProcedureDefinition {
  const shape = new Shape(value);
  const procedure = readFields(shape);
  if (shape.problems.length > 0)
    throw malformedShape(MALFORMED, source, shape.problems, places && ((path) => places.of(path)));
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
      .items(AUTHORITY_LEVELS.length)
      .map((level) => level.oneOf(AUTHORITY_LEVELS)),
    decision: fields.at('decision').optional((decision) => decision.text()),
    results: fields.at('results').optional((list) => list.items(MOST_RESULTS).map(readResult)) ?? [],
    source: fields.at('source').optional((source) => source.text()),
    effectiveFrom: fields.at('effectiveFrom').optional((day) => day.matching(DAY, 'a day, YYYY-MM-DD')),
    cases: fields.at('cases').items(MOST_CASES).map(readCase),
  });
}

function readResult(shape: Shape): ProcedureDefinition['results'][number] {
  const fields = shape.fields(['code', 'name']);
  return withoutUndefined({
    code: fields.at('code').optional((code) => code.text()),
    name: fields.at('name').text(),
  });
}
