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
import { PositionTable } from '../position.table.ts';
import type { PositionRow } from '../position.table.ts';
import { StaffTable } from '../staff.table.ts';
import { newestUnitName } from '../newest-unit-name.ts';
import type { GivePositionBody } from './staff-bodies.ts';
import { positionView } from './staff-view.ts';
import type { PositionView } from './staff-view.ts';

interface Named {
  readonly person: string;
  readonly unit: string | null;
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
        const id = uuidv7();
        const positions = sql.repository(PositionTable);
        await positions.insert({
          id,
          staff_id: staffId,
          unit_id: wish.unitId,
          position: wish.position,
          valid_from: formatDay(from),
          valid_to: to,
          scope_unit_id: wish.scopeUnitId ?? null,
        });
        const position = positionView(await positions.findOneByOrFail({ id }));
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
    const position = known(id, await this.database.repository(PositionTable).findOneBy({ id }));
    endOn(position, day, at);
    return position.staffId;
  }

  /** @throws DomainError `position.unknown`, and those of `endOn` */
  async end(id: string, day: Day, at: Instant): Promise<void> {
    await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const positions = sql.repository(PositionTable);
        const held = { where: { id }, lock: { mode: 'pessimistic_write' } } as const;
        const before = known(id, await positions.findOne(held));
        const on = endOn(before, day, at);
        await (on === null ? positions.delete({ id }) : positions.update({ id }, { valid_to: on }));
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
}

/** @throws DomainError `position.unknown` */
function known(id: string, row: PositionRow | null): PositionView {
  if (row === null) throw new DomainError('position.unknown', 'There is no such position', { id });
  return positionView(row);
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
  const person = await sql.repository(StaffTable).findOneBy({ id: staffId });
  return { person: person!.full_name, unit: await newestUnitName(sql, unitId) };
}

function factsOf(given: PositionView, { unit }: Named): Facts {
  const { position, unitId, validFrom, validTo, scopeUnitId } = given;
  return { position, unitId, unit, validFrom, validTo, scopeUnitId };
}
