// Corrects a unit's name, place in the tree, supervising office or contact data.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { differing } from '../administration-log/administrative-acts.ts';
import { staleVersion } from '../stale-version.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { FindUnits } from './find-units.ts';
import type { ChangeUnitBody } from './unit-bodies.ts';
import { UNIT_COLUMNS } from './unit-view.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class ChangeUnit {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: FindUnits,
    private readonly log: AdministrationLog,
  ) {}

  /** @throws DomainError `unit.unknown`, `unit.loop` or `ifMatch.stale` */
  async run(id: string, version: number, change: ChangeUnitBody, at: Instant): Promise<UnitView> {
    const before = await this.units.one(id);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after: UnitView = { ...before, ...given };
    await this.refuseLoop(after, at);
    const changed = await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const {
          rows: [unit],
        } = await sql.query<UnitView>({
          name: 'unit-change',
          text: `update agency_unit set name = $3, kind = $4, parent_id = $5, supervised_by = $6, calendar_name = $7,
            address = $8, phone = $9, version = version + 1 where id = $1 and version = $2 returning ${UNIT_COLUMNS}`,
          values: [
            id,
            version,
            after.name,
            after.kind,
            after.parentId,
            after.supervisedBy,
            after.calendarName,
            after.address,
            after.phone,
          ],
        });
        if (unit === undefined) throw staleVersion(before.version);
        await this.log.write(sql, { action: 'unit.changed', subject: before, ...differing(before, unit) });
        return unit;
      }),
    );
    await this.directory.reload();
    return changed;
  }

  private async refuseLoop(unit: UnitView, at: Instant): Promise<void> {
    if (unit.parentId === null) return;
    const organization = await this.directory.reload();
    if (organization.unit(unit.parentId) === null) return;
    if (unit.parentId === unit.id || organization.subtree(unit.id, at).includes(unit.parentId))
      throw new DomainError('unit.loop', 'A unit cannot lie under itself', { unitId: unit.id });
  }
}
