// The whole service, put together.
import { Module } from '@nestjs/common';
import type { DynamicModule, OnModuleDestroy } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.ts';
import { listUnderHolders } from '../alerts/inbox/list-under-holders.ts';
import { AlertsModule } from '../alerts/alerts.module.ts';
import { AnchorsModule } from '../anchors/anchors.module.ts';
import { AttachmentsModule } from '../attachments/attachments.module.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { CitizenModule } from '../citizen/citizen.module.ts';
import { ComplaintsModule } from '../complaints/complaints.module.ts';
import { DocumentsModule } from '../documents/documents.module.ts';
import { CarryOutHandOver } from '../dossiers/hand-overs/carry-out-hand-over.ts';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { Definitions } from '../dossier-kind/definitions.ts';
import { DossierKindModule } from '../dossier-kind/dossier-kind.module.ts';
import { EngineModule } from '../engine/engine.module.ts';
import { EvaluationModule } from '../evaluation/evaluation.module.ts';
import { EVERY_SETTING } from './every-setting.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { HttpModule } from '../platform/http/http.module.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { PlatformModule } from '../platform/platform.module.ts';
import { PinnedDefinitions } from '../procedures/pinned-definitions.ts';
import { ProceduresModule } from '../procedures/procedures.module.ts';
import { SettingsModule } from '../settings/settings.module.ts';
import { TasksModule } from '../tasks/tasks.module.ts';
import { SupervisionModule } from '../supervision/supervision.module.ts';
import { WorkspaceModule } from '../workspace/workspace.module.ts';

@Module({})
export class AppModule implements OnModuleDestroy {
  constructor(
    private readonly jobs: Jobs,
    handOvers: CarryOutHandOver,
  ) {
    handOvers.followedBy(listUnderHolders);
  }

  static register(config: Config, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(config, clock),
        HttpModule,
        EngineModule,
        DossierKindModule.register({ provide: Definitions, useExisting: PinnedDefinitions }, [
          ProceduresModule,
        ]),
        OrganizationModule,
        SettingsModule.register(EVERY_SETTING),
        WorkspaceModule,
        CalendarsModule,
        ProceduresModule,
        DossiersModule,
        DocumentsModule,
        AttachmentsModule,
        TasksModule,
        ComplaintsModule,
        AccountsModule,
        AlertsModule,
        AnchorsModule,
        CitizenModule,
        SupervisionModule,
        EvaluationModule.register(config),
      ],
    };
  }

  /** First of all rooms: passes under way end while there is still what they work with. */
  onModuleDestroy(): Promise<void> {
    return this.jobs.stop();
  }
}
