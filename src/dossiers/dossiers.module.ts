// The dossiers room: intake, events, queues, search and the public look-up.
import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.ts';
import { ProceduresModule } from '../procedures/procedures.module.ts';
import { BulkController } from './bulk.controller.ts';
import { DossiersController } from './dossiers.controller.ts';
import { FindKey } from './find-key.ts';
import { ListQueue } from './list-queue.ts';
import { LodgeDossier } from './lodge-dossier.ts';
import { LookUp } from './look-up.ts';
import { LookUpController } from './look-up.controller.ts';
import { PreviewEvent } from './preview-event.ts';
import { QueuesController } from './queues.controller.ts';
import { ReadBoard } from './read-board.ts';
import { SearchDossiers } from './search-dossiers.ts';
import { SendEvent } from './send-event.ts';
import { SendInBulk } from './send-in-bulk.ts';
import { TimeInState } from './time-in-state.ts';
import { ViewDossier } from './view-dossier.ts';

@Module({
  imports: [OrganizationModule, ProceduresModule],
  controllers: [QueuesController, DossiersController, BulkController, LookUpController],
  providers: [
    FindKey,
    ListQueue,
    LodgeDossier,
    LookUp,
    PreviewEvent,
    ReadBoard,
    SearchDossiers,
    SendEvent,
    SendInBulk,
    TimeInState,
    ViewDossier,
  ],
  exports: [FindKey, LodgeDossier, SendEvent, ViewDossier],
})
export class DossiersModule {}
