// Every migration, oldest first.
import { Platform1700000000001 } from './1700000000001-platform.ts';
import { Organization1700000000002 } from './1700000000002-organization.ts';
import { Procedures1700000000003 } from './1700000000003-procedures.ts';
import { Engine1700000000004 } from './1700000000004-engine.ts';
import { Alerts1700000000005 } from './1700000000005-alerts.ts';
import { Dossiers1700000000006 } from './1700000000006-dossiers.ts';
import { ListsByRelation1700000000007 } from './1700000000007-lists-by-relation.ts';
import { Reception1700000000008 } from './1700000000008-reception.ts';
import { LockAndDrafts1700000000009 } from './1700000000009-lock-and-drafts.ts';
import { Administration1700000000010 } from './1700000000010-administration.ts';
import { PreferencesAndViews1700000000011 } from './1700000000011-preferences-and-views.ts';
import { Law1700000000012 } from './1700000000012-law.ts';
import { Children1700000000013 } from './1700000000013-children.ts';
import { OfficialForms1700000000014 } from './1700000000014-official-forms.ts';
import { AttachmentsPapersFees1700000000015 } from './1700000000015-attachments-papers-fees.ts';
import { HandOvers1700000000016 } from './1700000000016-hand-overs.ts';
import { Reports1700000000018 } from './1700000000018-reports.ts';
import { PhoneSearch1700000000020 } from './1700000000020-phone-search.ts';
import { AssignedTasks1700000000021 } from './1700000000021-assigned-tasks.ts';
import { LateCases1700000000022 } from './1700000000022-late-cases.ts';
import { Inspections1700000000023 } from './1700000000023-inspections.ts';
import { OwnersOfFiles1700000000024 } from './1700000000024-owners-of-files.ts';
import { SupervisionIndexes1700000000026 } from './1700000000026-supervision-indexes.ts';
import { ProbeAndClaims1700000000030 } from './1700000000030-probe-and-claims.ts';
import { MarksOfFiles1700000000032 } from './1700000000032-marks-of-files.ts';
import { CalendarsSideBySide1700000000033 } from './1700000000033-calendars-side-by-side.ts';
import { Pauses1700000000034 } from './1700000000034-pauses.ts';
import { UnitIdentities1700000000035 } from './1700000000035-unit-identities.ts';
import { WithdrawnDecisions1700000000036 } from './1700000000036-withdrawn-decisions.ts';
import { FormsThatFailed1700000000038 } from './1700000000038-forms-that-failed.ts';
import { SearchPatterns1700000000039 } from './1700000000039-search-patterns.ts';
import { AdministrationLog1700000000040 } from './1700000000040-administration-log.ts';
import { Throttles1700000000041 } from './1700000000041-throttles.ts';
import { Settings1700000000043 } from './1700000000043-settings.ts';
import { MailAskedAgain1700000000044 } from './1700000000044-mail-asked-again.ts';
import { AlertsInLines1700000000045 } from './1700000000045-alerts-in-lines.ts';
import { Inspectors1700000000046 } from './1700000000046-inspectors.ts';
import { Duty1700000000047 } from './1700000000047-duty.ts';
import { TimerNames1700000000048 } from './1700000000048-timer-names.ts';
import { Seals1700000000050 } from './1700000000050-seals.ts';
import { EndedLate1700000000051 } from './1700000000051-ended-late.ts';
import { AnnulledCalendars1700000000052 } from './1700000000052-annulled-calendars.ts';
import { Privileges1700000000054 } from './1700000000054-privileges.ts';
import { RaisedRightsTold1700000000055 } from './1700000000055-raised-rights-told.ts';
import { OutsideWriters1700000000056 } from './1700000000056-outside-writers.ts';
import { OpenLines1700000000057 } from './1700000000057-open-lines.ts';
import { CaseEvents1700000000058 } from './1700000000058-case-events.ts';
import { TasksAreCases1700000000059 } from './1700000000059-tasks-are-cases.ts';
import { LateCasesAreCases1700000000060 } from './1700000000060-late-cases-are-cases.ts';
import { Complaints1700000000062 } from './1700000000062-complaints.ts';
import { KeptLists1700000000075 } from './1700000000075-kept-lists.ts';
import { SealsByIndex1700000000063 } from './1700000000063-seals-by-index.ts';
import { Tills1700000000064 } from './1700000000064-tills.ts';
import { FeesByQuantity1700000000065 } from './1700000000065-fees-by-quantity.ts';
import { ProcedureKeys1700000000070 } from './1700000000070-procedure-keys.ts';
import { ByTheApplicant1700000000080 } from './1700000000080-by-the-applicant.ts';
import { OnlineLodgings1700000000081 } from './1700000000081-online-lodgings.ts';
import { OneTimeCodes1700000000082 } from './1700000000082-one-time-codes.ts';
import { ServiceRatings1700000000083 } from './1700000000083-service-ratings.ts';

export const MIGRATIONS = [
  Platform1700000000001,
  Organization1700000000002,
  Procedures1700000000003,
  Engine1700000000004,
  Alerts1700000000005,
  Dossiers1700000000006,
  ListsByRelation1700000000007,
  Reception1700000000008,
  LockAndDrafts1700000000009,
  Administration1700000000010,
  PreferencesAndViews1700000000011,
  Law1700000000012,
  Children1700000000013,
  OfficialForms1700000000014,
  AttachmentsPapersFees1700000000015,
  HandOvers1700000000016,
  Reports1700000000018,
  PhoneSearch1700000000020,
  AssignedTasks1700000000021,
  LateCases1700000000022,
  Inspections1700000000023,
  OwnersOfFiles1700000000024,
  SupervisionIndexes1700000000026,
  ProbeAndClaims1700000000030,
  MarksOfFiles1700000000032,
  CalendarsSideBySide1700000000033,
  Pauses1700000000034,
  UnitIdentities1700000000035,
  WithdrawnDecisions1700000000036,
  FormsThatFailed1700000000038,
  SearchPatterns1700000000039,
  AdministrationLog1700000000040,
  Throttles1700000000041,
  Settings1700000000043,
  MailAskedAgain1700000000044,
  AlertsInLines1700000000045,
  Inspectors1700000000046,
  Duty1700000000047,
  TimerNames1700000000048,
  Seals1700000000050,
  EndedLate1700000000051,
  AnnulledCalendars1700000000052,
  Privileges1700000000054,
  RaisedRightsTold1700000000055,
  OutsideWriters1700000000056,
  OpenLines1700000000057,
  CaseEvents1700000000058,
  TasksAreCases1700000000059,
  LateCasesAreCases1700000000060,
  Complaints1700000000062,
  SealsByIndex1700000000063,
  Tills1700000000064,
  FeesByQuantity1700000000065,
  ProcedureKeys1700000000070,
  KeptLists1700000000075,
  ByTheApplicant1700000000080,
  OnlineLodgings1700000000081,
  OneTimeCodes1700000000082,
  ServiceRatings1700000000083,
] as const;
