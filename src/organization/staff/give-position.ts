// Gives a person a position in a unit, and ends it.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay, parseDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { EndPositionBody, GivePositionBody } from './staff-bodies.ts';
import { POSITION_COLUMNS } from './staff-view.ts';
import type { PositionView } from './staff-view.ts';

@Injectable()
export class GivePosition {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `position.held`, `position.scope`, `staff.unknown`, `unit.unknown`, `validity.empty` or `day.invalid` */
  async give(staffId: string, wish: GivePositionBody, at: Instant): Promise<PositionView> {
    const from = wish.validFrom == null ? dayOf(at) : parseDay(wish.validFrom);
    const to = wish.validTo == null ? null : formatDay(parseDay(wish.validTo));
    const {
      rows: [given],
    } = await refusingConstraints(() =>
      this.database.query<PositionView>({
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
      }),
    );
    await this.directory.reload();
    return given!;
  }

  /** A position that had not begun is removed. @throws DomainError `position.unknown` or `day.invalid` */
  async end(id: string, wish: EndPositionBody, at: Instant): Promise<void> {
    const on = formatDay(wish.on == null ? dayOf(at) : parseDay(wish.on));
    const { rows: ended } = await this.database.query({
      name: 'position-end',
      text: `with removed as (delete from position where id = $1 and valid_from >= $2::date returning id),
        ended as (update position set valid_to = $2::date where id = $1 and valid_from < $2::date returning id)
        select id from removed union all select id from ended`,
      values: [id, on],
    });
    if (ended.length === 0) throw new DomainError('position.unknown', 'There is no such position', { id });
    await this.directory.reload();
  }
}
