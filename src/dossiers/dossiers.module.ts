// The dossiers room: intake, events, queues, search and the public look-up.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { ProceduresModule } from '../procedures/procedures.module.ts';
import { BulkController } from './bulk.controller.ts';
import { DossierPrintTable } from './dossier-print.table.ts';
import { DossiersController } from './dossiers.controller.ts';
import { ApplicantsController } from './applicants.controller.ts';
import { CounterController } from './counter.controller.ts';
import { DossierChartsController } from './dossier-charts.controller.ts';
import { DraftTable } from './draft.table.ts';
import { DraftsController } from './drafts.controller.ts';
import { ForgetDraftsJob } from './forget-drafts.job.ts';
import { ForgetTriesJob } from './forget-tries.job.ts';
import { KeepDrafts } from './keep-drafts.ts';
import { DescribeToPublic } from './describe-to-public.ts';
import { DrawDossier } from './draw-dossier.ts';
import { EstimateCalendarChange } from './estimate-calendar-change.ts';
import { FindApplicants } from './find-applicants.ts';
import { FindKey } from './find-key.ts';
import { CarryOutHandOver } from './hand-overs/carry-out-hand-over.ts';
import { DecideHandOver } from './hand-overs/decide-hand-over.ts';
import { HandOverOutcomeTable } from './hand-overs/hand-over-outcome.table.ts';
import { HandOverJob } from './hand-overs/hand-over.job.ts';
import { HandOverTable } from './hand-overs/hand-over.table.ts';
import { HandOversController } from './hand-overs/hand-overs.controller.ts';
import { PreviewHandOver } from './hand-overs/preview-hand-over.ts';
import { ProcessInForce } from './hand-overs/process-in-force.ts';
import { ShowHandOvers } from './hand-overs/show-hand-overs.ts';
import { ListPrints } from './list-prints.ts';
import { ListQueue } from './list-queue.ts';
import { LodgeDossier } from './lodge-dossier.ts';
import { LookUp } from './look-up.ts';
import { LookUpController } from './look-up.controller.ts';
import { PreviewEvent } from './preview-event.ts';
import { PrintPaper } from './print-paper.ts';
import { PrintsController } from './prints.controller.ts';
import { PublicViewController } from './public-view.controller.ts';
import { QueuesController } from './queues.controller.ts';
import { ReadBoard } from './read-board.ts';
import { SearchDossiers } from './search-dossiers.ts';
import { SendEvent } from './send-event.ts';
import { SendInBulk } from './send-in-bulk.ts';
import { ShowCounter } from './show-counter.ts';
import { ShowPublicView } from './show-public-view.ts';
import { TimeInState } from './time-in-state.ts';
import { ViewDossier } from './view-dossier.ts';

@Module({
  imports: [
    OrganizationModule,
    CalendarsModule,
    ProceduresModule,
    TypeOrmModule.forFeature([DossierPrintTable, DraftTable, HandOverTable, HandOverOutcomeTable]),
  ],
  controllers: [
    QueuesController,
    DossiersController,
    BulkController,
    LookUpController,
    DossierChartsController,
    PublicViewController,
    ApplicantsController,
    PrintsController,
    CounterController,
    DraftsController,
    HandOversController,
  ],
  providers: [
    CarryOutHandOver,
    DecideHandOver,
    HandOverJob,
    PreviewHandOver,
    ProcessInForce,
    ShowHandOvers,
    DescribeToPublic,
    DrawDossier,
    EstimateCalendarChange,
    FindApplicants,
    FindKey,
    ForgetDraftsJob,
    ForgetTriesJob,
    KeepDrafts,
    ListPrints,
    ListQueue,
    LodgeDossier,
    LookUp,
    PreviewEvent,
    PrintPaper,
    ReadBoard,
    SearchDossiers,
    SendEvent,
    SendInBulk,
    ShowCounter,
    ShowPublicView,
    TimeInState,
    ViewDossier,
  ],
  exports: [FindKey, LodgeDossier, LookUp, SendEvent, ViewDossier],
})
export class DossiersModule {}
