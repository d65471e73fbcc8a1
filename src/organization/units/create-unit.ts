// Opens a unit from a day on.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { parseDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { CreateUnitBody } from './unit-bodies.ts';
import { UNIT_COLUMNS } from './unit-view.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class CreateUnit {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  /** @throws DomainError `unit.codeTaken`, `unit.unknown` or `day.invalid` */
  async run(unit: CreateUnitBody): Promise<UnitView> {
    parseDay(unit.validFrom);
    const created = await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const { rows } = await sql.query<UnitView>({
          name: 'unit-create',
          text: `insert into agency_unit
            (id, code, name, kind, is_agency, level, parent_id, supervised_by, valid_from, calendar_name, address, phone)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ${UNIT_COLUMNS}`,
          values: [
            uuidv7(),
            unit.code,
            unit.name,
            unit.kind,
            unit.isAgency,
            unit.level,
            unit.parentId ?? null,
            unit.supervisedBy ?? null,
            unit.validFrom,
            unit.calendarName ?? 'vn',
            unit.address ?? null,
            unit.phone ?? null,
          ],
        });
        const after = rows[0]!;
        await this.log.write(sql, { action: 'unit.created', subject: after, after: { ...after } });
        return after;
      }),
    );
    await this.directory.reload();
    return created;
  }
}
