// Opinions asked of one's units, those due first; the ended ones newest first.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { ConsultationsQuery } from '../child-bodies.ts';
import { decodeChildCursor } from './child-cursor.ts';
import type { ConsultationPage } from './child-view.ts';
import { CONSULTATION_COLUMNS, shownConsultation } from './consultation-rows.ts';
import type { StoredConsultation } from './consultation-rows.ts';
import { encodeCursor } from '../keyset.ts';
import { Bindings } from '../../platform/lists/bindings.ts';

interface StoredRow extends StoredConsultation {
  readonly homeAgencyId: string;
  readonly dossierId: string;
  readonly code: string | null;
  readonly procedureName: string;
  readonly calendarName: string;
}

/**
 * The calendar of whoever owes; of a child from before it was kept, the dossier's. The last of the array is taken on its
 * own: inside a path of `json` PostgreSQL counts a negative place from the first array of that depth, of whatever key.
 */
export const CHILD_CALENDAR = `coalesce(
  (d.snapshot #> array['context', 'children', c.subject, 'context', 'calendars']) -> -1 ->> 'name',
  d.snapshot->'context'->>'calendarName')`;

@Injectable()
export class ListConsultations {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError `unit.outsideScope`, `cursor.invalid` */
  async run(wish: ConsultationsQuery, actor: Actor, at: Instant): Promise<ConsultationPage> {
    const to = new Bindings();
    const ended = wish.state === 'answered';
    const where = [
      `c.ended_at is ${ended ? 'not null' : 'null'}`,
      ...(wish.state === 'late' ? [`c.late_from_at <= ${to.instant(at)}`] : []),
      ...scopeOfChildren(wish.unit, actor, to),
      ...afterChild(wish.cursor, ended, to),
    ];
    const { rows } = await this.database.query<StoredRow>({
      text: `select ${CONSULTATION_COLUMNS}, c.home_agency_id as "homeAgencyId", c.dossier_id as "dossierId",
          coalesce(d.code, d.lodging_no) as code, p.name as "procedureName",
          ${CHILD_CALENDAR} as "calendarName"
        from consultation c
        join dossier d on d.home_agency_id = c.home_agency_id and d.id = c.dossier_id
        join procedure p on p.code = d.procedure_code
        where ${where.join(' and ')}
        order by ${ended ? 'c.ended_at desc, c.dossier_id desc, c.subject desc' : 'c.late_from_at, c.dossier_id, c.subject'}
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
        ...shownConsultation(row, at, this.definitions.calendar(row.calendarName), organization),
        dossierId: row.dossierId,
        code: row.code,
        procedureName: row.procedureName,
      })),
      next:
        rows.length > wish.limit && last
          ? encodeCursor([ended ? last.endedAt : last.lateFromAt, last.dossierId, last.subject])
          : null,
      serverNow: at,
    };
  }
}

export function scopeOfChildren(
  unit: string | undefined,
  { scope: { unitIds } }: Actor,
  to: Bindings,
): string[] {
  if (unit !== undefined) {
    if (unitIds !== 'all' && !unitIds.has(unit))
      throw new DomainError('unit.outsideScope', 'You do not read what is asked of this unit', {
        unitId: unit,
      });
    return [`c.unit_id = ${to.bind(unit)}`];
  }
  return unitIds === 'all' ? [] : [`c.unit_id = any(${to.bind([...unitIds])}::uuid[])`];
}

/** @param place SQL of what the open ones are sorted by */
export function afterChild(
  cursor: string | undefined,
  ended: boolean,
  to: Bindings,
  place = 'c.late_from_at',
): string[] {
  const position = decodeChildCursor(cursor);
  if (position === null) return [];
  const { instant, dossierId, subject } = position;
  const last = `(${to.instant(instant)}, ${to.bind(dossierId)}::uuid, ${to.bind(subject)}::text)`;
  return ended
    ? [`(c.ended_at, c.dossier_id, c.subject) < ${last}`]
    : [`(${place}, c.dossier_id, c.subject) > ${last}`];
}
