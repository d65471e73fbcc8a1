// Writes what a decision does to the tree of units, and takes it back; all of it or nothing.
import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/database.ts';
import { changedFrom, closedFrom, withdrawnOn } from './dated-facts.ts';
import { readOpenWork, refuseOpenWork } from './open-work.ts';
import { rewriteFacts } from './rewrite-facts.ts';
import { traitsOf } from './unit-changes.ts';
import type { UnitChange } from './unit-changes.ts';

@Injectable()
export class ReorganizeUnits {
  /**
   * Positions, units under it and competences are not rewritten: they are read as the successor's from that day.
   * The caller reloads the directory once its transaction has committed.
   *
   * @param on first day of the changes, `YYYY-MM-DD`
   * @param ruled units whose open dossiers the decision's rules speak of
   * @throws DomainError `unit.closed` for one that somebody else closed meanwhile; `unit.codeTaken`, `validity.empty`,
   *   `unit.changesLater`; `unit.hasOpenWork` for one closed without a successor that still has something in hand
   */
  async within(
    sql: Queryable,
    changes: readonly UnitChange[],
    on: string,
    ruled: ReadonlySet<string>,
  ): Promise<void> {
    for (const change of changes)
      await rewriteFacts(sql, change.unitId, null, (facts) =>
        change.kind === 'rename'
          ? changedFrom(facts, on, traitsOf(change))
          : closedFrom(facts, on, change.successorId),
      );
    await this.refuseLeftBehind(sql, changes, on, ruled);
  }

  /** Writes nothing. @throws DomainError `unit.hasOpenWork`, as `within` */
  async refuseLeftBehind(
    sql: Queryable,
    changes: readonly UnitChange[],
    on: string,
    ruled: ReadonlySet<string>,
  ): Promise<void> {
    for (const { kind, unitId, successorId } of changes) {
      if (kind === 'rename' || successorId !== null) continue;
      const { dossiers, ...others } = await readOpenWork(sql, unitId, on);
      refuseOpenWork(unitId, ruled.has(unitId) ? others : { dossiers, ...others });
    }
  }

  /** @throws DomainError `unit.nothingToWithdraw` where the tree was changed otherwise meanwhile */
  async takeBack(sql: Queryable, changes: readonly UnitChange[], on: string): Promise<void> {
    for (const { unitId } of [...changes].reverse())
      await rewriteFacts(sql, unitId, null, (facts) => withdrawnOn(facts, on));
  }
}
