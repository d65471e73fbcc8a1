// Wires figures: facts and roll-ups from the journal, report 06, what lies behind its figures.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '../documents/documents.module.ts';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { DigestJob } from './digest.job.ts';
import { SendDigests } from './digest-send.ts';
import { SelfChecks } from './report-self-checks.ts';
import { SelfChecksController } from './report-self-checks.controller.ts';
import { AskExport } from './export-ask.ts';
import { ExportJob } from './export.job.ts';
import { PrintExport } from './export-print.ts';
import { RunExports } from './export-run.ts';
import { WriteExport } from './export-write.ts';
import { ExportsController } from './exports.controller.ts';
import { CountConsulted } from './consulted-agencies.ts';
import { ReadDutyTrail } from './duty-trail.ts';
import { ReadDutyExplanations } from './duty-trail-explanations.ts';
import { DutyTrailSheet } from './duty-trail-sheet.ts';
import { ListInspectedOfficials } from './inspected-officials.ts';
import { InspectionsController } from './inspections.controller.ts';
import { KeepInspections } from './inspections.ts';
import { OpenDutyTrail } from './trail-access.ts';
import { LateNowController } from './late-now.controller.ts';
import { ReadLateNow } from './late-now.ts';
import { LatenessController } from './lateness.controller.ts';
import { CountLateness } from './lateness-count.ts';
import { ExportLateness } from './lateness-export.ts';
import { ListLateMatters } from './lateness-list.ts';
import { AskLateness } from './lateness-question.ts';
import { LatenessSheets } from './lateness-sheets.ts';
import { ReportJobTable } from './report-job.table.ts';
import { ReadReport06 } from './report-06.ts';
import { AskReport } from './report-ask.ts';
import { ListCorrections } from './report-corrections.ts';
import { CountReport } from './report-count.ts';
import { ListCountedDossiers } from './report-dossiers.ts';
import { ReportsController } from './reports.controller.ts';
import { RollupJob } from './rollup.job.ts';
import { RollupPass } from './rollup-pass.ts';

@Module({
  imports: [
    OrganizationModule,
    CalendarsModule,
    DossiersModule,
    DocumentsModule,
    TypeOrmModule.forFeature([ReportJobTable]),
  ],
  controllers: [
    ExportsController,
    InspectionsController,
    LatenessController,
    LateNowController,
    ReportsController,
    SelfChecksController,
  ],
  providers: [
    AskExport,
    AskLateness,
    CountConsulted,
    CountLateness,
    ExportLateness,
    KeepInspections,
    ListInspectedOfficials,
    LatenessSheets,
    OpenDutyTrail,
    ReadDutyExplanations,
    ReadDutyTrail,
    ListLateMatters,
    AskReport,
    CountReport,
    DigestJob,
    DutyTrailSheet,
    ExportJob,
    ListCorrections,
    ListCountedDossiers,
    ReadLateNow,
    PrintExport,
    ReadReport06,
    RollupJob,
    RollupPass,
    RunExports,
    SelfChecks,
    SendDigests,
    WriteExport,
  ],
  exports: [RollupPass],
})
export class ReportsModule {}
