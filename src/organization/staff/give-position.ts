// Gives a person a position in a unit, and ends it.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay, parseDay } from '../../domain/time/instant.ts';
import type { Day, Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { raises } from '../administration-log/administrative-acts.ts';
import type { Facts } from '../administration-log/administrative-acts.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { GivePositionBody } from './staff-bodies.ts';
import { POSITION_COLUMNS } from './staff-view.ts';
import type { PositionView } from './staff-view.ts';

interface Named {
  readonly person: string;
  readonly unit: string;
}

@Injectable()
export class GivePosition {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * Whether the giver may is the caller's question (`refuseOneself`).
   * @throws DomainError `position.held`, `position.scope`, `staff.unknown`, `unit.unknown`, `validity.empty` or `day.invalid`
   */
  async give(staffId: string, wish: GivePositionBody, at: Instant): Promise<PositionView> {
    const from = wish.validFrom == null ? dayOf(at) : parseDay(wish.validFrom);
    const to = wish.validTo == null ? null : formatDay(parseDay(wish.validTo));
    const given = await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const { rows } = await sql.query<PositionView>({
          name: 'position-give',
          text: `insert into position (id, staff_id, unit_id, position, valid_from, valid_to, scope_unit_id)
            values ($1, $2, $3, $4, $5, $6, $7) returning ${POSITION_COLUMNS}`,
          values: [
            uuidv7(),
            staffId,
            wish.unitId,
            wish.position,
            formatDay(from),
            to,
            wish.scopeUnitId ?? null,
          ],
        });
        const position = rows[0]!;
        const names = await namesOf(sql, position);
        await this.log.write(sql, {
          action: 'position.given',
          subject: { id: staffId, name: names.person },
          after: factsOf(position, names),
          raises: raises(wish.position),
        });
        return position;
      }),
    );
    await this.directory.reload();
    return given;
  }

  /** Whose position it is. @throws DomainError `position.unknown` */
  async holderOf(id: string): Promise<string> {
    return (await this.read(this.database, id)).staffId;
  }

  /** A position that had not begun is removed. @throws DomainError `position.unknown` */
  async end(id: string, day: Day): Promise<void> {
    const on = formatDay(day);
    await this.database.transaction(async (sql) => {
      const before = await this.read(sql, id);
      await sql.query({
        name: 'position-end',
        text: `with removed as (delete from position where id = $1 and valid_from >= $2::date)
          update position set valid_to = $2::date where id = $1 and valid_from < $2::date`,
        values: [id, on],
      });
      const names = await namesOf(sql, before);
      await this.log.write(sql, {
        action: 'position.ended',
        subject: { id: before.staffId, name: names.person },
        before: factsOf(before, names),
        after: before.validFrom < on ? { validTo: on } : null,
      });
    });
    await this.directory.reload();
  }

  private async read(sql: Queryable, id: string): Promise<PositionView> {
    const {
      rows: [position],
    } = await sql.query<PositionView>({
      name: 'position-read',
      text: `select ${POSITION_COLUMNS} from position where id = $1 for update`,
      values: [id],
    });
    if (position === undefined)
      throw new DomainError('position.unknown', 'There is no such position', { id });
    return position;
  }
}

async function namesOf(sql: Queryable, { staffId, unitId }: PositionView): Promise<Named> {
  const { rows } = await sql.query<Named>({
    name: 'position-names',
    text: `select (select full_name from staff where id = $1) as person, (select name from unit_fact where unit_id = $2 order by valid_from desc limit 1) as unit`,
    values: [staffId, unitId],
  });
  return rows[0]!;
}

function factsOf(given: PositionView, { unit }: Named): Facts {
  const { position, unitId, validFrom, validTo, scopeUnitId } = given;
  return { position, unitId, unit, validFrom, validTo, scopeUnitId };
}
