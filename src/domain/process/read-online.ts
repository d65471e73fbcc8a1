// The electronic form of a case out of untrusted data.
import { ONLINE_FIELD_KINDS } from './procedure-definition.ts';
import type { OnlineField, OnlineForm } from './procedure-definition.ts';
import type { Shape } from './shape.ts';
import { withoutUndefined } from './without-undefined.ts';

const KEY = /^[a-z0-9][a-z0-9-]*$/;
const KEY_EXPECTED = 'a key of small letters, digits and hyphens such as ho-ten-con';
const MOST_FIELDS = 60;
const MOST_CHOICES = 100;
const MOST_PAPERS = 200;

/** `{ fields, covers?, source? }`. Problems are noted in the shape. */
export function readOnline(shape: Shape): OnlineForm {
  const fields = shape.fields(['fields', 'covers', 'source']);
  return withoutUndefined({
    fields: fields.at('fields').items(MOST_FIELDS).map(readField),
    covers: fields
      .at('covers')
      .optional((covers) => covers.items(MOST_PAPERS).map((key) => key.matching(KEY, KEY_EXPECTED))),
    source: fields.at('source').optional((source) => source.text()),
  });
}

function readField(shape: Shape): OnlineField {
  const fields = shape.fields(['key', 'label', 'kind', 'required', 'hint', 'choices']);
  const kind = fields.at('kind').oneOf(ONLINE_FIELD_KINDS);
  const choices = fields
    .at('choices')
    .optional((list) => list.items(MOST_CHOICES).map((choice) => choice.text()));
  if ((kind === 'choice') !== (choices !== undefined && choices.length > 0))
    fields.at('choices').expected('choices where the kind is choice, and only there');
  return withoutUndefined({
    key: fields.at('key').matching(KEY, KEY_EXPECTED),
    label: fields.at('label').text(),
    kind,
    required: fields.at('required').flag(),
    hint: fields.at('hint').optional((hint) => hint.text()),
    choices,
  });
}
