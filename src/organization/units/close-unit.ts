// Closes a unit from a day on; its successor takes its place in everything that names it.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay, startOfDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { staleVersion } from '../stale-version.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { FindUnits } from './find-units.ts';
import type { CloseUnitBody } from './unit-bodies.ts';
import { UNIT_COLUMNS } from './unit-view.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class CloseUnit {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: FindUnits,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * Positions, units under it and competences are not rewritten: they are read as the successor's from that day.
   * @throws DomainError `unit.successorUnfit`, `unit.hasOpenUnits`, `unit.unknown` or `ifMatch.stale`
   */
  async run(id: string, version: number, { on, successorId = null }: CloseUnitBody): Promise<UnitView> {
    const unit = await this.units.one(id);
    const from = startOfDay(parseDay(on));
    const organization = await this.directory.reload();
    if (successorId === null) {
      const open = organization.units.filter(
        (each) => each.parentId === id && organization.isOpen(each.id, from),
      );
      if (open.length > 0)
        throw new DomainError('unit.hasOpenUnits', 'Name a successor: units under this one stay open', {
          unitIds: open.map((each) => each.id),
        });
    } else if (
      organization.unit(successorId) === null ||
      organization.standsIn(successorId, from) === id ||
      !organization.isOpen(successorId, from)
    )
      throw new DomainError('unit.successorUnfit', 'The successor must be another unit, open on that day', {
        successorId,
      });
    const closed = await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const { rows } = await sql.query<UnitView>({
          name: 'unit-close',
          text: `update agency_unit set valid_to = $3, successor_id = $4, version = version + 1
            where id = $1 and version = $2 returning ${UNIT_COLUMNS}`,
          values: [id, version, on, successorId],
        });
        const [after] = rows;
        if (after === undefined) throw staleVersion(unit.version);
        await this.log.write(sql, {
          action: 'unit.closed',
          subject: unit,
          before: { validTo: unit.validTo, successorId: unit.successorId },
          after: { validTo: on, successorId },
        });
        return after;
      }),
    );
    await this.directory.reload();
    return closed;
  }
}
