// Wires the work of the Chief of Office: reports and exports, lateness now and repeated, inspections, digests, self-checks.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ComplaintsModule } from '../complaints/complaints.module.ts';
import { TasksModule } from '../tasks/tasks.module.ts';
import { DocumentsModule } from '../documents/documents.module.ts';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { AdministrationLogSheet } from './administration-log/administration-log-sheet.ts';
import type { LogExportWish } from './administration-log/administration-log-sheet.ts';
import { LogExportsController } from './administration-log/log-exports.controller.ts';
import { RaisedRightToldTable } from './raised-rights/raised-right-told.table.ts';
import { TellOfRaisedRights } from './raised-rights/tell-of-raised-rights.ts';
import { TellOfRaisedRightsJob } from './raised-rights/tell-of-raised-rights.job.ts';
import { DigestJob } from './digests/digest.job.ts';
import { SendDigests } from './digests/digest-send.ts';
import { SelfChecks } from './self-checks/self-checks.ts';
import { SelfChecksController } from './self-checks/self-checks.controller.ts';
import { AskExport } from './exports/export-ask.ts';
import { ExportJob } from './exports/export.job.ts';
import { PrintExport } from './exports/export-print.ts';
import { RunExports } from './exports/export-run.ts';
import { LetterSource, SheetSources } from './exports/sheet-sources.ts';
import { WriteExport } from './exports/export-write.ts';
import { ExportsController } from './exports/exports.controller.ts';
import { CountConsulted } from './late-now/consulted-agencies.ts';
import { ReadDutyTrail } from './inspections/duty-trail.ts';
import { ReadDutyExplanations } from './inspections/duty-trail-explanations.ts';
import { DutyTrailSheet } from './inspections/duty-trail-sheet.ts';
import type { DutyTrailExportWish } from './inspections/duty-trail-sheet.ts';
import { ListInspectedOfficials } from './inspections/inspected-officials.ts';
import { InspectionsController } from './inspections/inspections.controller.ts';
import { KeepInspections } from './inspections/inspections.ts';
import { OpenDutyTrail } from './inspections/trail-access.ts';
import { LateCasesModule } from './late-cases/late-cases.module.ts';
import { ListLate } from './late-now/list-late.ts';
import { LateNowController } from './late-now/late-now.controller.ts';
import { ReadLateNow } from './late-now/late-now.ts';
import { LatenessController } from './lateness/lateness.controller.ts';
import { CountAnswerable } from './lateness/lateness-answerable.ts';
import { WriteLatenessLetter } from './lateness/lateness-letter.ts';
import { CountLateness } from './lateness/lateness-count.ts';
import { ExportLateness } from './lateness/lateness-export.ts';
import { ListLateMatters } from './lateness/lateness-list.ts';
import { AskLateness } from './lateness/lateness-question.ts';
import { LatenessSheets } from './lateness/lateness-sheets.ts';
import type { LatenessExportWish } from './lateness/lateness-sheets.ts';
import { ExportList } from './list-sheets/export-list.ts';
import { ListExportsController } from './list-sheets/list-exports.controller.ts';
import { ListSheets } from './list-sheets/list-sheets.ts';
import { ListPauses } from './pauses/list-pauses.ts';
import { PauseSheet } from './pauses/pause-sheet.ts';
import type { PausesExportWish } from './pauses/pause-sheet.ts';
import { PausesController } from './pauses/pauses.controller.ts';
import { ReportJobTable } from './exports/report-job.table.ts';
import { ReadReport06 } from './reports/report-06.ts';
import { AskReport } from './reports/report-ask.ts';
import { ListCorrections } from './reports/report-corrections.ts';
import { CountReport } from './reports/report-count.ts';
import { ListCountedDossiers } from './reports/report-dossiers.ts';
import { ReadTrend } from './reports/report-trend.ts';
import { ReportsController } from './reports/reports.controller.ts';
import { RollupJob } from './reports/rollup.job.ts';
import { RollupPass } from './reports/rollup-pass.ts';

@Module({
  imports: [
    OrganizationModule,
    CalendarsModule,
    DossiersModule,
    DocumentsModule,
    TasksModule,
    ComplaintsModule,
    LateCasesModule,
    TypeOrmModule.forFeature([ReportJobTable, RaisedRightToldTable]),
  ],
  controllers: [
    LogExportsController,
    ExportsController,
    InspectionsController,
    LatenessController,
    LateNowController,
    ListExportsController,
    PausesController,
    ReportsController,
    SelfChecksController,
  ],
  providers: [
    AdministrationLogSheet,
    AskExport,
    AskLateness,
    CountConsulted,
    CountAnswerable,
    CountLateness,
    WriteLatenessLetter,
    ExportLateness,
    KeepInspections,
    ListInspectedOfficials,
    LatenessSheets,
    OpenDutyTrail,
    ReadDutyExplanations,
    ReadDutyTrail,
    ListLate,
    ListLateMatters,
    ListPauses,
    ExportList,
    ListSheets,
    PauseSheet,
    AskReport,
    CountReport,
    TellOfRaisedRights,
    TellOfRaisedRightsJob,
    DigestJob,
    DutyTrailSheet,
    ExportJob,
    ListCorrections,
    ListCountedDossiers,
    ReadLateNow,
    PrintExport,
    ReadReport06,
    ReadTrend,
    RollupJob,
    RollupPass,
    RunExports,
    SelfChecks,
    SendDigests,
    {
      provide: SheetSources,
      inject: [LatenessSheets, DutyTrailSheet, PauseSheet, AdministrationLogSheet, ListSheets],
      useFactory: (
        lateness: LatenessSheets,
        duty: DutyTrailSheet,
        pauses: PauseSheet,
        log: AdministrationLogSheet,
        lists: ListSheets,
      ) =>
        new SheetSources({
          repeatedLateness: (wish: LatenessExportWish) => lateness.content('repeatedLateness', wish),
          lateMatters: (wish: LatenessExportWish) => lateness.content('lateMatters', wish),
          latenessLetter: (wish: LatenessExportWish) => lateness.content('latenessLetter', wish),
          dutyTrail: (wish: DutyTrailExportWish) => duty.content(wish),
          pauses: (wish: PausesExportWish) => pauses.content(wish),
          administrationLog: (wish: LogExportWish) => log.content(wish),
          ...lists.sources,
        }),
    },
    {
      provide: LetterSource,
      inject: [WriteLatenessLetter],
      useFactory: (letters: WriteLatenessLetter) =>
        new LetterSource((wish: LatenessExportWish) => letters.words(wish)),
    },
    WriteExport,
  ],
  exports: [RollupPass],
})
export class SupervisionModule {}
