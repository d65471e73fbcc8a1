// Wires the engine; each room that has a kind of case tells it of that: `engine.know(kind)`, and the room whose tables are
// written beside cases lends it the texts: `engine.borrow(parts)`.
import { Global, Module } from '@nestjs/common';
import { Engine } from './engine.ts';
import { EngineMetrics } from './engine-metrics.ts';
import { HousekeepingJob } from './housekeeping.job.ts';
import { TimerSweep } from './timer-sweep.ts';
import { TimerSweepJob } from './timer-sweep.job.ts';

@Global()
@Module({
  providers: [Engine, EngineMetrics, HousekeepingJob, TimerSweep, TimerSweepJob],
  exports: [Engine, TimerSweep, TimerSweepJob],
})
export class EngineModule {}
