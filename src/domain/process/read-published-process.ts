// One entry of a file of published processes, read from untrusted JSON.
import type { Limit } from '../time/limit.ts';
import { PUBLISHED_KINDS } from './published-step.ts';
import type { PublishedStep } from './published-step.ts';
import { PROCEDURE_CODE } from './read-procedure.ts';
import type { Shape } from './shape.ts';
import { parseVietnameseLimit, vietnameseNumber, vietnameseUnit } from './vietnamese-limit.ts';

export interface PublishedProcess {
  /** The decision, `2022/QĐ-UBND Cao Bằng 27/11/2025`. */
  readonly source: string;
  readonly codes: readonly string[];
  readonly name: string | null;
  readonly total: Limit | null;
  readonly steps: readonly PublishedStep[];
}

/** `{ source, codes, name, total, steps: [{ no, kind, actor, unit, amount }] }`; `name`, `total` may be null. */
export function readPublishedProcess(shape: Shape): PublishedProcess {
  const fields = shape.fields(['source', 'codes', 'name', 'total', 'steps']);
  const codes = fields
    .at('codes')
    .items()
    .map((code) => code.matching(PROCEDURE_CODE, 'a procedure code such as "1.001193"'));
  if (Array.isArray(fields.at('codes').value) && codes.length === 0)
    fields.at('codes').expected('at least one procedure code');
  const name = fields.at('name');
  const total = fields.at('total');
  return {
    source: fields.at('source').text(),
    codes,
    name: name.absent || name.value === null ? null : name.text(),
    total: total.value === null ? null : readTotal(total),
    steps: fields.at('steps').items().map(readStep),
  };
}

function readTotal(shape: Shape): Limit | null {
  const words = shape.text('a limit such as "10,5 ngày làm việc", "168 giờ" or "05 ngày"');
  const limit = parseVietnameseLimit(words);
  if (limit === null && words !== '')
    shape.expected('a limit such as "10,5 ngày làm việc", "168 giờ" or "05 ngày"');
  return limit;
}

function readStep(shape: Shape): PublishedStep {
  const fields = shape.fields(['no', 'kind', 'actor', 'unit', 'amount']);
  return {
    no: fields.at('no').text('the number of the step, as a text'),
    kind: fields.at('kind').oneOf(PUBLISHED_KINDS),
    actor: fields.at('actor').text('who does the step').replace(/\s+/gu, ' '),
    budget: readStepBudget(fields.at('unit'), fields.at('amount')),
  };
}

/** `none`, or an amount of 0, is a step without time of its own. */
function readStepBudget(unit: Shape, amount: Shape): Limit | null {
  const words = unit.text('"ngày làm việc", "ngày", "giờ" or "none"');
  if (words === 'none' || words === '') return null;
  const known = vietnameseUnit(words);
  const { value } = amount;
  const number = typeof value === 'string' ? vietnameseNumber(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0)
    amount.expected('an amount of time such as 0.5 or "0,5"');
  else if (number > 0 && known !== null && known !== 'months') return { amount: number, unit: known };
  if (known === null || known === 'months') unit.expected('"ngày làm việc", "ngày", "giờ" or "none"');
  return null;
}
