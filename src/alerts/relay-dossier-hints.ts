// Passes on to listening screens that a dossier changed.
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { CommitSignals } from '../platform/commit-signals.ts';
import { HintChannel } from './hint-channel.ts';

@Injectable()
export class RelayDossierHints implements OnModuleInit, OnModuleDestroy {
  private listening: Subscription | null = null;

  constructor(
    private readonly signals: CommitSignals,
    private readonly channel: HintChannel,
  ) {}

  onModuleInit(): void {
    this.listening = this.signals.all.subscribe((signal) => {
      if (signal.type !== 'dossierChanged') return;
      const { dossierId, code, unitIds } = signal;
      this.channel.publish([{ type: 'dossier', dossierId, code, unitIds }]);
    });
  }

  onModuleDestroy(): void {
    this.listening?.unsubscribe();
  }
}
