// Tells a supervisor whether the process lives, and a load balancer whether to send it requests.
import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HealthChecks } from '../health-checks.ts';
import { HealthView, LiveView } from './health-view.ts';
import { Public } from '../public.ts';

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly checks: HealthChecks) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers; nothing else is asked' })
  @ApiOkResponse({ type: LiveView })
  live(): LiveView {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether requests can be served: 503 when something vital is down' })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const health = await this.checks.read();
    if (health.status === 'notReady') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return health;
  }
}
