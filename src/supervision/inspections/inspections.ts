// Plans inspections of public duty, records what they find, and ends them; for who supervises the units or may inspect them.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Hold } from '../../../workflows/rights.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { staleVersion } from '../../organization/stale-version.ts';
import { Database } from '../../platform/database.ts';
import type { EndInspectionBody, FindingBody, PlanInspectionBody } from './inspection-bodies.ts';
import type { InspectionFinding, Inspections, InspectionView } from './inspection-view.ts';
import { inspectingHolds } from './inspection-right.ts';
import { inspectedOfficials } from './officials-of-unit.ts';

type StoredFinding = Omit<InspectionFinding, 'unitName' | 'staffName' | 'recordedByName'> & {
  readonly recordedBy: string;
};
interface StoredInspection extends Omit<InspectionView, 'units' | 'createdByName' | 'findings'> {
  readonly officeUnitId: string;
  readonly unitIds: readonly string[];
  readonly createdBy: string;
  readonly findings: readonly StoredFinding[];
}

const COLUMNS = `i.id, i.version, i.office_unit_id as "officeUnitId", i.title, i.decision_no as "decisionNo",
  i.first_day::text as "firstDay", i.last_day::text as "lastDay", i.unit_ids as "unitIds", i.note, i.state,
  i.created_by as "createdBy", (extract(epoch from i.created_at) * 1000)::float8 as "createdAt",
  (select coalesce(json_agg(json_build_object('id', n.id, 'unitId', n.unit_id, 'staffId', n.staff_id,
      'foundOn', n.found_on::text, 'content', n.content, 'measure', n.measure, 'recordedBy', n.recorded_by,
      'recordedAt', round(extract(epoch from n.recorded_at) * 1000)) order by n.found_on, n.id), '[]')
    from inspection_finding n where n.inspection_id = i.id) as findings`;

@Injectable()
export class KeepInspections {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Inspections of the offices for which one supervises or inspects. @throws DomainError `right.missing` */
  async list(actor: Actor): Promise<Inspections> {
    const { rows } = await this.database.query<StoredInspection>({
      name: 'inspections',
      text: `select ${COLUMNS} from inspection i where i.office_unit_id = any($1::uuid[])
        order by i.first_day desc, i.id desc limit 200`,
      values: [officesOf(actor)],
    });
    const organization = await this.directory.current();
    return { rows: rows.map((row) => shown(row, organization)) };
  }

  /** @throws DomainError `right.missing`, `inspection.unknown` */
  async show(id: string, actor: Actor): Promise<InspectionView> {
    const { rows } = await this.database.query<StoredInspection>({
      name: 'inspection',
      text: `select ${COLUMNS} from inspection i where i.id = $1 and i.office_unit_id = any($2::uuid[])`,
      values: [id, officesOf(actor)],
    });
    const [row] = rows;
    if (row === undefined) throw new DomainError('inspection.unknown', 'There is no such inspection', { id });
    return shown(row, await this.directory.current());
  }

  /** @throws DomainError `right.missing`, `unit.unknown`, `unit.outsideScope`, `period.invalid`, `day.invalid` */
  async plan(body: PlanInspectionBody, actor: Actor, at: Instant): Promise<InspectionView> {
    const holds = inspectingHolds(actor);
    if (parseDay(body.firstDay) > parseDay(body.lastDay))
      throw new DomainError('period.invalid', 'The period must end after it begins', {});
    const organization = await this.directory.current();
    const unitIds = [...new Set(body.unitIds)];
    const office = officeOver(unitIds, holds, organization, at);
    const id = uuidv7();
    await this.database.query({
      name: 'inspection-plan',
      text: `insert into inspection (id, version, office_unit_id, title, decision_no, first_day, last_day, unit_ids, note,
          state, created_by, created_at)
        values ($1, 1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, to_timestamp($10::float8 / 1000))`,
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
      ],
    });
    return this.show(id, actor);
  }

  /** @throws DomainError as `show`, `ifMatch.stale`, `inspection.ended` */
  async end(id: string, version: number, { state }: EndInspectionBody, actor: Actor, at: Instant) {
    await this.open(id, version, actor);
    await this.change(
      id,
      version,
      `state = '${state === 'closed' ? 'closed' : 'cancelled'}', closed_at = to_timestamp($3::float8 / 1000)`,
      [at],
    );
    return this.show(id, actor);
  }

  /** @throws DomainError as `end`, and `inspection.otherUnit` for a unit that is not inspected */
  async find(id: string, version: number, body: FindingBody, actor: Actor, at: Instant) {
    const { units, firstDay, lastDay } = await this.open(id, version, actor);
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
            recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000))`,
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
        ],
      });
    });
    return this.show(id, actor);
  }

  private async open(id: string, version: number, actor: Actor): Promise<InspectionView> {
    const inspection = await this.show(id, actor);
    if (inspection.version !== version) throw staleVersion(inspection.version);
    if (inspection.state !== 'planned')
      throw new DomainError('inspection.ended', 'The inspection has ended', { id });
    return inspection;
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

/** @throws DomainError `right.missing` */
const officesOf = (actor: Actor): readonly string[] => [
  ...new Set(inspectingHolds(actor).map(({ unitId }) => unitId)),
];

/**
 * The office for which the person may inspect all of these units.
 *
 * @throws DomainError `unit.unknown`, `unit.outsideScope` naming one that no office of his may inspect, or may with the others
 */
function officeOver(
  unitIds: readonly string[],
  holds: readonly Hold[],
  organization: Organization,
  at: Instant,
): string {
  for (const unitId of unitIds)
    if (organization.unit(unitId) === null)
      throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
  let outside = unitIds[0]!;
  for (const { unitId: office } of holds) {
    const own = holds.filter(({ unitId }) => unitId === office);
    const inspected = organization.inspectedUnits(own, at);
    const beyond = unitIds.find((id) => !inspected.has(id));
    if (beyond === undefined) return office;
    outside = beyond;
  }
  throw new DomainError('unit.outsideScope', 'Your office does not supervise or inspect this unit', {
    unitId: outside,
  });
}

function shown(
  { unitIds, createdBy, findings, officeUnitId: _, ...row }: StoredInspection,
  organization: Organization,
): InspectionView {
  const person = (id: string | null) => (id === null ? null : (organization.staff(id)?.name ?? null));
  const unit = (id: string) => organization.unit(id)?.name ?? null;
  return {
    ...row,
    units: unitIds.map((id) => ({ id, name: unit(id) })),
    createdByName: person(createdBy),
    findings: findings.map(({ recordedBy, ...finding }) => ({
      ...finding,
      unitName: unit(finding.unitId),
      staffName: person(finding.staffId),
      recordedByName: person(recordedBy),
    })),
  };
}
