// Opens a unit from a day on.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { parseDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { AgencyUnitTable } from '../agency-unit.table.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { FindUnits } from './find-units.ts';
import { writeFacts } from './rewrite-facts.ts';
import type { CreateUnitBody } from './unit-bodies.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class CreateUnit {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: FindUnits,
    private readonly log: AdministrationLog,
  ) {}

  /** @throws DomainError `unit.codeTaken`, `unit.unknown` or `day.invalid` */
  async run(unit: CreateUnitBody): Promise<UnitView> {
    parseDay(unit.validFrom);
    const id = uuidv7();
    await this.database.transaction(async (sql) => {
      await sql.repository(AgencyUnitTable).insert({ id });
      await writeFacts(sql, id, [
        {
          ...unit,
          validTo: null,
          successorId: null,
          parentId: unit.parentId ?? null,
          supervisedBy: unit.supervisedBy ?? null,
          calendarName: unit.calendarName ?? 'vn',
          address: unit.address ?? null,
          phone: unit.phone ?? null,
        },
      ]);
      const subject = { id, name: unit.name };
      await this.log.write(sql, { action: 'unit.created', subject, after: { ...unit } });
    });
    await this.directory.reload();
    return this.units.one(id, unit.validFrom);
  }
}
