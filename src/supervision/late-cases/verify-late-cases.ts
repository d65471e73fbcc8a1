// Folds the journal of every late case through its chart and compares it with its row and its explanations.
import { isDeepStrictEqual } from 'node:util';
import { lateCaseFallsDue, startLateCase, stepLateCase } from '../../../workflows/late-case/run-late-case.ts';
import type { LateCaseStep } from '../../../workflows/late-case/run-late-case.ts';
import type { LateCaseCommand, LateCaseWithdrawal } from '../../../workflows/late-case/late-case.machine.ts';
import type { Database, Queryable } from '../../platform/database.ts';
import { LATE_CASE_COLUMNS } from './find-late-case.ts';
import type { ExplanationRow, LateCaseEventRow, LateCaseRow } from './late-case.table.ts';

interface LateCaseDifference {
  readonly lateCase: string;
  readonly what: string;
  readonly expected: unknown;
  readonly found: unknown;
}

export interface LateCaseVerifyReport {
  readonly lateCases: number;
  readonly entries: number;
  readonly differences: readonly LateCaseDifference[];
}

type Explanation = Pick<ExplanationRow, 'late_case_id' | 'seq' | 'reason' | 'text' | 'given_by' | 'in_time'>;

const PAGE = 500;
const KEYS = 'select * from unnest($1::uuid[], $2::uuid[])';

/** Each page is one picture of the tables, so that a commit between two reads does not look like a difference. */
export async function verifyLateCases(database: Database): Promise<LateCaseVerifyReport> {
  const differences: LateCaseDifference[] = [];
  let [lateCases, entries] = [0, 0];
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await database.transaction(async (sql) => {
      await sql.query({ text: 'set transaction isolation level repeatable read, read only' });
      return readPage(sql, after);
    });
    for (const { row, journal, explanations } of page) {
      entries += journal.length;
      differences.push(...differencesOf(row, journal, explanations));
    }
    lateCases += page.length;
    if (page.length < PAGE) return { lateCases, entries, differences };
    after = page.at(-1)!.row.id;
  }
}

function differencesOf(
  row: LateCaseRow,
  journal: readonly LateCaseEventRow[],
  explanations: readonly Explanation[],
): readonly LateCaseDifference[] {
  const differences: LateCaseDifference[] = [];
  const differ = (what: string, expected: unknown, found: unknown): void => {
    if (!isDeepStrictEqual(plain(expected), plain(found)))
      differences.push({ lateCase: row.id, what, expected, found });
  };
  let last: LateCaseStep | null = null;
  let timer: number | null = null;
  const told: Explanation[] = [];
  for (const [index, entry] of journal.entries()) {
    differ(`entry ${entry.seq}: sequence`, index + 1, entry.seq);
    const step = stepOf(entry, last);
    if (step === null) {
      differ(`entry ${entry.seq}`, 'an event that the state knows', entry.type);
      return differences;
    }
    differ(`entry ${entry.seq}: from`, last?.state.value ?? null, entry.from_state);
    differ(`entry ${entry.seq}: to`, step.state.value, entry.to_state);
    if (entry.type === 'explain') told.push(explanationOf(entry, last!.state.context.overdue));
    if (entry.type === 'fallDue' || step.timer === 'cancel') timer = null;
    else if (step.timer !== null) timer = step.timer;
    last = step;
  }
  if (last === null) {
    differ('journal', 'an entry', 'none');
    return differences;
  }
  const lastFact = (name: string) =>
    journal.findLast(({ facts }) => facts[name] !== undefined)?.facts[name] ?? null;
  const { value, context } = last.state;
  differ('version', journal.length, row.version);
  differ('state', value, row.state);
  differ('context', context, row.context);
  differ('timer', timer, row.timer_at?.getTime() ?? null);
  differ('explanation due', context.answerDueAt, row.answer_due_at?.getTime() ?? null);
  differ('overdue', context.overdue, row.overdue);
  differ('closed', last.closed, row.closed_at !== null);
  for (const name of ['reason', 'finding', 'attribution', 'measure'] as const)
    differ(name, lastFact(name), row[name]);
  differ('explanations', told, explanations);
  return differences;
}

function stepOf({ type, facts, occurred_at }: LateCaseEventRow, before: LateCaseStep | null) {
  const at = occurred_at.getTime();
  if (before === null) return type === 'open' ? startLateCase(at) : null;
  if (type === 'fallDue') return lateCaseFallsDue(before.state, at);
  return stepLateCase(before.state, { type, ...facts } as LateCaseCommand | LateCaseWithdrawal, at);
}

function explanationOf(entry: LateCaseEventRow, overdue: boolean): Explanation {
  return {
    late_case_id: entry.late_case_id,
    seq: entry.seq,
    reason: entry.facts['reason'] as Explanation['reason'],
    text: entry.facts['text'] as string,
    given_by: entry.actor_id!,
    in_time: !overdue,
  };
}

/** As it would come out of the database: without what is undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

async function readPage(sql: Queryable, after: string) {
  const { rows } = await sql.query<LateCaseRow>({
    name: 'late-case.verify',
    text: `select ${LATE_CASE_COLUMNS} from late_case c where c.id > $1 order by c.id limit ${PAGE}`,
    values: [after],
  });
  const values = [rows.map((row) => row.home_agency_id), rows.map(({ id }) => id)];
  const { rows: entries } = await sql.query<LateCaseEventRow>({
    name: 'late-case.verify-journals',
    text: `select * from late_case_event where (home_agency_id, late_case_id) in (${KEYS}) order by seq`,
    values,
  });
  const { rows: told } = await sql.query<Explanation>({
    name: 'late-case.verify-explanations',
    text: `select late_case_id, seq, reason, text, given_by, in_time from explanation
      where (home_agency_id, late_case_id) in (${KEYS}) order by seq`,
    values,
  });
  const [journals, explanations] = [byCase(entries), byCase(told)];
  return rows.map((row) => ({
    row,
    journal: journals.get(row.id) ?? [],
    explanations: explanations.get(row.id) ?? [],
  }));
}

function byCase<Row extends { readonly late_case_id: string }>(rows: readonly Row[]) {
  const cases = new Map<string, Row[]>();
  for (const row of rows) {
    const own = cases.get(row.late_case_id);
    if (own === undefined) cases.set(row.late_case_id, [row]);
    else own.push(row);
  }
  return cases;
}
