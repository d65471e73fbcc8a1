// Plans inspections of public duty, records what they find, and ends them; for who supervises the units or may inspect them.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { staleVersion } from '../../organization/stale-version.ts';
import { Database } from '../../platform/database.ts';
import type { EndInspectionBody, FindingBody, PlanInspectionBody } from './inspection-bodies.ts';
import type { Inspections, InspectionView } from './inspection-view.ts';
import { inspectingHolds, inspectorOf, unitsBeyond } from './inspection-right.ts';
import type { Inspector } from './inspection-right.ts';
import { inspectedOfficials } from './officials-of-unit.ts';
import { COLUMNS, PLACE, shown } from './stored-inspection.ts';
import type { InspectedPlace, StoredInspection } from './stored-inspection.ts';

/** An inspection that the person may act on, and as whom. */
interface OpenInspection extends Inspector {
  readonly inspection: InspectionView;
}

const LISTED = 200;
@Injectable()
export class KeepInspections {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * Inspections of the offices for which one supervises or inspects, of units that one may inspect for them.
   * @throws DomainError `right.missing`
   */
  async list(actor: Actor, at: Instant): Promise<Inspections> {
    const holds = inspectingHolds(actor);
    const organization = await this.directory.current();
    const { rows: places } = await this.database.query<InspectedPlace>({
      name: 'inspection-places',
      text: `select ${PLACE} from inspection i where i.office_unit_id = any($1::uuid[])
        order by i.first_day desc, i.id desc`,
      values: [officesOf(holds)],
    });
    const his = places.filter((place) => inspectorAt(place, holds, organization, at) !== null);
    const { rows } = await this.database.query<StoredInspection>({
      name: 'inspections',
      text: `select ${COLUMNS} from inspection i where i.id = any($1::uuid[])
        order by i.first_day desc, i.id desc`,
      values: [his.slice(0, LISTED).map(({ id }) => id)],
    });
    return { rows: rows.map((row) => shown(row, organization)) };
  }

  /** @throws DomainError `right.missing`, `inspection.unknown` */
  async show(id: string, actor: Actor, at: Instant): Promise<InspectionView> {
    return (await this.find(id, actor, at)).inspection;
  }

  /** @throws DomainError `right.missing`, `unit.unknown`, `unit.outsideScope`, `period.invalid`, `day.invalid` */
  async plan(body: PlanInspectionBody, actor: Actor, at: Instant): Promise<InspectionView> {
    const holds = inspectingHolds(actor);
    if (parseDay(body.firstDay) > parseDay(body.lastDay))
      throw new DomainError('period.invalid', 'The period must end after it begins', {});
    const organization = await this.directory.current();
    const unitIds = [...new Set(body.unitIds)];
    const { office, onBehalfOf } = officeOver(unitIds, holds, organization, at);
    const id = uuidv7();
    await this.database.query({
      name: 'inspection-plan',
      text: `insert into inspection (id, version, office_unit_id, title, decision_no, first_day, last_day, unit_ids, note,
          state, created_by, created_at, on_behalf_of)
        values ($1, 1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, to_timestamp($10::float8 / 1000), $11::uuid)`,
      values: [
        id,
        office,
        body.title.trim(),
        body.decisionNo ?? null,
        body.firstDay,
        body.lastDay,
        unitIds,
        body.note ?? null,
        actor.staffId,
        at,
        onBehalfOf,
      ],
    });
    return this.show(id, actor, at);
  }

  /** @throws DomainError as `show`, `ifMatch.stale`, `inspection.ended` */
  async end(id: string, version: number, { state }: EndInspectionBody, actor: Actor, at: Instant) {
    const { onBehalfOf } = await this.open(id, version, actor, at);
    await this.change(
      id,
      version,
      `state = '${state === 'closed' ? 'closed' : 'cancelled'}', closed_at = to_timestamp($3::float8 / 1000),
        ended_by = $4::uuid, ended_on_behalf_of = $5::uuid`,
      [at, actor.staffId, onBehalfOf],
    );
    return this.show(id, actor, at);
  }

  /** @throws DomainError as `end`, and `inspection.otherUnit` for a unit that is not inspected */
  async record(id: string, version: number, body: FindingBody, actor: Actor, at: Instant) {
    const { inspection, onBehalfOf } = await this.open(id, version, actor, at);
    const { units, firstDay, lastDay } = inspection;
    if (!units.some((unit) => unit.id === body.unitId))
      throw new DomainError('inspection.otherUnit', 'This unit is not inspected', { unitId: body.unitId });
    if (parseDay(body.foundOn) < parseDay(firstDay) || startOfDay(parseDay(body.foundOn)) > at)
      throw new DomainError('inspection.foundOutside', 'A finding is of a day since the inspection began', {
        firstDay,
      });
    if (body.staffId !== undefined)
      refuseStranger(body.staffId, body.unitId, { firstDay, lastDay }, await this.directory.current(), at);
    await this.database.transaction(async (sql) => {
      await this.change(id, version, 'state = state', [], sql);
      await sql.query({
        name: 'inspection-find',
        text: `insert into inspection_finding (id, inspection_id, unit_id, staff_id, found_on, content, measure,
            recorded_by, recorded_at, on_behalf_of)
          values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000), $10::uuid)`,
        values: [
          uuidv7(),
          id,
          body.unitId,
          body.staffId ?? null,
          body.foundOn,
          body.content.trim(),
          body.measure ?? null,
          actor.staffId,
          at,
          onBehalfOf,
        ],
      });
    });
    return this.show(id, actor, at);
  }

  private async find(id: string, actor: Actor, at: Instant): Promise<OpenInspection> {
    const holds = inspectingHolds(actor);
    const { rows } = await this.database.query<StoredInspection>({
      name: 'inspection',
      text: `select ${COLUMNS} from inspection i where i.id = $1 and i.office_unit_id = any($2::uuid[])`,
      values: [id, officesOf(holds)],
    });
    const [row] = rows;
    const organization = await this.directory.current();
    const inspector = row === undefined ? null : inspectorAt(row, holds, organization, at);
    if (row === undefined || inspector === null)
      throw new DomainError('inspection.unknown', 'There is no such inspection', { id });
    return { ...inspector, inspection: shown(row, organization) };
  }

  private async open(id: string, version: number, actor: Actor, at: Instant): Promise<OpenInspection> {
    const found = await this.find(id, actor, at);
    if (found.inspection.version !== version) throw staleVersion(found.inspection.version);
    if (found.inspection.state !== 'planned')
      throw new DomainError('inspection.ended', 'The inspection has ended', { id });
    return found;
  }

  private async change(
    id: string,
    version: number,
    columns: string,
    values: readonly unknown[],
    sql: Pick<Database, 'query'> = this.database,
  ): Promise<void> {
    const { rows } = await sql.query({
      text: `update inspection set version = version + 1, ${columns} where id = $1 and version = $2 and state = 'planned'
        returning 1`,
      values: [id, version, ...values],
    });
    if (rows.length === 0) throw staleVersion(version + 1);
  }
}

/** @throws DomainError `staff.unknown` for who neither works in the unit or under it, nor did while it was inspected */
function refuseStranger(
  staffId: string,
  unitId: string,
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  organization: Organization,
  at: Instant,
): void {
  const officials = inspectedOfficials(unitId, { firstDay, lastDay }, organization, at);
  if (!officials.some((held) => held.staffId === staffId))
    throw new DomainError('staff.unknown', 'There is no such person in the inspected unit', { staffId });
}

const officesOf = (holds: readonly Hold[]): readonly string[] => [
  ...new Set(holds.map(({ unitId }) => unitId)),
];

/** As whom somebody may have to do with an inspection of his office: where its units are now, or were when it was planned. */
const inspectorAt = (
  { officeUnitId, unitIds, createdAt }: InspectedPlace,
  holds: readonly Hold[],
  organization: Organization,
  at: Instant,
): Inspector | null =>
  inspectorOf(
    unitIds,
    holds.filter(({ unitId }) => unitId === officeUnitId),
    organization,
    at,
    createdAt,
  );

/**
 * The office for which the person may inspect all of these units, and as whom.
 *
 * @throws DomainError `unit.unknown`, `unit.outsideScope` naming one that no office of his may inspect, or may with the others
 */
function officeOver(
  unitIds: readonly string[],
  holds: readonly Hold[],
  organization: Organization,
  at: Instant,
): Inspector & { readonly office: string } {
  for (const unitId of unitIds)
    if (organization.unit(unitId) === null)
      throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
  let outside = unitIds[0]!;
  for (const { unitId: office } of holds) {
    const own = holds.filter(({ unitId }) => unitId === office);
    const inspector = inspectorOf(unitIds, own, organization, at);
    if (inspector !== null) return { office, ...inspector };
    outside = unitsBeyond(unitIds, own, organization, at)[0] ?? outside;
  }
  throw new DomainError('unit.outsideScope', 'Your office does not supervise or inspect this unit', {
    unitId: outside,
  });
}
