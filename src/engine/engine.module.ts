// Wires the engine; the room that knows processes and calendars provides `Definitions`.
import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { Definitions } from '../dossier-kind/definitions.ts';
import { Engine } from './engine.ts';
import { EngineMetrics } from './engine-metrics.ts';
import { HousekeepingJob } from './housekeeping.job.ts';
import { Recalendar } from '../dossier-kind/recalendar/recalendar.ts';
import { RecalendarJob } from '../dossier-kind/recalendar/recalendar.job.ts';
import { TimerSweep } from './timer-sweep.ts';
import { TimerSweepJob } from './timer-sweep.job.ts';

@Module({})
export class EngineModule {
  /** @param definitions how processes and calendars are found, e.g. `{ provide: Definitions, useExisting: … }`. */
  static register(definitions: Provider, imports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: EngineModule,
      global: true,
      imports,
      providers: [
        definitions,
        Engine,
        EngineMetrics,
        HousekeepingJob,
        Recalendar,
        RecalendarJob,
        TimerSweep,
        TimerSweepJob,
      ],
      exports: [Definitions, Engine, Recalendar, TimerSweep, TimerSweepJob],
    };
  }
}
