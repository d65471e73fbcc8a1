// Opens an official's trail: only to who supervises or inspects where he works or worked, only of those units, and never
// without a line in the log.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { SpreadsheetFormat } from '../../platform/spreadsheet.ts';
import { ReadDutyTrail } from './duty-trail.ts';
import { boundsOf } from './duty-trail-period.ts';
import type { TrailQuestion } from './duty-trail-period.ts';
import type { DutyTrailExportWish } from './duty-trail-sheet.ts';
import { inspectingHolds, inspectorOf } from './inspection-right.ts';
import type { Inspector } from './inspection-right.ts';
import type { DutyTrail, TrailAccess, TrailAccesses } from './duty-trail-view.ts';
import { AskExport } from '../exports/export-ask.ts';
import type { ExportView } from '../exports/export-view.ts';

export interface TrailWish extends Omit<TrailQuestion, 'unitIds'> {
  readonly purpose: string;
}

@Injectable()
export class OpenDutyTrail {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly trail: ReadDutyTrail,
    private readonly exports: AskExport,
  ) {}

  /** @throws DomainError `right.missing`, `staff.unknown` also of who works elsewhere, `period.invalid`, `day.invalid` */
  async read(wish: TrailWish, actor: Actor, at: Instant): Promise<DutyTrail> {
    const { unitIds, onBehalfOf } = await this.check(wish, actor, at);
    await this.log('read', wish, actor, onBehalfOf, at);
    return this.trail.run({ ...wish, unitIds }, at);
  }

  /** @throws DomainError as `read`, and `export.tooMany` */
  async export(
    { format, ...wish }: TrailWish & { readonly format: SpreadsheetFormat },
    actor: Actor,
    at: Instant,
  ): Promise<ExportView> {
    const { unitIds, onBehalfOf } = await this.check(wish, actor, at);
    await this.log('export', wish, actor, onBehalfOf, at);
    const { staffId, firstDay, lastDay } = wish;
    const kept: DutyTrailExportWish = { staffId, firstDay, lastDay, unitIds, at };
    return this.exports.put('dutyTrail', format, kept, actor, at);
  }

  /** @throws DomainError `right.missing` for all but supervisors and administrators */
  async accesses(actor: Actor): Promise<TrailAccesses> {
    refuseUnless(actor, ['supervisor', 'administrator']);
    const { rows } = await this.database.query<
      Omit<TrailAccess, 'readerName' | 'onBehalfOfName' | 'officialName'> & {
        readonly readerId: string;
        readonly onBehalfOf: string | null;
        readonly officialId: string;
      }
    >({
      name: 'trail-accesses',
      text: `select id, reader_id as "readerId", on_behalf_of as "onBehalfOf", official_id as "officialId",
          first_day::text as "firstDay", last_day::text as "lastDay", way, purpose,
          (extract(epoch from at) * 1000)::float8 as "accessedAt"
        from trail_access order by at desc, id desc limit 200`,
      values: [],
    });
    const organization = await this.directory.current();
    const nameOf = (id: string | null) => (id === null ? null : (organization.staff(id)?.name ?? null));
    return {
      rows: rows.map(({ readerId, onBehalfOf, officialId, ...row }) => ({
        ...row,
        readerName: nameOf(readerId),
        onBehalfOfName: nameOf(onBehalfOf),
        officialName: nameOf(officialId),
      })),
    };
  }

  /** The units whose work may be seen, and as whom. */
  private async check(
    wish: TrailWish,
    actor: Actor,
    at: Instant,
  ): Promise<Pick<TrailQuestion, 'unitIds'> & Inspector> {
    const holds = inspectingHolds(actor);
    const [from, end] = boundsOf(wish);
    if (from >= end) throw new DomainError('period.invalid', 'The period must end after it begins', {});
    const organization = await this.directory.current();
    const where = organization.appointmentsOf(wish.staffId, from, end);
    const inspectors = where.flatMap(({ unitId }) => inspectorOf([unitId], holds, organization, at) ?? []);
    const inspector = inspectors.find(({ onBehalfOf }) => onBehalfOf === null) ?? inspectors[0];
    if (inspector === undefined)
      throw new DomainError(
        'staff.unknown',
        'There is no such person, or your office does not inspect where he works',
        { staffId: wish.staffId },
      );
    return { ...inspector, unitIds: [...organization.inspectedUnits(holds, at)] };
  }

  /** Written before anything is shown: a trail that cannot be logged is not opened. */
  private async log(
    way: 'read' | 'export',
    wish: TrailWish,
    actor: Actor,
    onBehalfOf: string | null,
    at: Instant,
  ): Promise<void> {
    await this.database.query({
      name: 'trail-access',
      text: `insert into trail_access (id, reader_id, on_behalf_of, official_id, first_day, last_day, way, purpose, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000))`,
      values: [
        uuidv7(),
        actor.staffId,
        onBehalfOf,
        wish.staffId,
        wish.firstDay,
        wish.lastDay,
        way,
        wish.purpose.trim(),
        at,
      ],
    });
  }
}

/** @throws DomainError `right.missing` */
function refuseUnless(actor: Actor, positions: readonly string[]): void {
  if (!actor.holds.some(({ position }) => positions.includes(position)))
    throw new DomainError('right.missing', 'This is for the supervising office', {});
}
