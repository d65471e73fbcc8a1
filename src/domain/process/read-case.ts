// A case of a procedure out of untrusted data: limit, checklist, fees, rules and process.
import { CHANNELS } from './procedure-definition.ts';
import type {
  CaseDefinition,
  ChecklistItem,
  ExtensionRule,
  FeeItem,
  SupplementRule,
  TimePolicy,
} from './procedure-definition.ts';
import { readLimit } from './read-limit.ts';
import { readOnline } from './read-online.ts';
import { readProcess } from './read-process.ts';
import type { Shape } from './shape.ts';
import { withoutUndefined } from './without-undefined.ts';

export const CASE_KEY = /^[a-z0-9][a-z0-9-]*$/;
const MOST_PAPERS = 200;
const MOST_FEES = 100;
const KEY_EXPECTED = 'a key of small letters, digits and hyphens such as trong-ngay';

/** A case; `limit` must be written, be it null. Problems are noted in the shape. */
export function readCase(shape: Shape): CaseDefinition {
  const fields = shape.fields([
    'key',
    'name',
    'limit',
    'unconfirmed',
    'channels',
    'checklist',
    'fees',
    'policy',
    'supplement',
    'extension',
    'online',
    'immediate',
    'source',
    'process',
  ]);
  const limit = fields.at('limit');
  return withoutUndefined({
    key: fields.at('key').matching(CASE_KEY, KEY_EXPECTED),
    name: fields.at('name').text(),
    limit: limit.value === null ? null : readLimit(limit),
    unconfirmed: fields.at('unconfirmed').optional((flag) => flag.flag()),
    channels: fields
      .at('channels')
      .optional((channels) => channels.items(CHANNELS.length).map((channel) => channel.oneOf(CHANNELS))),
    checklist:
      fields.at('checklist').optional((list) => list.items(MOST_PAPERS).map(readChecklistItem)) ?? [],
    fees: fields.at('fees').optional((list) => list.items(MOST_FEES).map(readFee)) ?? [],
    policy: fields.at('policy').optional(readPolicy),
    supplement: fields.at('supplement').optional(readSupplement),
    extension: fields.at('extension').optional(readExtension),
    online: fields.at('online').optional(readOnline),
    immediate: fields.at('immediate').optional((flag) => flag.flag()),
    source: fields.at('source').optional((source) => source.text()),
    process: readProcess(fields.at('process')),
  });
}

function readChecklistItem(shape: Shape): ChecklistItem {
  const fields = shape.fields(['key', 'name', 'originals', 'certifiedCopies', 'copies', 'required']);
  return withoutUndefined({
    key: fields.at('key').matching(CASE_KEY, KEY_EXPECTED),
    name: fields.at('name').text(),
    originals: fields.at('originals').optional((count) => count.whole(0)),
    certifiedCopies: fields.at('certifiedCopies').optional((count) => count.whole(0)),
    copies: fields.at('copies').optional((count) => count.whole(0)),
    required: fields.at('required').flag(),
  });
}

function readFee(shape: Shape): FeeItem {
  const fields = shape.fields(['key', 'name', 'amount', 'per', 'note']);
  const amount = fields.at('amount');
  return withoutUndefined({
    key: fields.at('key').matching(CASE_KEY, KEY_EXPECTED),
    name: fields.at('name').text(),
    amount: amount.value === null ? null : amount.whole(0),
    per: fields.at('per').optional(readPer),
    note: fields.at('note').optional((note) => note.text()),
  });
}

function readPer(shape: Shape): NonNullable<FeeItem['per']> {
  const fields = shape.fields(['unit', 'beyond', 'most']);
  return withoutUndefined({
    unit: fields.at('unit').text(),
    beyond: fields.at('beyond').optional((beyond) => {
      const parts = beyond.fields(['units', 'amount']);
      return { units: parts.at('units').whole(1), amount: parts.at('amount').whole(0) };
    }),
    most: fields.at('most').optional((most) => most.whole(1)),
  });
}

function readPolicy(shape: Shape): TimePolicy {
  const fields = shape.fields(['due', 'outsideHours', 'lastHourCountsNextDay']);
  return withoutUndefined({
    due: fields.at('due').optional((due) => due.oneOf(['officeClose', 'clockTime'] as const)),
    outsideHours: fields
      .at('outsideHours')
      .optional((hours) => hours.oneOf(['asReceived', 'nextOpening'] as const)),
    lastHourCountsNextDay: fields.at('lastHourCountsNextDay').optional((flag) => flag.flag()),
  });
}

function readSupplement(shape: Shape): SupplementRule {
  const fields = shape.fields([
    'windowWorkingDays',
    'timesPerStage',
    'lapseWorkingDays',
    'afterCompletion',
    'repeatWindowWorkingDays',
    'refusalWindowWorkingDays',
    'source',
  ]);
  const days = (key: string) => fields.at(key).optional((count) => count.whole(1));
  return withoutUndefined({
    windowWorkingDays: fields.at('windowWorkingDays').whole(1),
    timesPerStage: fields.at('timesPerStage').whole(1),
    lapseWorkingDays: fields.at('lapseWorkingDays').whole(1),
    afterCompletion: fields.at('afterCompletion').oneOf(['restart', 'resume'] as const),
    repeatWindowWorkingDays: days('repeatWindowWorkingDays'),
    refusalWindowWorkingDays: days('refusalWindowWorkingDays'),
    source: fields.at('source').optional((source) => source.text()),
  });
}

function readExtension(shape: Shape): ExtensionRule {
  const fields = shape.fields(['limit', 'source']);
  return withoutUndefined({
    limit: readLimit(fields.at('limit')),
    source: fields.at('source').optional((source) => source.text()),
  });
}
