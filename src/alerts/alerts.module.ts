// Wires the room of alerts: the ladder, the inbox, the stream of hints and the outbox.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Engine } from '../engine/engine.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { AcknowledgeAlert } from './inbox/acknowledge-alert.ts';
import { ActOnAlerts } from './inbox/act-on-alerts.ts';
import { AlertNoticeTable } from './inbox/alert-notice.table.ts';
import { ALERT_PARTS } from './raise/alert-parts.ts';
import { AlertRungTable } from './raise/alert-rung.table.ts';
import { AlertStream } from './live/alert-stream.ts';
import { AlertTable } from './alert.table.ts';
import { AlertsController } from './inbox/alerts.controller.ts';
import { ClimbingAlerts } from './raise/climbing-alerts.ts';
import { CountDeliveries } from './mail/count-deliveries.ts';
import { DeliverMail } from './mail/deliver-mail.ts';
import { DeliveriesController } from './mail/deliveries.controller.ts';
import { DeliveryJob } from './mail/delivery.job.ts';
import { DeliveryTable } from './mail/delivery.table.ts';
import { DutyTable } from './duty/duty.table.ts';
import { DutyReviewJob } from './raise/duty-review.job.ts';
import { ReviewDuties } from './duty/review-duties.ts';
import { DispatchDeliveries } from './mail/dispatch-deliveries.ts';
import { FindAlert } from './inbox/find-alert.ts';
import { FindDueDeliveries } from './mail/find-due-deliveries.ts';
import { GroupInbox } from './inbox/group-inbox.ts';
import { HeldMails } from './mail/held-mails.ts';
import { HintChannel } from './live/hint-channel.ts';
import { JudgeMails } from './mail/judge-mails.ts';
import { ListDeliveries } from './mail/list-deliveries.ts';
import { LiveSessions } from './live/live-sessions.ts';
import { MailOneTimeCode } from './mail/mail-one-time-code.ts';
import { MailTransport } from './mail/mail-transport.ts';
import { NOTICE_PART } from './mail/notice-part.ts';
import { RaiseRungs } from './raise/raise-rungs.ts';
import { RaiseSendBacks } from './raise/raise-send-backs.ts';
import { ReadInbox } from './inbox/read-inbox.ts';
import { ReadServiceHealth } from './health/read-service-health.ts';
import { RelayDossierHints } from './live/relay-dossier-hints.ts';
import { ResendDelivery } from './mail/resend-delivery.ts';
import { RungSweepJob } from './raise/rung-sweep.job.ts';
import { SendBacksJob } from './raise/send-backs.job.ts';
import { ServiceHealthController } from './health/service-health.controller.ts';
import { SnoozeAlert } from './inbox/snooze-alert.ts';

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
    MailOneTimeCode,
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
  exports: [RungSweepJob, DeliveryJob, MailOneTimeCode],
})
export class AlertsModule {
  constructor(engine: Engine) {
    engine.borrow(ALERT_PARTS).borrow(NOTICE_PART);
  }
}
