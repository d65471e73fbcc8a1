// Wires the room of alerts: the ladder, the inbox, the stream of hints and the outbox.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { AcknowledgeAlert } from './acknowledge-alert.ts';
import { ActOnAlerts } from './act-on-alerts.ts';
import { AlertNoticeTable } from './alert-notice.table.ts';
import { AlertRungTable } from './alert-rung.table.ts';
import { AlertStream } from './alert-stream.ts';
import { AlertTable } from './alert.table.ts';
import { AlertsController } from './alerts.controller.ts';
import { ClimbingAlerts } from './climbing-alerts.ts';
import { CountDeliveries } from './count-deliveries.ts';
import { DeliverMail } from './deliver-mail.ts';
import { DeliveriesController } from './deliveries.controller.ts';
import { DeliveryJob } from './delivery.job.ts';
import { DeliveryTable } from './delivery.table.ts';
import { DutyTable } from './duty.table.ts';
import { DutyReviewJob } from './duty-review.job.ts';
import { ReviewDuties } from './review-duties.ts';
import { DispatchDeliveries } from './dispatch-deliveries.ts';
import { FindAlert } from './find-alert.ts';
import { FindDueDeliveries } from './find-due-deliveries.ts';
import { GroupInbox } from './group-inbox.ts';
import { HeldMails } from './held-mails.ts';
import { HintChannel } from './hint-channel.ts';
import { JudgeMails } from './judge-mails.ts';
import { ListDeliveries } from './list-deliveries.ts';
import { LiveSessions } from './live-sessions.ts';
import { MailTransport } from './mail-transport.ts';
import { RaiseRungs } from './raise-rungs.ts';
import { RaiseSendBacks } from './raise-send-backs.ts';
import { ReadInbox } from './read-inbox.ts';
import { ReadServiceHealth } from './read-service-health.ts';
import { RelayDossierHints } from './relay-dossier-hints.ts';
import { ResendDelivery } from './resend-delivery.ts';
import { RungSweepJob } from './rung-sweep.job.ts';
import { SendBacksJob } from './send-backs.job.ts';
import { ServiceHealthController } from './service-health.controller.ts';
import { SnoozeAlert } from './snooze-alert.ts';

@Module({
  imports: [
    TypeOrmModule.forFeature([AlertTable, AlertRungTable, AlertNoticeTable, DeliveryTable, DutyTable]),
    OrganizationModule,
    CalendarsModule,
  ],
  controllers: [AlertsController, DeliveriesController, ServiceHealthController],
  providers: [
    AcknowledgeAlert,
    ActOnAlerts,
    AlertStream,
    ClimbingAlerts,
    CountDeliveries,
    DeliverMail,
    DeliveryJob,
    DispatchDeliveries,
    FindAlert,
    FindDueDeliveries,
    GroupInbox,
    HeldMails,
    HintChannel,
    JudgeMails,
    ListDeliveries,
    LiveSessions,
    MailTransport,
    RaiseRungs,
    RaiseSendBacks,
    DutyReviewJob,
    ReadInbox,
    ReviewDuties,
    ReadServiceHealth,
    RelayDossierHints,
    ResendDelivery,
    RungSweepJob,
    SendBacksJob,
    SnoozeAlert,
  ],
  exports: [RungSweepJob, DeliveryJob],
})
export class AlertsModule {}
