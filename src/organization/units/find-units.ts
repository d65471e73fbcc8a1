// Reads units as they are stored, with their versions.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { Database } from '../../platform/database.ts';
import { UNIT_COLUMNS } from './unit-view.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class FindUnits {
  constructor(private readonly database: Database) {}

  /** Units that are valid on a day, `YYYY-MM-DD`; every unit that ever was for null. */
  async list(day: string | null): Promise<UnitView[]> {
    const { rows } = await this.database.query<UnitView>({
      name: 'units-list',
      text: `select ${UNIT_COLUMNS} from agency_unit
        where $1::date is null or ($1::date >= valid_from and (valid_to is null or $1::date < valid_to))
        order by code, valid_from`,
      values: [day],
    });
    return rows;
  }

  /** @throws DomainError `unit.unknown` */
  async one(id: string): Promise<UnitView> {
    const {
      rows: [unit],
    } = await this.database.query<UnitView>({
      name: 'units-one',
      text: `select ${UNIT_COLUMNS} from agency_unit where id = $1`,
      values: [id],
    });
    if (unit === undefined) throw new DomainError('unit.unknown', 'There is no such unit', { unitId: id });
    return unit;
  }
}
