// The citizen room: where is my dossier, lodging one, complaints, on pages that any telephone can show.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlertsModule } from '../alerts/alerts.module.ts';
import { AttachmentsModule } from '../attachments/attachments.module.ts';
import { ComplaintsModule } from '../complaints/complaints.module.ts';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { ProceduresModule } from '../procedures/procedures.module.ts';
import { ActsController } from './acts/acts.controller.ts';
import { AnswerSupplement } from './acts/answer-supplement.ts';
import { ForgetCodesJob } from './acts/forget-codes.job.ts';
import { OneTimeCodeTable } from './acts/one-time-code.table.ts';
import { OneTimeCodes } from './acts/one-time-codes.ts';
import { CitizenComplaintsController } from './complaints/citizen-complaints.controller.ts';
import { CitizenController } from './citizen.controller.ts';
import { DeclaredController } from './online/declared.controller.ts';
import { FiguresController } from './figures/figures.controller.ts';
import { ReadFigures } from './figures/read-figures.ts';
import { ForgetLodgingsJob } from './online/forget-lodgings.job.ts';
import { KeepLodgings } from './online/keep-lodgings.ts';
import { OnlineLodgingTable } from './online/online-lodging.table.ts';
import { OnlineController } from './online/online.controller.ts';
import { SendLodging } from './online/send-lodging.ts';
import { TakeForm } from './online/take-form.ts';
import { ListRatings } from './ratings/list-ratings.ts';
import { RateService } from './ratings/rate-service.ts';
import { RatingsController } from './ratings/ratings.controller.ts';
import { ServiceRatingTable } from './ratings/service-rating.table.ts';
import { StaffRatingsController } from './ratings/staff-ratings.controller.ts';

@Module({
  imports: [
    AlertsModule,
    AttachmentsModule,
    DossiersModule,
    ComplaintsModule,
    OrganizationModule,
    ProceduresModule,
    TypeOrmModule.forFeature([OneTimeCodeTable, OnlineLodgingTable, ServiceRatingTable]),
  ],
  controllers: [
    ActsController,
    CitizenController,
    CitizenComplaintsController,
    DeclaredController,
    FiguresController,
    OnlineController,
    RatingsController,
    StaffRatingsController,
  ],
  providers: [
    AnswerSupplement,
    ForgetCodesJob,
    ForgetLodgingsJob,
    KeepLodgings,
    ListRatings,
    OneTimeCodes,
    RateService,
    ReadFigures,
    SendLodging,
    TakeForm,
  ],
})
export class CitizenModule {}
