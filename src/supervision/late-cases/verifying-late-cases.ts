// How late cases are held against their journals: rows, explanations, and the timer that is armed.
import {
  EXPLANATION_DUE,
  lateCaseFallsDue,
  lateCaseMeta,
  startLateCase,
  stepLateCase,
} from '../../../workflows/late-case/run-late-case.ts';
import type { LateCaseChartState, LateCaseStep } from '../../../workflows/late-case/run-late-case.ts';
import type { LateCaseCommand, LateCaseWithdrawal } from '../../../workflows/late-case/late-case.machine.ts';
import type { Differ, EntryColumns, Folding, Kind } from '../../engine/kind.ts';
import type { CaseKey } from '../../engine/orders.ts';
import type { Queryable } from '../../platform/database.ts';
import { LATE_CASE } from './late-case.ts';
import type { LateCase, LateCaseEntry, LateCaseTypes } from './late-case.ts';
import { readLateCases } from './late-case-rows.ts';
import type { ExplanationRow } from './late-case.table.ts';

type Explanation = Pick<ExplanationRow, 'seq' | 'reason' | 'text' | 'given_by' | 'in_time'>;

/** `verify(database, VERIFIED_LATE_CASES)` needs nothing else of the service. */
export const VERIFIED_LATE_CASES: Pick<Kind<LateCaseTypes>, 'name' | 'verifying'> = {
  name: LATE_CASE.name,
  verifying: {
    table: 'late_case',
    belongs: [['explanation', 'late_case_id']],
    foldings: async (sql, keys) => {
      const cases = await readLateCases(sql, keys);
      const told = await readExplanations(sql, keys);
      return new Map([...cases].map(([id, found]) => [id, new LateCaseFolding(found, told.get(id) ?? [])]));
    },
  },
};

class LateCaseFolding implements Folding {
  readonly ref: string;
  private state: LateCaseChartState | null = null;
  private timers: LateCase['timers'] = {};
  private readonly told: Explanation[] = [];
  private readonly facts = new Map<string, unknown>();
  private readonly unlike: Parameters<Differ>[] = [];

  constructor(
    readonly found: LateCase,
    private readonly explanations: readonly Explanation[],
  ) {
    this.ref = `late case ${found.id}`;
  }

  take(said: unknown): EntryColumns {
    const entry = said as LateCaseEntry;
    const { seq, type, at, recordedAt, by } = entry;
    const was = this.state;
    this.unlike.push([`entry ${seq}: from`, was?.value ?? null, entry.from]);
    if (type === 'explain') this.told.push(explanationOf(entry, was?.context.overdue ?? false));
    for (const [name, fact] of Object.entries(entry.facts)) this.facts.set(name, fact);
    if (entry.after === undefined) this.replay(entry);
    else {
      this.state = { value: entry.to, context: entry.after };
      this.timers = entry.timers ?? {};
    }
    return { seq, type, at, recordedAt, actorId: by };
  }

  compare(differ: Differ): void {
    for (const one of this.unlike) differ(...one);
    if (this.state === null) return;
    const { value, context } = this.state;
    const { row } = this.found;
    differ('state', value, row.state);
    differ('context', context, row.context);
    differ('timers', this.timers, this.found.timers);
    differ('explanation due', context.answerDueAt, row.answer_due_at?.getTime() ?? null);
    differ('overdue', context.overdue, row.overdue);
    differ('closed', lateCaseMeta(value).waitsFor === 'nobody', row.closed_at !== null);
    for (const name of ['reason', 'finding', 'attribution', 'measure'] as const)
      differ(name, this.facts.get(name) ?? null, row[name]);
    differ('explanations', this.told, this.explanations);
  }

  /** An entry that does not tell the case after it: its chart is run. */
  private replay(entry: LateCaseEntry): void {
    const step = stepOf(entry, this.state);
    if (step === null) {
      this.unlike.push([`entry ${entry.seq}`, 'an event that the state knows', entry.type]);
      return;
    }
    this.unlike.push([`entry ${entry.seq}: to`, step.state.value, entry.to]);
    if (entry.type === 'fallDue' || step.timer === 'cancel') this.timers = {};
    else if (step.timer !== null) this.timers = { [EXPLANATION_DUE]: step.timer };
    this.state = step.state;
  }
}

function stepOf({ type, facts, at }: LateCaseEntry, before: LateCaseChartState | null): LateCaseStep | null {
  if (before === null) return type === 'open' ? startLateCase(at) : null;
  if (type === 'fallDue') return lateCaseFallsDue(before, at);
  return stepLateCase(before, { type, ...facts } as LateCaseCommand | LateCaseWithdrawal, at);
}

function explanationOf({ seq, facts, by }: LateCaseEntry, overdue: boolean): Explanation {
  return {
    seq,
    reason: facts['reason'] as Explanation['reason'],
    text: facts['text'] as string,
    given_by: by!,
    in_time: !overdue,
  };
}

async function readExplanations(
  sql: Queryable,
  keys: readonly CaseKey[],
): Promise<ReadonlyMap<string, readonly Explanation[]>> {
  const { rows } = await sql.query<Explanation & { late_case_id: string }>({
    name: 'late-case.verify-explanations',
    text: `select late_case_id, seq, reason, text, given_by, in_time from explanation
      where (home_agency_id, late_case_id) in (select * from unnest($1::uuid[], $2::uuid[])) order by seq`,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ id }) => id)],
  });
  const found = new Map<string, Explanation[]>();
  for (const { late_case_id, ...row } of rows)
    found.set(late_case_id, [...(found.get(late_case_id) ?? []), row]);
  return found;
}
