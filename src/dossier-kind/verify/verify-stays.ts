// The stays that a journal's entries say, for holding the stored ones against them.
import type { Queryable } from '../../platform/database.ts';
import type { ClosedStay, DossierColumns, OpenStay } from '../dossier-state.ts';
import type { JournalEntry } from '../journal.ts';
import type { DossierKey } from '../orders.ts';

/** A row of `stay`; instants in epoch milliseconds. */
export interface StoredStay extends OpenStay {
  /** `dossier`, or the leg's name. */
  readonly subject: string;
  readonly leftAt: number | null;
  readonly workingMinutes: number | null;
  readonly procedureCode: string;
  readonly processVersionId: string;
}

export class FoldedStays {
  private readonly stays = new Map<string, StoredStay>();
  /** Opened by the entries of the newest order. */
  private fresh: { at: number; names: string[] } = { at: NaN, names: [] };

  /** @param columns of the dossier after the entry */
  take(entry: JournalEntry, columns: DossierColumns): void {
    const { closedStay, openedStay, closedChildStays = [], openedChildStays = [] } = entry;
    this.settleFresh(entry.recordedAt, columns);
    if (closedStay) this.close('dossier', closedStay);
    if (openedStay) this.open('dossier', openedStay, columns);
    for (const { subject, ...stay } of closedChildStays) this.close(subject, stay);
    for (const { subject, ...stay } of openedChildStays) this.open(subject, stay, columns);
  }

  all(): readonly StoredStay[] {
    return inOrder([...this.stays.values()]);
  }

  /** The entries of one order are written at one instant, and its stays with the process version after all of them. */
  private settleFresh(at: number, { processVersionId }: DossierColumns): void {
    if (at !== this.fresh.at) this.fresh = { at, names: [] };
    for (const name of this.fresh.names) this.stays.set(name, { ...this.stays.get(name)!, processVersionId });
  }

  private close(subject: string, { seq, leftAt, workingMinutes }: ClosedStay): void {
    const name = `${subject} ${seq}`;
    const stay = this.stays.get(name);
    if (stay) this.stays.set(name, { ...stay, leftAt, workingMinutes });
  }

  private open(subject: string, stay: OpenStay, columns: DossierColumns): void {
    const { seq, state, step, unitId, officerId, charge, enteredAt, budgetMinutes, dueAt } = stay;
    const { procedureCode, processVersionId } = columns;
    const name = `${subject} ${seq}`;
    this.fresh.names.push(name);
    this.stays.set(name, {
      ...{ subject, seq, state, step, unitId, officerId, charge, enteredAt, budgetMinutes, dueAt },
      ...{ leftAt: null, workingMinutes: null, procedureCode, processVersionId },
    });
  }
}

const instant = (column: string) => `round(extract(epoch from s.${column}) * 1000)::float8`;

/** The stored stays by dossier, each list in the order of `FoldedStays.all`. */
export async function readStays(
  sql: Queryable,
  keys: readonly DossierKey[],
): Promise<ReadonlyMap<string, readonly StoredStay[]>> {
  const { rows } = await sql.query<StoredStay & { id: string }>({
    text: `
      select k.id, s.subject, s.seq, s.state, s.step, s.unit_id as "unitId", s.officer_id as "officerId", s.charge,
        ${instant('entered_at')} as "enteredAt", s.budget_minutes as "budgetMinutes", ${instant('due_at')} as "dueAt",
        ${instant('left_at')} as "leftAt", s.working_minutes as "workingMinutes",
        s.procedure_code as "procedureCode", s.process_version_id as "processVersionId"
      from unnest($1::uuid[], $2::uuid[]) as k(home_agency_id, id)
      join stay s on s.home_agency_id = k.home_agency_id and s.dossier_id = k.id`,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ id }) => id)],
  });
  const found = new Map<string, StoredStay[]>();
  for (const { id, ...stay } of rows) {
    const own = found.get(id);
    if (own === undefined) found.set(id, [stay]);
    else own.push(stay);
  }
  return new Map([...found].map(([id, stays]) => [id, inOrder(stays)]));
}

function inOrder(stays: readonly StoredStay[]): readonly StoredStay[] {
  return [...stays].sort((a, b) => a.seq - b.seq || a.subject.localeCompare(b.subject));
}
