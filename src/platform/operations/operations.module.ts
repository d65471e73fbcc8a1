// What running the service takes: health and metrics, which every room may add to.
import { Global, Module } from '@nestjs/common';
import { HealthChecks } from '../health-checks.ts';
import { HealthController } from './health.controller.ts';
import { MetricsController } from './metrics.controller.ts';
import { Metrics } from '../metrics.ts';

@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [HealthChecks, Metrics],
  exports: [HealthChecks, Metrics],
})
export class OperationsModule {}
