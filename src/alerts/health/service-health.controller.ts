// How the service is, over HTTP, for administrators; whether it lives and is ready is told to anybody at /health.
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { ReadServiceHealth } from './read-service-health.ts';
import { ServiceHealthView } from './service-health-view.ts';

@ApiTags('health')
@Controller('admin/health')
@RequirePosition('administrator')
export class ServiceHealthController {
  constructor(private readonly health: ReadServiceHealth) {}

  @Get()
  @ApiOperation({
    summary: 'Database, queue, timers, alerts, outbox, calendar, clock and backup, in figures',
  })
  @ApiOkResponse({ type: ServiceHealthView })
  read(): Promise<ServiceHealthView> {
    return this.health.run();
  }
}
