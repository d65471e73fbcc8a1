// Every table of the service, for whoever reads or writes rows through TypeORM.
import type { EntitySchema } from 'typeorm';
import { AlertTable } from '../alerts/alert.table.ts';
import { DutyTable } from '../alerts/duty/duty.table.ts';
import { AlertNoticeTable } from '../alerts/inbox/alert-notice.table.ts';
import { DeliveryTable } from '../alerts/mail/delivery.table.ts';
import { AlertRungTable } from '../alerts/raise/alert-rung.table.ts';
import { AnchorHeadTable } from '../anchors/anchor-head.table.ts';
import { AnchorTable } from '../anchors/anchor.table.ts';
import { RowSealTable } from '../anchors/row-seal.table.ts';
import { AttachmentTable } from '../attachments/attachment.table.ts';
import { BytesClaimTable } from '../attachments/bytes-claim.table.ts';
import { CalendarAnnulmentTable } from '../calendars/calendar-annulment.table.ts';
import { CalendarChangeTable } from '../calendars/calendar-change.table.ts';
import { CalendarDayTable } from '../calendars/calendar-day.table.ts';
import { WorkingCalendarTable } from '../calendars/working-calendar.table.ts';
import { OneTimeCodeTable } from '../citizen/acts/one-time-code.table.ts';
import { OnlineLodgingTable } from '../citizen/online/online-lodging.table.ts';
import { ServiceRatingTable } from '../citizen/ratings/service-rating.table.ts';
import { ComplainantTable } from '../complaints/complainant.table.ts';
import { ComplaintTable } from '../complaints/complaint.table.ts';
import { FormBatchTable } from '../documents/batch/form-batch.table.ts';
import { FormDueTable } from '../documents/issue/form-due.table.ts';
import { FormSeriesTable } from '../documents/issue/form-series.table.ts';
import { IssuedFormTable } from '../documents/issue/issued-form.table.ts';
import { FiledFormTable } from '../documents/letters/filed-form.table.ts';
import { DossierPrintTable } from '../documents/prints/dossier-print.table.ts';
import { ApplicantCorrectionTable } from '../dossier-kind/tables/applicant-correction.table.ts';
import { ConsultationTable } from '../dossier-kind/tables/consultation.table.ts';
import { DossierApplicantTable } from '../dossier-kind/tables/dossier-applicant.table.ts';
import { DossierRefTable } from '../dossier-kind/tables/dossier-ref.table.ts';
import { DossierTable } from '../dossier-kind/tables/dossier.table.ts';
import { LegTable } from '../dossier-kind/tables/leg.table.ts';
import { StayTable } from '../dossier-kind/tables/stay.table.ts';
import { DraftTable } from '../dossiers/drafts/draft.table.ts';
import { FeePaymentTable } from '../dossiers/fees/fee-payment.table.ts';
import { TillCountTable } from '../dossiers/tills/till-count.table.ts';
import { TillLineTable } from '../dossiers/tills/till-line.table.ts';
import { HandOverOutcomeTable } from '../dossiers/hand-overs/hand-over-outcome.table.ts';
import { HandOverTable } from '../dossiers/hand-overs/hand-over.table.ts';
import { PaperChangeTable } from '../dossiers/papers/paper-change.table.ts';
import { CaseEventTable } from '../engine/case-event.table.ts';
import { CodeSequenceTable } from '../engine/code-sequence.table.ts';
import { TimerTable } from '../engine/timer.table.ts';
import { AbsenceTable } from '../organization/absence.table.ts';
import { AccessLogTable } from '../organization/access-log.table.ts';
import { AdministrationLogTable } from '../organization/administration-log/administration-log.table.ts';
import { AgencyUnitTable } from '../organization/agency-unit.table.ts';
import { OrganizationVersionTable } from '../organization/organization-version.table.ts';
import { PositionTable } from '../organization/position.table.ts';
import { SessionTable } from '../organization/session.table.ts';
import { SettingChangeTable } from '../organization/setting-change.table.ts';
import { StaffTable } from '../organization/staff.table.ts';
import { UnitAliasTable } from '../organization/unit-alias.table.ts';
import { UnitCompetenceTable } from '../organization/unit-competence.table.ts';
import { UnitFactTable } from '../organization/unit-fact.table.ts';
import { IdempotencyKeyTable } from '../platform/http/idempotency-key.table.ts';
import { ServiceProbeTable } from '../platform/service-probe.table.ts';
import { SettingTable } from '../platform/settings/setting.table.ts';
import { KnownPlaceTable } from '../platform/throttle/known-place.table.ts';
import { ThrottleTable } from '../platform/throttle/throttle.table.ts';
import { ProcedureCaseTable } from '../procedures/procedure-case.table.ts';
import { ProcedureKeyTable } from '../procedures/procedure-key.table.ts';
import { ProcedureSourceTable } from '../procedures/procedure-source.table.ts';
import { ProcedureTable } from '../procedures/procedure.table.ts';
import { ProcessVersionTable } from '../procedures/process-version.table.ts';
import { ReportJobTable } from '../supervision/exports/report-job.table.ts';
import { InspectionFindingTable } from '../supervision/inspections/inspection-finding.table.ts';
import { InspectionTable } from '../supervision/inspections/inspection.table.ts';
import { TrailAccessTable } from '../supervision/inspections/trail-access.table.ts';
import { LateCaseTable, ExplanationTable } from '../supervision/late-cases/late-case.table.ts';
import { RaisedRightToldTable } from '../supervision/raised-rights/raised-right-told.table.ts';
import { DailyCountTable } from '../supervision/reports/daily-count.table.ts';
import { ReportFactTable } from '../supervision/reports/report-fact.table.ts';
import { RollupPositionTable } from '../supervision/reports/rollup-position.table.ts';
import { AssignedTaskTable } from '../tasks/assigned-task.table.ts';
import { TaskDocumentTable } from '../tasks/task-document.table.ts';
import { SavedViewTable } from '../workspace/saved-view.table.ts';

export const EVERY_TABLE: readonly EntitySchema[] = Object.freeze([
  AlertTable,
  DutyTable,
  AlertNoticeTable,
  DeliveryTable,
  AlertRungTable,
  AnchorHeadTable,
  AnchorTable,
  RowSealTable,
  AttachmentTable,
  BytesClaimTable,
  CalendarAnnulmentTable,
  CalendarChangeTable,
  CalendarDayTable,
  WorkingCalendarTable,
  OneTimeCodeTable,
  OnlineLodgingTable,
  ServiceRatingTable,
  ComplainantTable,
  ComplaintTable,
  FormBatchTable,
  FormDueTable,
  FormSeriesTable,
  IssuedFormTable,
  FiledFormTable,
  DossierPrintTable,
  ApplicantCorrectionTable,
  CodeSequenceTable,
  ConsultationTable,
  DossierApplicantTable,
  DossierRefTable,
  DossierTable,
  LegTable,
  StayTable,
  DraftTable,
  FeePaymentTable,
  TillCountTable,
  TillLineTable,
  HandOverOutcomeTable,
  HandOverTable,
  PaperChangeTable,
  CaseEventTable,
  TimerTable,
  AbsenceTable,
  AccessLogTable,
  AdministrationLogTable,
  AgencyUnitTable,
  OrganizationVersionTable,
  PositionTable,
  SessionTable,
  SettingChangeTable,
  StaffTable,
  UnitAliasTable,
  UnitCompetenceTable,
  UnitFactTable,
  IdempotencyKeyTable,
  ServiceProbeTable,
  SettingTable,
  KnownPlaceTable,
  ThrottleTable,
  ProcedureCaseTable,
  ProcedureKeyTable,
  ProcedureSourceTable,
  ProcedureTable,
  ProcessVersionTable,
  ReportJobTable,
  InspectionFindingTable,
  InspectionTable,
  TrailAccessTable,
  LateCaseTable,
  ExplanationTable,
  RaisedRightToldTable,
  DailyCountTable,
  ReportFactTable,
  RollupPositionTable,
  AssignedTaskTable,
  TaskDocumentTable,
  SavedViewTable,
]);
