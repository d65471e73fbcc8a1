// Dossiers: where each stands, when it is due, and what lists, alerts and reports read of it. The fold of its journal.
import { EntitySchema } from 'typeorm';
import type { DossierContext } from '../../../workflows/one-stop/dossier-context.ts';
import type { ChartState } from '../../../workflows/one-stop/run-chart.ts';
import type { LedgerEntry } from '../../domain/time/clock-ledger.ts';

export interface DossierRow {
  readonly home_agency_id: string;
  readonly id: string;
  /** Sequence number of the newest journal entry; the ETag. */
  readonly version: number;
  readonly code: string | null;
  readonly lodging_no: string | null;
  readonly procedure_code: string;
  readonly case_key: string;
  readonly process_version_id: string;
  readonly chart_version: number;
  readonly regime: string;
  readonly channel: string;
  /** Its units change far less often and stand beside it. */
  readonly snapshot: Pick<ChartState, 'value'> & { readonly context: Omit<DossierContext, 'units'> };
  readonly units: DossierContext['units'];
  readonly ledger: readonly LedgerEntry[];
  readonly state: string;
  readonly clock: string;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly reception_unit_id: string;
  readonly competent_unit_id: string;
  readonly lodged_at: Date;
  readonly accepted_at: Date | null;
  readonly statutory_due_at: Date | null;
  readonly late_from_at: Date | null;
  readonly promised_due_at: Date | null;
  readonly due_soon_at: Date | null;
  readonly step_due_at: Date | null;
  readonly resolved_at: Date | null;
  readonly closed_at: Date | null;
  readonly outcome: string | null;
  readonly verdict: string | null;
  readonly was_late: boolean;
  /** The answer to the lodging came late; counted apart from lateness of the handling. */
  readonly reception_late: boolean;
  /** Received by another place than the competent one. */
  readonly boundary_free: boolean;
  /** Printed on the receipt, for whoever looks the dossier up. */
  readonly lookup_secret: string;
  readonly last_hash: Buffer;
  readonly updated_at: Date;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'dossier_pkey' } as const;
const TEXT_OR_NULL = { type: 'text', nullable: true } as const;
const INSTANT_OR_NULL = { type: 'timestamptz', nullable: true } as const;

export const DossierTable = new EntitySchema<DossierRow>({
  name: 'dossier',
  columns: {
    home_agency_id: KEY,
    id: KEY,
    version: { type: 'integer' },
    code: TEXT_OR_NULL,
    lodging_no: TEXT_OR_NULL,
    procedure_code: { type: 'text' },
    case_key: { type: 'text' },
    process_version_id: { type: 'uuid' },
    chart_version: { type: 'smallint' },
    regime: { type: 'text' },
    channel: { type: 'text' },
    snapshot: { type: 'json' },
    units: { type: 'json' },
    ledger: { type: 'json' },
    state: { type: 'text' },
    clock: { type: 'text' },
    unit_id: { type: 'uuid' },
    officer_id: { type: 'uuid', nullable: true },
    reception_unit_id: { type: 'uuid' },
    competent_unit_id: { type: 'uuid' },
    lodged_at: { type: 'timestamptz' },
    accepted_at: INSTANT_OR_NULL,
    statutory_due_at: INSTANT_OR_NULL,
    late_from_at: INSTANT_OR_NULL,
    promised_due_at: INSTANT_OR_NULL,
    due_soon_at: INSTANT_OR_NULL,
    step_due_at: INSTANT_OR_NULL,
    resolved_at: INSTANT_OR_NULL,
    closed_at: INSTANT_OR_NULL,
    outcome: TEXT_OR_NULL,
    verdict: TEXT_OR_NULL,
    was_late: { type: 'boolean' },
    reception_late: { type: 'boolean', default: false },
    boundary_free: { type: 'boolean', default: false },
    lookup_secret: { type: 'text' },
    last_hash: { type: 'bytea' },
    updated_at: { type: 'timestamptz' },
  },
  indices: [
    { name: 'dossier_accepted', columns: ['home_agency_id', 'accepted_at'] },
    {
      name: 'dossier_open_unit',
      columns: ['unit_id', 'late_from_at', 'id'],
      where: 'closed_at is null',
    },
    {
      name: 'dossier_open_officer',
      columns: ['officer_id', 'late_from_at', 'id'],
      where: 'closed_at is null and officer_id is not null',
    },
    {
      name: 'dossier_open_late',
      columns: ['late_from_at', 'id'],
      where: 'closed_at is null and resolved_at is null',
    },
    { name: 'dossier_ended_late', columns: ['late_from_at', 'id'], where: `verdict = 'late'` },
    {
      name: 'dossier_open_reception',
      columns: ['reception_unit_id', 'late_from_at', 'id'],
      where: 'closed_at is null',
    },
    {
      name: 'dossier_closed_reception',
      columns: ['reception_unit_id', 'closed_at', 'id'],
      where: 'closed_at is not null',
    },
    {
      name: 'dossier_open_competent',
      columns: ['competent_unit_id', 'late_from_at', 'id'],
      where: 'closed_at is null',
    },
    {
      name: 'dossier_closed_competent',
      columns: ['competent_unit_id', 'closed_at', 'id'],
      where: 'closed_at is not null',
    },
    { name: 'dossier_received', columns: ['reception_unit_id', 'lodged_at'] },
    {
      name: 'dossier_registered',
      columns: ['reception_unit_id', 'accepted_at', 'id'],
      where: 'accepted_at is not null',
    },
    {
      name: 'dossier_to_hand_over',
      columns: ['reception_unit_id', 'resolved_at', 'id'],
      where: 'resolved_at is not null and closed_at is null',
    },
    {
      name: 'dossier_appointment',
      columns: ['reception_unit_id', 'promised_due_at', 'id'],
      where: 'promised_due_at is not null and closed_at is null',
    },
  ],
});
