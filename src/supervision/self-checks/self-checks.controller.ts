// The self-checks over HTTP for administrators, and their sum for Prometheus.
import { Controller, Get, Logger } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HOUR_MS } from '../../domain/time/instant.ts';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import { RequirePosition } from '../../organization/sign-in/position.guard.ts';
import { Clock } from '../../platform/clock.ts';
import { Metrics } from '../../platform/metrics.ts';
import { SelfChecks } from './self-checks.ts';
import { SelfChecksView } from './self-check-view.ts';

/** Asked for often, counted seldom. */
const KEPT_MS = HOUR_MS / 6;

@ApiTags('health')
@Controller('admin/self-checks')
@RequirePosition('administrator')
export class SelfChecksController {
  private readonly log = new Logger(SelfChecksController.name);
  private last: SelfChecksView | null = null;

  constructor(
    private readonly checks: SelfChecks,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    metrics.gauge('self_check_findings', 'Contradictions found by the self-checks', () => this.found());
  }

  @Get()
  @ApiOperation({ summary: 'Dossiers and deliveries that contradict themselves, by check' })
  @ApiOkResponse({ type: SelfChecksView })
  async read(): Promise<SelfChecksView> {
    this.last = await this.checks.run(this.clock.now());
    return onTheWire(this.last);
  }

  private async found(): Promise<number> {
    const now = this.clock.now();
    if (this.last === null || now - this.last.checkedAt >= KEPT_MS) this.last = await this.checks.run(now);
    const sum = this.last.checks.reduce((total, { count }) => total + count, 0);
    if (sum > 0) this.log.warn(`the self-checks found ${sum} contradictions`);
    return sum;
  }
}
