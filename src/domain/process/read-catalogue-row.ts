// One row of the national catalogue, read from untrusted JSON.
import { CATALOGUE_LEVELS } from './catalogue-levels.ts';
import type { CatalogueLevel } from './catalogue-levels.ts';
import { CHANNELS } from './procedure-definition.ts';
import type { AuthorityLevel, Channel, ProcedureDefinition } from './procedure-definition.ts';
import type { Limit } from '../time/limit.ts';
import { readLimit } from './read-limit.ts';
import { PROCEDURE_CODE } from './read-procedure.ts';
import { Shape } from './shape.ts';
import { withoutUndefined } from './without-undefined.ts';

export interface CatalogueRow {
  readonly code: string;
  readonly name: string;
  readonly decision?: string;
  readonly field: string;
  readonly levels: readonly AuthorityLevel[];
  readonly limits: readonly { readonly channel: Channel; readonly limit: Limit }[];
  readonly results: ProcedureDefinition['results'];
}

const LEVEL_NAMES = Object.keys(CATALOGUE_LEVELS) as CatalogueLevel[];

/** `{ code, name, decision, levels, field, applicants, limits: [{ channel, amount, unit }], results }`. */
export function readCatalogueRow(shape: Shape): CatalogueRow {
  const fields = shape.fields([
    'code',
    'name',
    'decision',
    'levels',
    'field',
    'applicants',
    'limits',
    'results',
  ]);
  return withoutUndefined({
    code: fields.at('code').matching(PROCEDURE_CODE, 'a procedure code such as "1.001193"'),
    name: fields.at('name').text(),
    decision: fields.at('decision').optional((decision) => decision.text()),
    field: fields.at('field').text(),
    levels: fields
      .at('levels')
      .items()
      .map((level) => CATALOGUE_LEVELS[level.oneOf(LEVEL_NAMES)]),
    limits: fields.at('limits').items().map(readChannelLimit),
    results: fields.at('results').optional((results) => results.items().map(readResult)) ?? [],
  });
}

function readChannelLimit(shape: Shape): CatalogueRow['limits'][number] {
  const fields = shape.fields(['channel', 'amount', 'unit']);
  const { amount, unit } = { amount: fields.at('amount').value, unit: fields.at('unit').value };
  return {
    channel: fields.at('channel').oneOf(CHANNELS),
    limit: readLimit(new Shape({ amount, unit }, shape.path, shape.problems)),
  };
}

function readResult(shape: Shape): ProcedureDefinition['results'][number] {
  const fields = shape.fields(['name', 'code']);
  return withoutUndefined({
    code: fields.at('code').optional((code) => code.text()),
    name: fields.at('name').text(),
  });
}
