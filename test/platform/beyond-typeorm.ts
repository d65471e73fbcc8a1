// What the migrations make and an EntitySchema cannot say: each part by name, with the reason.
import type { PartKind } from '../support/schema-parts.ts';

export interface BeyondTypeOrm {
  /** Tables, columns and constraints can all be said. */
  readonly kind: Exclude<PartKind, 'table' | 'column' | 'constraint'>;
  /** `table.part`; a `*` stands for any table. */
  readonly names: readonly string[];
  readonly because: string;
}

export const BEYOND_TYPEORM: readonly BeyondTypeOrm[] = [
  {
    kind: 'partitioning',
    names: ['case_event'],
    because: 'TypeORM knows no partitions; the journal has one a month, so that years can be detached',
  },
  {
    kind: 'trigger',
    names: ['*_sealed', '*_never_emptied'],
    because: 'TypeORM knows no triggers; these seal rows and keep tables from being emptied',
  },
  {
    kind: 'trigger',
    names: [
      '*_append_only',
      'administration_log.administration_log_not_emptied',
      'issued_form.issued_form_kept',
      'issued_form.issued_form_not_deleted',
    ],
    because: 'TypeORM knows no triggers; these refuse to change what was written once',
  },
  {
    kind: 'trigger',
    names: ['*_changed'],
    because: 'TypeORM knows no triggers; these say that the organization is another than before',
  },
  {
    kind: 'trigger',
    names: ['case_event.case_event_forms'],
    because: 'TypeORM knows no triggers; this one notes the forms that an entry makes due, in its commit',
  },
  {
    kind: 'index',
    names: [
      'dossier_applicant.dossier_applicant_identity',
      'dossier_applicant.dossier_applicant_name',
      'dossier_applicant.dossier_applicant_phone',
      'dossier_ref.dossier_ref_trgm',
      'procedure.procedure_search',
    ],
    because:
      'an EntitySchema names neither the kind of an index nor its operators; these find a part of a text',
  },
  {
    kind: 'index',
    names: [
      'consultation.consultation_asked',
      'case_event.case_event_recorded_at',
      'case_event.case_event_xact',
      'row_seal.row_seal_sealed_at',
    ],
    because: 'an EntitySchema does not name the kind of an index; these are ranges of blocks (brin)',
  },
  {
    kind: 'index',
    names: ['dossier_applicant.dossier_applicant_phone_key'],
    because: 'TypeORM indexes columns, no expressions; this one finds a number however it was typed',
  },
  {
    kind: 'index',
    names: ['stay.stay_unit_left'],
    because: 'TypeORM knows no columns that an index only includes',
  },
  {
    kind: 'index',
    names: ['inspection.inspection_first_day', 'trail_access.trail_access_at'],
    because: 'TypeORM knows no descending order in an index',
  },
  {
    kind: 'storage',
    names: [
      'alert_notice',
      'consultation',
      'daily_count',
      'delivery',
      'dossier',
      'duty',
      'leg',
      'report_fact',
      'stay',
      'timer',
    ],
    because: 'TypeORM knows no storage parameters; rows that are changed often leave room on their page',
  },
  {
    kind: 'storage',
    names: ['filed_form.content'],
    because: 'TypeORM knows no storage of columns; what is compressed already is not compressed again',
  },
];
