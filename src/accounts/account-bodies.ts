// What is sent to close an account, or to end a position.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID, Matches } from 'class-validator';
import { DAY_PATTERN } from '../organization/units/unit-bodies.ts';

/** What becomes of what a person has in hand. */
class HeldWorkBody {
  /** Who takes over what the person has in hand, as far as he works in the same units. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  successorId?: string;

  /** What he has in hand stays with its units, whose heads have the duty; for others to take over. */
  @IsOptional()
  @IsBoolean()
  leaveWithUnit?: boolean;
}

export class CloseAccountBody extends HeldWorkBody {}

export class EndPositionBody extends HeldWorkBody {
  /** First day on which it no longer holds; today where not given. */
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(DAY_PATTERN)
  on?: string;
}
