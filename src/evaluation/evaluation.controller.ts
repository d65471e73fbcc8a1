// Tells the sign-in page that this is an evaluation, and as whom one may sign in. Absent in production.
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatInstant } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Public } from '../platform/public.ts';
import { EvaluationView } from './evaluation-view.ts';
import { SAMPLE_ACCOUNTS } from './sample-accounts.ts';
import { SAMPLE_PASSWORD } from './sample-staff.ts';
import { readSeed } from './seed-mark.ts';

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
  @ApiOkResponse({ type: EvaluationView })
  async show(): Promise<EvaluationView> {
    const seeded = (await readSeed(this.database)).state === 'done';
    return {
      mode: 'evaluation',
      now: formatInstant(this.clock.now()),
      password: seeded ? SAMPLE_PASSWORD : null,
      accounts: seeded ? SAMPLE_ACCOUNTS : [],
    };
  }
}
