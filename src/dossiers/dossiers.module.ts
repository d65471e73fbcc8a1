// The dossiers room: intake, events, queues, search and the public look-up.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { ProceduresModule } from '../procedures/procedures.module.ts';
import { BulkController } from './events/bulk.controller.ts';
import { DossiersController } from './events/dossiers.controller.ts';
import { ApplicantsController } from './applicants/applicants.controller.ts';
import { CorrectApplicant } from './events/correct-applicant.ts';
import { ConsultationsController } from './children/consultations.controller.ts';
import { CounterController } from './counter/counter.controller.ts';
import { DossierChartsController } from './view/dossier-charts.controller.ts';
import { DraftTable } from './drafts/draft.table.ts';
import { DraftsController } from './drafts/drafts.controller.ts';
import { ForgetDraftsJob } from './drafts/forget-drafts.job.ts';
import { KeepDrafts } from './drafts/keep-drafts.ts';
import { ChangePapers } from './papers/change-papers.ts';
import { ChargeTime } from './view/charge-time.ts';
import { ChargesController } from './view/charges.controller.ts';
import { FeePaymentTable } from './fees/fee-payment.table.ts';
import { FeesController } from './fees/fees.controller.ts';
import { RecordFee } from './fees/record-fee.ts';
import { RefuseUnpaid } from './fees/refuse-unpaid.ts';
import { ShowFees } from './fees/show-fees.ts';
import { VoidFee } from './fees/void-fee.ts';
import { DescribeToPublic } from './look-up/describe-to-public.ts';
import { DrawDossier } from './view/draw-dossier.ts';
import { EstimateCalendarChange } from './lists/estimate-calendar-change.ts';
import { FindApplicants } from './applicants/find-applicants.ts';
import { FindKey } from './access/find-key.ts';
import { ListConsultations } from './children/list-consultations.ts';
import { ListHandOvers } from './children/list-hand-overs.ts';
import { ListLegs } from './children/list-legs.ts';
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
import { Recalendar } from './recalendar/recalendar.ts';
import { RecalendarJob } from './recalendar/recalendar.job.ts';
import { ListCorrections } from './events/list-corrections.ts';
import { ListQueue } from './lists/list-queue.ts';
import { ComposeLodging } from './lodging/compose-lodging.ts';
import { LodgeDossier } from './lodging/lodge-dossier.ts';
import { PreviewLodging } from './lodging/preview-lodging.ts';
import { LookUp } from './look-up/look-up.ts';
import { LookUpController } from './look-up/look-up.controller.ts';
import { PaperChangeTable } from './papers/paper-change.table.ts';
import { PapersController } from './papers/papers.controller.ts';
import { PreviewEvent } from './events/preview-event.ts';
import { PublicViewController } from './look-up/public-view.controller.ts';
import { QueuesController } from './lists/queues.controller.ts';
import { ReadBoard } from './lists/read-board.ts';
import { SearchDossiers } from './lists/search-dossiers.ts';
import { SeeDossier } from './access/see-dossier.ts';
import { SendAsApplicant } from './events/send-as-applicant.ts';
import { SendEvent } from './events/send-event.ts';
import { SendInBulk } from './events/send-in-bulk.ts';
import { ShowConsultations } from './children/show-consultations.ts';
import { ShowCounter } from './counter/show-counter.ts';
import { TakeInSupplement } from './papers/take-in-supplement.ts';
import { ShowPapers } from './papers/show-papers.ts';
import { ShowSupplement } from './look-up/show-supplement.ts';
import { ShowPublicView } from './look-up/show-public-view.ts';
import { OpenTill } from './tills/open-till.ts';
import { ReadCounts } from './tills/read-counts.ts';
import { TillCountTable } from './tills/till-count.table.ts';
import { TillLineTable } from './tills/till-line.table.ts';
import { TillsController } from './tills/tills.controller.ts';
import { TimeByUnit } from './lists/time-by-unit.ts';
import { TimeInState } from './lists/time-in-state.ts';
import { ViewDossier } from './view/view-dossier.ts';

@Module({
  imports: [
    OrganizationModule,
    CalendarsModule,
    ProceduresModule,
    TypeOrmModule.forFeature([
      DraftTable,
      FeePaymentTable,
      HandOverTable,
      HandOverOutcomeTable,
      PaperChangeTable,
      TillCountTable,
      TillLineTable,
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
    CounterController,
    ConsultationsController,
    DraftsController,
    HandOversController,
    PapersController,
    FeesController,
    ChargesController,
    TillsController,
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
    ListQueue,
    ComposeLodging,
    LodgeDossier,
    PreviewLodging,
    LookUp,
    OpenTill,
    PreviewEvent,
    ReadBoard,
    ReadCounts,
    Recalendar,
    RecalendarJob,
    RecordFee,
    RefuseUnpaid,
    SearchDossiers,
    SeeDossier,
    SendAsApplicant,
    SendEvent,
    SendInBulk,
    TakeInSupplement,
    ShowConsultations,
    ShowCounter,
    ShowFees,
    ShowPapers,
    ShowPublicView,
    ShowSupplement,
    TimeByUnit,
    TimeInState,
    ViewDossier,
    VoidFee,
  ],
  exports: [
    CarryOutHandOver,
    ChargeTime,
    DescribeToPublic,
    FindKey,
    KeepDrafts,
    ListHandOvers,
    ListQueue,
    LodgeDossier,
    LookUp,
    ReadCounts,
    ReadBoard,
    SeeDossier,
    SendAsApplicant,
    SendEvent,
    ShowSupplement,
    ViewDossier,
  ],
})
export class DossiersModule {}
