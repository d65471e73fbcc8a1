// Reads units as they are stored, with their versions.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { Database } from '../../platform/database.ts';
import { readFacts } from './rewrite-facts.ts';
import type { UnitFactView, UnitView } from './unit-view.ts';

/** `$1` is the day that is asked about; before its first day a unit is told as it begins, after its last as it was then. */
const UNITS = `
  select u.id, f.code, f.name, f.kind, f.is_agency as "isAgency", f.level, f.parent_id as "parentId",
    f.supervised_by as "supervisedBy", life.successor_id as "successorId", life.first::text as "validFrom",
    life.last::text as "validTo", f.calendar_name as "calendarName", f.address, f.phone, u.version
  from agency_unit u
  cross join lateral (
    select min(valid_from) as first, case when bool_and(valid_to is not null) then max(valid_to) end as last,
      (array_agg(successor_id) filter (where successor_id is not null))[1] as successor_id
    from unit_fact where unit_id = u.id) life
  cross join lateral (
    select * from unit_fact where unit_id = u.id
    order by valid_from > $1::date, case when valid_from <= $1::date then valid_from end desc, valid_from limit 1) f`;

@Injectable()
export class FindUnits {
  constructor(private readonly database: Database) {}

  /** Units that are there on a day, `YYYY-MM-DD`, as they are then; every unit that ever was, as of it, with `ever`. */
  async list(day: string, ever: boolean): Promise<UnitView[]> {
    const { rows } = await this.database.query<UnitView>({
      name: 'units-list',
      text: `${UNITS} where $2 or ($1::date >= life.first and (life.last is null or $1::date < life.last))
        order by f.code, life.first`,
      values: [day, ever],
    });
    return rows;
  }

  /** @param day as it is then. @throws DomainError `unit.unknown` */
  async one(id: string, day: string): Promise<UnitView> {
    const {
      rows: [unit],
    } = await this.database.query<UnitView>({
      name: 'units-one',
      text: `${UNITS} where u.id = coalesce((select unit_id from unit_alias where old_id = $2), $2)`,
      values: [day, id],
    });
    if (unit === undefined) throw new DomainError('unit.unknown', 'There is no such unit', { unitId: id });
    return unit;
  }

  /** Oldest first. @throws DomainError `unit.unknown` */
  async facts(id: string): Promise<UnitFactView[]> {
    const facts = await readFacts(this.database, id);
    if (facts.length === 0) throw new DomainError('unit.unknown', 'There is no such unit', { unitId: id });
    return [...facts];
  }
}
