// Time of the stays that ended in a period, by the unit whose time it was: what a step waited for another unit's answer
// is that unit's, by the same function that charges one dossier.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { whoseTime } from '../../domain/process/whose-time.ts';
import type { HeldStay } from '../../domain/process/whose-time.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { Organization } from '../../organization/organization.ts';
import { Database } from '../../platform/database.ts';
import type { TimeLine } from './list-view.ts';
import { readOwed } from '../read-owed.ts';

export interface UnitTimeWish {
  readonly from: Instant;
  readonly to: Instant;
  /** Null for all. */
  readonly units: readonly string[] | null;
  readonly procedureCode?: string | undefined;
}

interface Sum {
  stays: number;
  workingMinutes: number;
  overBudget: number;
  readonly dossiers: Set<string>;
}

interface SharedStay extends HeldStay {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly leftAt: Instant;
  readonly budgetMinutes: number | null;
  readonly processVersionId: string;
  readonly lodgedAt: Instant;
  readonly calendarName: string;
}

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

/** The dossier's own stays that ended in the period; those in which an answer may have been owed are counted apart. */
const ENDED = `
  from stay s
    cross join lateral (select s.charge = 'partnerAgency' or (s.charge = 'department' and exists (
      select 1 from consultation c where c.home_agency_id = s.home_agency_id and c.dossier_id = s.dossier_id
        and c.step = s.step and c.asked_at < s.left_at and (c.ended_at is null or c.ended_at > s.entered_at))) as shared) w
  where s.subject = 'dossier' and s.left_at >= to_timestamp($1::float8 / 1000) and s.left_at < to_timestamp($2::float8 / 1000)
    and ($3::text is null or s.procedure_code = $3)`;

const ALONE = `select s.unit_id as "unitId", count(*)::int as stays, array_agg(distinct s.dossier_id) as dossiers,
    sum(s.working_minutes)::float8 as "workingMinutes",
    count(*) filter (where s.working_minutes > s.budget_minutes)::int as "overBudget"
  ${ENDED} and not w.shared and ($4::uuid[] is null or s.unit_id = any($4)) group by 1`;

const SHARED = `select s.home_agency_id as "homeAgencyId", s.dossier_id as id, s.step, s.unit_id as "unitId", s.charge,
    ${ms('s.entered_at', 'enteredAt')}, ${ms('s.left_at', 'leftAt')}, s.working_minutes as "workingMinutes",
    s.budget_minutes as "budgetMinutes", s.process_version_id as "processVersionId", ${ms('d.lodged_at', 'lodgedAt')},
    d.snapshot->'context'->>'calendarName' as "calendarName"
  from (select s.* ${ENDED} and w.shared) s
    join dossier d on d.home_agency_id = s.home_agency_id and d.id = s.dossier_id`;

@Injectable()
export class TimeByUnit {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
  ) {}

  /** Most time first. */
  async run(wish: UnitTimeWish, organization: Organization): Promise<readonly TimeLine[]> {
    const units = new Map<string, Sum>();
    await this.addAlone(wish, units);
    await this.addShared(wish, units, organization);
    return [...units]
      .map(([key, { dossiers, ...sum }]): TimeLine => {
        const name = organization.unit(key)?.name ?? null;
        const averageMinutes = Math.round((sum.workingMinutes / sum.stays) * 10) / 10;
        return { key, name, nameEn: name, ...sum, dossiers: dossiers.size, averageMinutes };
      })
      .sort((a, b) => b.workingMinutes - a.workingMinutes || a.key.localeCompare(b.key));
  }

  private async addAlone({ from, to, units, procedureCode }: UnitTimeWish, sums: Map<string, Sum>) {
    const { rows } = await this.database.query<{
      readonly unitId: string;
      readonly stays: number;
      readonly dossiers: readonly string[];
      readonly workingMinutes: number;
      readonly overBudget: number;
    }>({ name: 'time-by-unit-alone', text: ALONE, values: [from, to, procedureCode ?? null, units] });
    for (const { unitId, dossiers, ...sum } of rows)
      sums.set(unitId, { ...sum, dossiers: new Set(dossiers) });
  }

  private async addShared(
    { from, to, units, procedureCode }: UnitTimeWish,
    sums: Map<string, Sum>,
    organization: Organization,
  ) {
    const { rows } = await this.database.query<SharedStay>({
      name: 'time-by-unit-shared',
      text: SHARED,
      values: [from, to, procedureCode ?? null],
    });
    if (rows.length === 0) return;
    const owed = await readOwed(this.database, distinct(rows));
    const agencyOf = organization.agencyOf.bind(organization);
    for (const stay of rows) {
      const { definition } = await this.definitions.process(stay.processVersionId);
      const parts = whoseTime(stay, owed.get(stay.id) ?? [], {
        lodgedAt: stay.lodgedAt,
        at: stay.leftAt,
        calendar: this.definitions.calendar(stay.calendarName),
        steps: definition.process.steps,
        agencyOf,
      });
      const ofUnit = new Map<string, number>();
      for (const { unitId, workingMinutes } of parts)
        ofUnit.set(unitId, (ofUnit.get(unitId) ?? 0) + workingMinutes);
      for (const [unitId, minutes] of ofUnit) {
        if (units !== null && !units.includes(unitId)) continue;
        const sum = sums.get(unitId) ?? { stays: 0, workingMinutes: 0, overBudget: 0, dossiers: new Set() };
        sums.set(unitId, sum);
        sum.stays += 1;
        sum.workingMinutes += minutes;
        // The step's budget is its holder's.
        if (unitId === stay.unitId && stay.budgetMinutes !== null && minutes > stay.budgetMinutes)
          sum.overBudget += 1;
        sum.dossiers.add(stay.id);
      }
    }
  }
}

const distinct = (rows: readonly SharedStay[]) => [...new Map(rows.map((row) => [row.id, row])).values()];
