// The procedures room: the catalogue, what is published, and the process versions that dossiers pin.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { ChartOutlines } from './chart-outlines.ts';
import { CheckBeforePublishing } from './check-before-publishing.ts';
import { DescribeProcedure } from './describe-procedure.ts';
import { DrawCase } from './draw-case.ts';
import { DueDatesController } from './due-dates.controller.ts';
import { FindProcedures } from './find-procedures.ts';
import { GiveLimit } from './give-limit.ts';
import { ImportCatalogue } from './import-catalogue.ts';
import { ImportProcesses } from './import-processes.ts';
import { LoadShipped } from './load-shipped.ts';
import { LodgingPlace } from './lodging-place.ts';
import { PinnedDefinitions } from './pinned-definitions.ts';
import { OfferedOnline } from './offered-online.ts';
import { PreviewDue } from './preview-due.ts';
import { ProcedureCaseTable } from './procedure-case.table.ts';
import { ProcedureKeyTable } from './procedure-key.table.ts';
import { ProcedureKeys } from './procedure-keys.ts';
import { ProcedureChartsController } from './procedure-charts.controller.ts';
import { ProcedureSourceTable } from './procedure-source.table.ts';
import { ProcedureTable } from './procedure.table.ts';
import { ProceduresController } from './procedures.controller.ts';
import { ProcessVersionTable } from './process-version.table.ts';
import { ProcessVersions } from './process-versions.ts';
import { PublishProcedure } from './publish-procedure.ts';
import { SearchProcedures } from './search-procedures.ts';
import { ShowSource } from './show-source.ts';
import { SubmitProcedure } from './submit-procedure.ts';
import { UsualProcedures } from './usual-procedures.ts';
import { UsualProceduresController } from './usual-procedures.controller.ts';

@Module({
  imports: [
    CalendarsModule,
    OrganizationModule,
    TypeOrmModule.forFeature([
      ProcedureTable,
      ProcedureCaseTable,
      ProcedureKeyTable,
      ProcessVersionTable,
      ProcedureSourceTable,
    ]),
  ],
  controllers: [
    ProceduresController,
    ProcedureChartsController,
    UsualProceduresController,
    DueDatesController,
  ],
  providers: [
    ChartOutlines,
    CheckBeforePublishing,
    DescribeProcedure,
    DrawCase,
    FindProcedures,
    GiveLimit,
    PinnedDefinitions,
    ImportCatalogue,
    ImportProcesses,
    LoadShipped,
    LodgingPlace,
    OfferedOnline,
    PreviewDue,
    ProcedureKeys,
    ProcessVersions,
    PublishProcedure,
    SearchProcedures,
    ShowSource,
    SubmitProcedure,
    UsualProcedures,
  ],
  exports: [
    ChartOutlines,
    PinnedDefinitions,
    ImportCatalogue,
    ImportProcesses,
    LoadShipped,
    OfferedOnline,
    ProcessVersions,
    PublishProcedure,
    SearchProcedures,
    GiveLimit,
  ],
})
export class ProceduresModule {}
