// The legs of an interlinked step out of untrusted data.
import { AUTHORITY_LEVELS } from './procedure-definition.ts';
import type { LegDefinition, LegsDefinition, LegUnit } from './procedure-definition.ts';
import { readLimit } from './read-limit.ts';
import type { Shape } from './shape.ts';
import { withoutUndefined } from './without-undefined.ts';

const LEG_KEY = /^[a-z][A-Za-z0-9]*$/;
const MOST_LEGS = 50;
const ROLES = ['receiving', 'competent', 'provinceOffice'] as const;

/** Problems are noted in the shape. */
export function readLegs(shape: Shape): LegsDefinition {
  const fields = shape.fields(['order', 'lead', 'items', 'source']);
  return withoutUndefined({
    order: fields.at('order').oneOf(['sequence', 'parallel'] as const),
    lead: fields.at('lead').text('the key of a leg'),
    items: fields.at('items').items(MOST_LEGS).map(readLeg),
    source: fields.at('source').optional((source) => source.text()),
  });
}

function readLeg(shape: Shape): LegDefinition {
  const fields = shape.fields(['key', 'name', 'unit', 'limit', 'needs']);
  return withoutUndefined({
    key: fields.at('key').matching(LEG_KEY, 'a key of letters and digits such as tax'),
    name: fields.at('name').text(),
    unit: readUnit(fields.at('unit')),
    limit: readLimit(fields.at('limit')),
    needs: fields
      .at('needs')
      .optional((needs) => needs.items(MOST_LEGS).map((need) => need.text('the key of a leg'))),
  });
}

function readUnit(shape: Shape): LegUnit {
  const fields = shape.fields(['role', 'level', 'procedureCode', 'field']);
  if (!fields.at('role').absent) return { role: fields.at('role').oneOf(ROLES) };
  return withoutUndefined({
    level: fields.at('level').oneOf(AUTHORITY_LEVELS),
    procedureCode: fields.at('procedureCode').optional((code) => code.text()),
    field: fields.at('field').optional((field) => field.text()),
  });
}
