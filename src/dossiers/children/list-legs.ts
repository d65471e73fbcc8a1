// Legs that one's units have to do, those due first; the ended ones newest first. Those that wait have no time yet.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { ConsultationsQuery } from '../child-bodies.ts';
import type { LegPage } from './child-view.ts';
import { LEG_LATE_FROM } from '../clock-sql.ts';
import { LEG_COLUMNS, shownLeg } from './leg-rows.ts';
import type { StoredLeg } from './leg-rows.ts';
import { afterChild, CHILD_CALENDAR, scopeOfChildren } from './list-consultations.ts';
import { encodeCursor } from '../keyset.ts';
import { Bindings } from '../../platform/lists/bindings.ts';

interface StoredRow extends StoredLeg {
  readonly homeAgencyId: string;
  readonly dossierId: string;
  readonly code: string | null;
  readonly procedureName: string;
  readonly calendarName: string;
  /** Its place among those that are open, due first. */
  readonly place: number | null;
}

/** A leg that stands still is listed by the date that it had when it was paused. */
const PLACE = 'coalesce(c.late_from_at, c.due_at)';

@Injectable()
export class ListLegs {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError `unit.outsideScope`, `cursor.invalid` */
  async run(wish: ConsultationsQuery, actor: Actor, at: Instant): Promise<LegPage> {
    const to = new Bindings();
    const ended = wish.state === 'answered';
    const where = [
      `c.ended_at is ${ended ? 'not null' : 'null'}`,
      ...(ended ? [] : [`c.started_at is not null`]),
      ...(wish.state === 'late' ? [`${LEG_LATE_FROM} <= ${to.instant(at)}`] : []),
      ...scopeOfChildren(wish.unit, actor, to),
      ...afterChild(wish.cursor, ended, to, PLACE),
    ];
    const { rows } = await this.database.query<StoredRow>({
      text: `select ${LEG_COLUMNS}, c.home_agency_id as "homeAgencyId", c.dossier_id as "dossierId",
          coalesce(d.code, d.lodging_no) as code, p.name as "procedureName",
          ${CHILD_CALENDAR} as "calendarName",
          (extract(epoch from ${PLACE}) * 1000)::float8 as place
        from leg c
        join dossier d on d.home_agency_id = c.home_agency_id and d.id = c.dossier_id
        join procedure p on p.code = d.procedure_code
        where ${where.join(' and ')}
        order by ${ended ? 'c.ended_at desc, c.dossier_id desc, c.subject desc' : `${PLACE}, c.dossier_id, c.subject`}
        limit ${to.bind(wish.limit + 1)}`,
      values: to.values,
    });
    const page = rows.slice(0, wish.limit);
    for (const { homeAgencyId, dossierId } of page)
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId, what: 'list' });
    const organization = await this.directory.current();
    const last = page.at(-1);
    return {
      rows: page.map((row) => ({
        ...shownLeg(row, at, this.definitions.calendar(row.calendarName), organization),
        dossierId: row.dossierId,
        code: row.code,
        procedureName: row.procedureName,
      })),
      next:
        rows.length > wish.limit && last
          ? encodeCursor([ended ? last.endedAt : last.place, last.dossierId, last.subject])
          : null,
      serverNow: at,
    };
  }
}
