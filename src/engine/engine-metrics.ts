// What operators watch of the engine: transitions, orders waiting, and how late the timers run.
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HealthChecks } from '../platform/health-checks.ts';
import { Metrics } from '../platform/metrics.ts';
import { Engine } from './engine.ts';
import { TimerSweep } from './timer-sweep.ts';

/** A timer that is due for so long means that no sweep is running anywhere. */
const LAG_ALARM_MS = 120_000;

@Injectable()
export class EngineMetrics implements OnModuleInit {
  constructor(
    private readonly engine: Engine,
    private readonly sweep: TimerSweep,
    private readonly metrics: Metrics,
    private readonly checks: HealthChecks,
  ) {}

  onModuleInit(): void {
    const transitions = this.metrics.counter(
      'transitions_total',
      'Journal entries written by this instance',
      [],
    );
    this.engine.onWritten((written) => {
      for (const { entries } of written) transitions.inc(entries);
    });
    this.metrics.gauge('engine_orders_waiting', 'Orders waiting for a commit in this instance', () =>
      Promise.resolve(this.engine.waiting),
    );
    this.metrics.gauge(
      'timer_sweep_lag_seconds',
      'How long the oldest due timer has waited',
      async () => (await this.sweep.lag()) / 1000,
    );
    this.checks.add(
      'timers',
      async () => {
        const lag = await this.sweep.lag();
        if (lag > LAG_ALARM_MS)
          throw new Error(`the oldest timer has been due for ${Math.round(lag / 1000)} s`);
      },
      { vital: false },
    );
  }
}
