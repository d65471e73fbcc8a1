// Tells the sign-in page that this is an evaluation, and as whom one may sign in. Absent in production.
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatInstant } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Public } from '../platform/http/public.ts';
import { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
import type { SampleAccount } from './sample-accounts.ts';
import { SAMPLE_PASSWORD } from './sample-staff.ts';
import { seedStateOf } from './seed-mark.ts';

export interface EvaluationView {
  readonly mode: 'evaluation';
  readonly now: string;
  /** Null where the database holds other data than the sample province. */
  readonly password: string | null;
  readonly accounts: readonly SampleAccount[];
}

@ApiTags('evaluation')
@Controller('evaluation')
export class EvaluationController {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  @Public()
  @Get()
  @ApiOperation({ summary: 'Mode, clock and sample accounts; only in evaluation mode' })
  async show(): Promise<EvaluationView> {
    const seeded = (await seedStateOf(this.database)) === 'done';
    return {
      mode: 'evaluation',
      now: formatInstant(this.clock.now()),
      password: seeded ? SAMPLE_PASSWORD : null,
      accounts: seeded ? SAMPLE_ACCOUNTS : [],
    };
  }
}
