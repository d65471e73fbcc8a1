// The procedures that a counter takes most often, those with a key of the clerk first; for a new counter, some that it may
// take at all.
import { Injectable } from '@nestjs/common';
import { NAME_NOT_PUBLISHED } from '../domain/process/import-processes.ts';
import { DAY_MS, dayOf, formatDay, type Instant } from '../domain/time/instant.ts';
import { counterUnit } from '../organization/counter-unit.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import type { UsualProcedureView } from './usual-view.ts';

const COUNTED_MS = 90 * DAY_MS;
/** Newest lodgings that are counted: a busy counter's habits show in fewer. */
const COUNTED = 5000;
const USUAL = 10;

const NAMED = `p.name, c.name as "caseName"`;
/** A procedure whose name no catalogue has brought yet is nothing to choose by. */
const ACCEPTABLE = `p.in_use and c.in_use and c.acceptable and p.name <> $3`;

/** Whatever is in nobody's count: a key keeps its meaning. */
const WITH_KEYS = `
  select k.key, k.procedure_code as "procedureCode", k.case_key as "caseKey", ${NAMED}, 0 as count
  from procedure_key k
  join procedure p on p.code = k.procedure_code
  join procedure_case c on c.procedure_code = k.procedure_code and c.key = k.case_key
  where k.staff_id = $1 and p.in_use and c.in_use and c.acceptable
  order by k.key`;

const LODGED_HERE = `
  select u.procedure_code as "procedureCode", u.case_key as "caseKey", ${NAMED}, u.count, null::integer as key
  from (
    select procedure_code, case_key, count(*)::int as count
    from (select procedure_code, case_key from dossier
      where reception_unit_id = $1 and lodged_at >= to_timestamp($2::float8 / 1000)
      order by lodged_at desc limit ${COUNTED}) newest
    group by 1, 2
  ) u
  join procedure p on p.code = u.procedure_code
  join procedure_case c on c.procedure_code = u.procedure_code and c.key = u.case_key
  where ${ACCEPTABLE}
  order by u.count desc, 1, 2 limit ${USUAL}`;

/** Those with a process of their own before those that are handled by the plain one. */
const TAKEN_HERE = `
  select p.code as "procedureCode", c.key as "caseKey", ${NAMED}, 0 as count, null::integer as key
  from procedure p join procedure_case c on c.procedure_code = p.code
  left join process_version v on v.id = c.current_version_id
  where ${ACCEPTABLE} and exists (
    select from unit_competence k
    where k.level = any(p.levels) and coalesce(k.procedure_code = p.code, true) and coalesce(k.field = p.field, true)
      and (k.territory is null or exists (
        select from unnest($1::text[]) place where place = k.territory or starts_with(place, k.territory || '.')))
      and k.valid_from <= $2::date and (k.valid_to is null or k.valid_to > $2::date))
  order by coalesce(v.plain, true), 1, c.position, 2 limit ${USUAL}`;

@Injectable()
export class UsualProcedures {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * Those with keys in the order of the keys, then those lodged most often; ten at most without a key.
   *
   * @throws DomainError of `counterUnit`
   */
  async run(
    wished: string | undefined,
    actor: Pick<Actor, 'staffId' | 'holds'>,
    at: Instant,
  ): Promise<UsualProcedureView[]> {
    const organization = await this.directory.current();
    const { unitId } = counterUnit(organization, actor, wished, at);
    const [keyed, lodged] = await Promise.all([this.withKeys(actor.staffId), this.lodged(unitId, at)]);
    const usual = lodged.length > 0 ? lodged : await this.taken(organization, unitId, at);
    const counts = new Map(lodged.map((each) => [nameOf(each), each.count]));
    const named = new Set(keyed.map(nameOf));
    return [
      ...keyed.map((each) => ({ ...each, count: counts.get(nameOf(each)) ?? 0 })),
      ...usual.filter((each) => !named.has(nameOf(each))),
    ];
  }

  private async withKeys(staffId: string): Promise<readonly UsualProcedureView[]> {
    const { rows } = await this.database.query<UsualProcedureView>({
      name: 'procedures-with-keys',
      text: WITH_KEYS,
      values: [staffId],
    });
    return rows;
  }

  private async lodged(unitId: string, at: Instant): Promise<readonly UsualProcedureView[]> {
    const { rows } = await this.database.query<UsualProcedureView>({
      name: 'usual-procedures',
      text: LODGED_HERE,
      values: [unitId, at - COUNTED_MS, NAME_NOT_PUBLISHED],
    });
    return rows;
  }

  private async taken(organization: Organization, unitId: string, at: Instant) {
    const agencyId = organization.agencyOf(unitId, at) ?? unitId;
    const { rows } = await this.database.query<UsualProcedureView>({
      name: 'taken-procedures',
      text: TAKEN_HERE,
      values: [
        organization.placesOf(organization.unit(agencyId, at)!.code, at),
        formatDay(dayOf(at)),
        NAME_NOT_PUBLISHED,
      ],
    });
    return rows;
  }
}

const nameOf = ({ procedureCode, caseKey }: UsualProcedureView): string => `${procedureCode}/${caseKey}`;
