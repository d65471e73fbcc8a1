// Passes on to listening screens that a dossier changed.
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { Engine } from '../../engine/engine.ts';
import { answersOf } from '../../engine/told.ts';
import { HintChannel } from './hint-channel.ts';

@Injectable()
export class RelayDossierHints implements OnModuleInit, OnModuleDestroy {
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly engine: Engine,
    private readonly channel: HintChannel,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.engine.onWritten((written) =>
      this.channel.publish(
        answersOf(DOSSIER, written).map(({ id, code, unitId }) => ({
          type: 'dossier',
          dossierId: id,
          code,
          unitIds: [unitId],
        })),
      ),
    );
  }

  onModuleDestroy(): void {
    this.unsubscribe();
  }
}
