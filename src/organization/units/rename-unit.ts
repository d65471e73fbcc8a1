// Gives a unit a new name from a day on: the old one is closed with its name, the new one takes its place.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { staleVersion } from '../stale-version.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { FindUnits } from './find-units.ts';
import type { RenameUnitBody } from './unit-bodies.ts';
import { UNIT_COLUMNS } from './unit-view.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class RenameUnit {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: FindUnits,
    private readonly log: AdministrationLog,
  ) {}

  /** @returns the new unit, with the old one's identifier. @throws DomainError `unit.closed`, `ifMatch.stale` */
  async run(id: string, version: number, { on, name }: RenameUnitBody): Promise<UnitView> {
    parseDay(on);
    const old = await this.units.one(id);
    if (old.validTo !== null)
      throw new DomainError('unit.closed', 'The unit has an end already', { unitId: id });
    const newId = uuidv7();
    const renamed = await refusingConstraints(() =>
      this.database.transaction(async (transaction) => {
        const { rows: closed } = await transaction.query({
          name: 'unit-rename-close',
          text: `update agency_unit set valid_to = $3, version = version + 1 where id = $1 and version = $2 returning id`,
          values: [id, version, on],
        });
        if (closed.length === 0) throw staleVersion(old.version);
        const {
          rows: [created],
        } = await transaction.query<UnitView>({
          name: 'unit-rename-create',
          text: `insert into agency_unit
            (id, code, name, kind, is_agency, level, parent_id, supervised_by, valid_from, calendar_name, address, phone)
            select $2, code, $3, kind, is_agency, level, parent_id, supervised_by, $4, calendar_name, address, phone
            from agency_unit where id = $1 returning ${UNIT_COLUMNS}`,
          values: [id, newId, name, on],
        });
        await transaction.query({
          name: 'unit-rename-succeed',
          text: `update agency_unit set successor_id = $2 where id = $1`,
          values: [id, newId],
        });
        await this.log.write(transaction, {
          action: 'unit.renamed',
          subject: old,
          before: { name: old.name },
          after: { name, from: on },
        });
        return created!;
      }),
    );
    await this.directory.reload();
    return renamed;
  }
}
