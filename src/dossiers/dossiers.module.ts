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
import { CorrectApplicant } from './correct-applicant.ts';
import { ConsultationsController } from './consultations.controller.ts';
import { CounterController } from './counter.controller.ts';
import { DossierChartsController } from './dossier-charts.controller.ts';
import { DraftTable } from './draft.table.ts';
import { DraftsController } from './drafts.controller.ts';
import { ForgetDraftsJob } from './forget-drafts.job.ts';
import { KeepDrafts } from './keep-drafts.ts';
import { ChangePapers } from './change-papers.ts';
import { ChargeTime } from './charge-time.ts';
import { ChargesController } from './charges.controller.ts';
import { FeePaymentTable } from './fee-payment.table.ts';
import { FeesController } from './fees.controller.ts';
import { RecordFee } from './record-fee.ts';
import { RefuseUnpaid } from './refuse-unpaid.ts';
import { ShowFees } from './show-fees.ts';
import { VoidFee } from './void-fee.ts';
import { DescribeToPublic } from './describe-to-public.ts';
import { DrawDossier } from './draw-dossier.ts';
import { EstimateCalendarChange } from './estimate-calendar-change.ts';
import { FindApplicants } from './find-applicants.ts';
import { FindKey } from './find-key.ts';
import { ListConsultations } from './list-consultations.ts';
import { ListHandOvers } from './list-hand-overs.ts';
import { ListLegs } from './list-legs.ts';
import { CarryOutHandOver } from './hand-overs/carry-out-hand-over.ts';
import { DecideHandOver } from './hand-overs/decide-hand-over.ts';
import { HandOverOutcomeTable } from './hand-overs/hand-over-outcome.table.ts';
import { FollowMovedUnits } from './hand-overs/follow-moved-units.ts';
import { HandOverJob } from './hand-overs/hand-over.job.ts';
import { HandOverTable } from './hand-overs/hand-over.table.ts';
import { HandOversController } from './hand-overs/hand-overs.controller.ts';
import { PreviewHandOver } from './hand-overs/preview-hand-over.ts';
import { ProcessInForce } from './hand-overs/process-in-force.ts';
import { ShowHandOvers } from './hand-overs/show-hand-overs.ts';
import { WithdrawHandOver } from './hand-overs/withdraw-hand-over.ts';
import { ListCorrections } from './list-corrections.ts';
import { ListPrints } from './list-prints.ts';
import { ListQueue } from './list-queue.ts';
import { LodgeDossier } from './lodge-dossier.ts';
import { LookUp } from './look-up.ts';
import { LookUpController } from './look-up.controller.ts';
import { PaperChangeTable } from './paper-change.table.ts';
import { PapersController } from './papers.controller.ts';
import { PreviewEvent } from './preview-event.ts';
import { PrintPaper } from './print-paper.ts';
import { PrintsController } from './prints.controller.ts';
import { PublicViewController } from './public-view.controller.ts';
import { QueuesController } from './queues.controller.ts';
import { ReadBoard } from './read-board.ts';
import { SearchDossiers } from './search-dossiers.ts';
import { SeeDossier } from './see-dossier.ts';
import { SendEvent } from './send-event.ts';
import { SendInBulk } from './send-in-bulk.ts';
import { ShowConsultations } from './show-consultations.ts';
import { ShowCounter } from './show-counter.ts';
import { ShowPapers } from './show-papers.ts';
import { ShowPublicView } from './show-public-view.ts';
import { TimeByUnit } from './time-by-unit.ts';
import { TimeInState } from './time-in-state.ts';
import { ViewDossier } from './view-dossier.ts';

@Module({
  imports: [
    OrganizationModule,
    CalendarsModule,
    ProceduresModule,
    TypeOrmModule.forFeature([
      DossierPrintTable,
      DraftTable,
      FeePaymentTable,
      HandOverTable,
      HandOverOutcomeTable,
      PaperChangeTable,
    ]),
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
    ConsultationsController,
    DraftsController,
    HandOversController,
    PapersController,
    FeesController,
    ChargesController,
  ],
  providers: [
    CarryOutHandOver,
    DecideHandOver,
    FollowMovedUnits,
    HandOverJob,
    PreviewHandOver,
    ProcessInForce,
    ShowHandOvers,
    WithdrawHandOver,
    CorrectApplicant,
    ListCorrections,
    ChangePapers,
    ChargeTime,
    DescribeToPublic,
    DrawDossier,
    EstimateCalendarChange,
    FindApplicants,
    FindKey,
    ForgetDraftsJob,
    KeepDrafts,
    ListConsultations,
    ListHandOvers,
    ListLegs,
    ListPrints,
    ListQueue,
    LodgeDossier,
    LookUp,
    PreviewEvent,
    PrintPaper,
    ReadBoard,
    RecordFee,
    RefuseUnpaid,
    SearchDossiers,
    SeeDossier,
    SendEvent,
    SendInBulk,
    ShowConsultations,
    ShowCounter,
    ShowFees,
    ShowPapers,
    ShowPublicView,
    TimeByUnit,
    TimeInState,
    ViewDossier,
    VoidFee,
  ],
  exports: [
    ChargeTime,
    FindKey,
    ListHandOvers,
    ListQueue,
    LodgeDossier,
    LookUp,
    SeeDossier,
    SendEvent,
    ViewDossier,
  ],
})
export class DossiersModule {}
