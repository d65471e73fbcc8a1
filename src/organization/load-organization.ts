// Reads the whole organization in one statement, so that all of it is of one moment.
import type { Queryable } from '../platform/database.ts';
import type { OrganizationFacts } from './organization-facts.ts';

const LOAD = `
  select
    (select version::text from organization_version) as version,
    (select coalesce(json_agg(json_build_object(
      'id', unit_id, 'code', code, 'name', name, 'kind', kind, 'isAgency', is_agency, 'level', level,
      'parentId', parent_id, 'supervisedBy', supervised_by, 'successorId', successor_id,
      'calendarName', calendar_name, 'address', address, 'phone', phone,
      'validFrom', valid_from - date '1970-01-01', 'validTo', valid_to - date '1970-01-01') order by code, valid_from), '[]')
      from unit_fact) as units,
    (select coalesce(json_object_agg(old_id, unit_id), '{}') from unit_alias) as aliases,
    (select coalesce(json_agg(json_build_object(
      'id', id, 'account', account, 'name', full_name, 'email', email, 'disabled', disabled_at is not null)
      order by account), '[]') from staff) as staff,
    (select coalesce(json_agg(json_build_object(
      'id', id, 'staffId', staff_id, 'unitId', unit_id, 'position', position, 'scopeUnitId', scope_unit_id,
      'validFrom', valid_from - date '1970-01-01', 'validTo', valid_to - date '1970-01-01') order by id), '[]')
      from position) as positions,
    (select coalesce(json_agg(json_build_object(
      'id', id, 'staffId', staff_id, 'substituteId', substitute_id,
      'from', round(extract(epoch from from_at) * 1000), 'to', round(extract(epoch from to_at) * 1000)) order by id), '[]')
      from absence) as absences,
    (select coalesce(json_agg(json_build_object(
      'id', id, 'procedureCode', procedure_code, 'field', field, 'level', level, 'territory', territory,
      'unitId', unit_id,
      'validFrom', valid_from - date '1970-01-01', 'validTo', valid_to - date '1970-01-01') order by id), '[]')
      from unit_competence) as competences`;

/** The facts, and the number of the version they are. */
export async function loadOrganization(
  sql: Queryable,
): Promise<{ version: string; facts: OrganizationFacts }> {
  const {
    rows: [row],
  } = await sql.query<OrganizationFacts & { version: string }>({
    name: 'organization-load',
    text: LOAD,
    values: [],
  });
  if (row === undefined) throw new Error('the organization could not be read');
  const { version, ...facts } = row;
  return { version, facts };
}
