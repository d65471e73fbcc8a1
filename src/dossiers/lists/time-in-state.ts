// How long dossiers stand where: of one dossier, and summed by state, unit or process over a period.
import { Injectable } from '@nestjs/common';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import type { TimeLine } from './list-view.ts';
import { TimeByUnit } from './time-by-unit.ts';

export type Grouping = 'state' | 'unit' | 'process';

export interface TimeWish {
  readonly from: number;
  readonly to: number;
  readonly by: Grouping;
  /** A unit and all under it. */
  readonly unitId?: string | undefined;
  readonly procedureCode?: string | undefined;
}

const COLUMN: Record<Exclude<Grouping, 'unit'>, string> = {
  state: 's.state',
  process: 's.procedure_code',
};

interface Counted extends Omit<TimeLine, 'name' | 'nameEn'> {
  readonly procedureName: string | null;
  /** One of the processes that have the state; it tells what the state is called. */
  readonly someProcess: string;
}

@Injectable()
export class TimeInState {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
    private readonly byUnit: TimeByUnit,
  ) {}

  /** @throws DomainError `period.invalid`, `unit.outsideScope` */
  async summed(wish: TimeWish, actor: Actor, now: Instant): Promise<readonly TimeLine[]> {
    if (!(wish.from < wish.to))
      throw new DomainError('period.invalid', 'The period must end after it begins', {});
    const organization = await this.directory.current();
    const units = unitsOf(wish.unitId, actor, organization, now);
    if (wish.by === 'unit') return this.byUnit.run({ ...wish, units }, organization);
    const column = COLUMN[wish.by];
    const { rows } = await this.database.query<Counted>({
      name: `time-in-state-${wish.by}`,
      text: `select ${column} as key, ${wish.by === 'process' ? `(select p.name from procedure p where p.code = s.procedure_code)` : 'null'} as "procedureName",
          min(s.process_version_id::text) as "someProcess", count(*)::int as stays, count(distinct s.dossier_id)::int as dossiers,
          sum(s.working_minutes)::float8 as "workingMinutes", round(avg(s.working_minutes), 1)::float8 as "averageMinutes",
          count(*) filter (where s.working_minutes > s.budget_minutes)::int as "overBudget"
        from stay s
        where s.subject = 'dossier' and s.left_at >= to_timestamp($1::float8 / 1000) and s.left_at < to_timestamp($2::float8 / 1000)
          and ($3::uuid[] is null or s.unit_id = any($3)) and ($4::text is null or s.procedure_code = $4)
        group by 1${wish.by === 'process' ? ', s.procedure_code' : ''} order by sum(s.working_minutes) desc, 1`,
      values: [wish.from, wish.to, units, wish.procedureCode ?? null],
    });
    return Promise.all(
      rows.map(async ({ procedureName, someProcess, ...line }) => {
        if (wish.by === 'state') {
          const { definition } = await this.definitions.process(someProcess);
          const { vi, en } = namePlace(line.key, definition.process);
          return { ...line, name: vi, nameEn: en };
        }
        return { ...line, name: procedureName, nameEn: procedureName };
      }),
    );
  }
}

/** @returns null for all units */
function unitsOf(
  unitId: string | undefined,
  { scope: { unitIds } }: Actor,
  organization: Organization,
  now: Instant,
): readonly string[] | null {
  if (unitId === undefined) return unitIds === 'all' ? null : [...unitIds];
  if (unitIds !== 'all' && !unitIds.has(unitId))
    throw new DomainError('unit.outsideScope', 'You do not read the dossiers of this unit', { unitId });
  const under = organization.subtree(unitId, now);
  return unitIds === 'all' ? under : under.filter((id) => unitIds.has(id));
}
