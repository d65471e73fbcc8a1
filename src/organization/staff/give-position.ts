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

  /**
   * Whose position it is that is to end.
   * @throws DomainError `position.unknown`, and those of `endOn`
   */
  async holderOf(id: string, day: Day, at: Instant): Promise<string> {
    const position = await this.read(this.database, id);
    endOn(position, day, at);
    return position.staffId;
  }

  /** @throws DomainError `position.unknown`, and those of `endOn` */
  async end(id: string, day: Day, at: Instant): Promise<void> {
    await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const before = await this.read(sql, id);
        const on = endOn(before, day, at);
        await sql.query({
          name: on === null ? 'position-take-back' : 'position-end',
          text:
            on === null
              ? `delete from position where id = $1`
              : `update position set valid_to = $2::date where id = $1`,
          values: on === null ? [id] : [id, on],
        });
        const names = await namesOf(sql, before);
        await this.log.write(sql, {
          action: 'position.ended',
          subject: { id: before.staffId, name: names.person },
          before: factsOf(before, names),
          after: on === null ? null : { validTo: on },
        });
      }),
    );
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

/**
 * An end only comes nearer, and never before today: what was held stays known, and what is over stays over. A longer
 * position is another one, given by somebody else.
 *
 * @returns its first day without it; null where it has not begun, or begins today, and is taken back whole
 * @throws DomainError `position.over`, `position.endInThePast`, `position.endsEarlier`
 */
function endOn({ validFrom, validTo }: PositionView, day: Day, at: Instant): string | null {
  const [on, today] = [formatDay(day), formatDay(dayOf(at))];
  if (validTo !== null && validTo <= today)
    throw new DomainError('position.over', 'The position has ended already', { validTo });
  if (on < today && validFrom <= today)
    throw new DomainError('position.endInThePast', 'A position that is held ends today or later', { today });
  if (on <= validFrom) return null;
  if (validTo !== null && on > validTo)
    throw new DomainError(
      'position.endsEarlier',
      'The position ends earlier: its end is not moved to a later day',
      {
        validTo,
      },
    );
  return on;
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
