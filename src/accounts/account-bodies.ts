// What is sent to close an account.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';

export class CloseAccountBody {
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
