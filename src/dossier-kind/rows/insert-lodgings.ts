// Inserts the rows of new dossiers at version 0, for the batch's own write to bring to their first state.
import type { Queryable } from '../../platform/database.ts';
import type { DossierState } from '../dossier-state.ts';
import type { LodgeOrder } from '../orders.ts';

const DOSSIERS = `
  insert into dossier (home_agency_id, id, version, lodging_no, procedure_code, case_key, process_version_id,
    chart_version, regime, channel, snapshot, units, ledger, state, clock, unit_id, reception_unit_id, competent_unit_id,
    lodged_at, was_late, boundary_free, lookup_secret, last_hash, updated_at)
  select i.h, i.id, 0, i.lodging_no, i.procedure_code, i.case_key, i.process_version_id, i.chart_version, i.regime,
    i.channel, '{}', '{}', '[]', i.state, i.clock, i.unit_id, i.reception_unit_id, i.competent_unit_id,
    to_timestamp(i.lodged_at / 1000), false, i.boundary_free, i.lookup_secret, '', to_timestamp(i.lodged_at / 1000)
  from jsonb_to_recordset($1) as i(h uuid, id uuid, lodging_no text, procedure_code text, case_key text,
    process_version_id uuid, chart_version smallint, regime text, channel text, state text, clock text, unit_id uuid,
    reception_unit_id uuid, competent_unit_id uuid, lodged_at float8, boundary_free boolean, lookup_secret text)`;

const APPLICANTS = `
  insert into dossier_applicant (home_agency_id, dossier_id, name, kind, identity_no, phone, email, address,
    represented_by, subject, checklist)
  select i.h, i.id, i.name, i.kind, i.identity_no, i.phone, i.email, i.address, i.represented_by, i.subject, i.checklist
  from jsonb_to_recordset($1) as i(h uuid, id uuid, name text, kind text, identity_no text, phone text, email text,
    address text, represented_by jsonb, subject text, checklist jsonb)`;

/** @returns ids of the dossiers that were put in: all of them */
export async function insertLodgings(
  sql: Queryable,
  lodged: readonly { readonly order: LodgeOrder; readonly after: DossierState }[],
): Promise<ReadonlySet<string>> {
  const dossiers = lodged.map(({ order, after: { homeAgencyId, id, columns } }) => ({
    h: homeAgencyId,
    id,
    lodging_no: columns.lodgingNo,
    procedure_code: columns.procedureCode,
    case_key: columns.caseKey,
    process_version_id: columns.processVersionId,
    chart_version: columns.chartVersion,
    regime: columns.regime,
    channel: columns.channel,
    state: columns.state,
    clock: columns.clock,
    unit_id: columns.unitId,
    reception_unit_id: columns.receptionUnitId,
    competent_unit_id: columns.competentUnitId,
    lodged_at: columns.lodgedAt,
    boundary_free: columns.boundaryFree,
    lookup_secret: order.lodging.lookupSecret,
  }));
  const applicants = lodged.map(({ order, after }) => {
    const { applicant } = order.lodging;
    return {
      h: after.homeAgencyId,
      id: after.id,
      name: applicant.name,
      kind: applicant.kind,
      identity_no: applicant.identityNo,
      phone: applicant.phone,
      email: applicant.email,
      address: applicant.address,
      represented_by: applicant.representedBy,
      subject: applicant.subject,
      checklist: applicant.checklist,
    };
  });
  await sql.query({ name: 'engine-insert-dossiers', text: DOSSIERS, values: [JSON.stringify(dossiers)] });
  await sql.query({
    name: 'engine-insert-applicants',
    text: APPLICANTS,
    values: [JSON.stringify(applicants)],
  });
  return new Set(lodged.map(({ after }) => after.id));
}
