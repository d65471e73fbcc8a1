// Query parameters of what is late now and of consulted agencies.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { LATE_GROUPINGS } from './late-now.ts';
import type { LateGrouping } from './late-now.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class LateNowQuery {
  @ApiPropertyOptional({ enum: LATE_GROUPINGS, default: 'unit' }) @IsIn(LATE_GROUPINGS) by: LateGrouping =
    'unit';
}

export class ConsultedQuery {
  @Matches(DAY) from!: string;
  /** The last day that is counted. */
  @Matches(DAY) to!: string;
}
