// Wires late cases: opened by themselves or by hand, asked about, explained, found and closed.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlertsModule } from '../../alerts/alerts.module.ts';
import { AttachmentsModule } from '../../attachments/attachments.module.ts';
import { CalendarsModule } from '../../calendars/calendars.module.ts';
import { DossiersModule } from '../../dossiers/dossiers.module.ts';
import { Engine } from '../../engine/engine.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { OrganizationModule } from '../../organization/organization.module.ts';
import { Database } from '../../platform/database.ts';
import { FindEvidence } from './evidence.ts';
import { EvidenceController } from './evidence.controller.ts';
import { lateCaseKind } from './late-case-kind.ts';
import { OpenLateCasesJob } from './open-late-cases.job.ts';
import { ExplanationTable, LateCaseTable } from './late-case.table.ts';
import { LateCasesController } from './late-cases.controller.ts';
import { ListLateCases } from './list-late-cases.ts';
import { MeasureLateTime } from './measure-late-time.ts';
import { OpenLateCaseByHand } from './open-late-case-by-hand.ts';
import { OpenLateCases } from './open-late-cases.ts';
import { SendLateCaseEvent } from './send-late-case-event.ts';
import { SendLateCasesInBulk } from './send-late-cases-in-bulk.ts';
import { ViewLateCase } from './view-late-case.ts';

@Module({
  imports: [
    TypeOrmModule.forFeature([LateCaseTable, ExplanationTable]),
    OrganizationModule,
    CalendarsModule,
    DossiersModule,
    AlertsModule,
    AttachmentsModule,
  ],
  controllers: [LateCasesController, EvidenceController],
  providers: [
    FindEvidence,
    OpenLateCasesJob,
    ListLateCases,
    MeasureLateTime,
    OpenLateCaseByHand,
    OpenLateCases,
    SendLateCaseEvent,
    SendLateCasesInBulk,
    ViewLateCase,
  ],
  exports: [ListLateCases],
})
export class LateCasesModule {
  constructor(
    engine: Engine,
    database: Database,
    directory: OrganizationDirectory,
    measuring: MeasureLateTime,
  ) {
    engine.know(lateCaseKind(database, directory, measuring));
  }
}
