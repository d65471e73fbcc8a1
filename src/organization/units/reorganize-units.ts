// Writes what a decision does to the tree of units, all of it or nothing.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Queryable } from '../../platform/database.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import type { UnitChange } from './unit-changes.ts';

@Injectable()
export class ReorganizeUnits {
  /**
   * Positions, units under it and competences are not rewritten: they are read as the successor's from that day.
   * The caller reloads the directory once its transaction has committed.
   *
   * @param on first day of the changes, `YYYY-MM-DD`
   * @throws DomainError `unit.closed` for one that somebody else closed meanwhile; `unit.codeTaken`, `validity.empty`
   */
  async within(sql: Queryable, changes: readonly UnitChange[], on: string): Promise<void> {
    for (const change of changes)
      await refusingConstraints(async () => {
        await this.#close(sql, change, on);
        if (change.kind === 'rename') await this.#open(sql, change, on);
        await sql.query({
          name: 'reorganize-succeed',
          text: `update agency_unit set successor_id = $2 where id = $1`,
          values: [change.unitId, change.successorId],
        });
      });
  }

  async #close(sql: Queryable, { unitId }: UnitChange, on: string): Promise<void> {
    const { rows } = await sql.query({
      name: 'reorganize-close',
      text: `update agency_unit set valid_to = $2, version = version + 1
        where id = $1 and valid_to is null returning id`,
      values: [unitId, on],
    });
    if (rows.length === 0) throw new DomainError('unit.closed', 'The unit has an end already', { unitId });
  }

  async #open(sql: Queryable, { unitId, successorId, name }: UnitChange, on: string): Promise<void> {
    await sql.query({
      name: 'reorganize-open',
      text: `insert into agency_unit
        (id, code, name, kind, is_agency, level, parent_id, supervised_by, valid_from, calendar_name, address, phone)
        select $2, code, $3, kind, is_agency, level, parent_id, supervised_by, $4, calendar_name, address, phone
        from agency_unit where id = $1`,
      values: [unitId, successorId, name, on],
    });
  }
}
