// The service's clock over HTTP: what time it is here, and setting it forward in evaluation mode.
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsISO8601, MaxLength } from 'class-validator';
import { formatInstant, parseInstant } from '../domain/time/instant.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { Clock } from '../platform/clock.ts';
import { SetClock } from './set-clock.ts';

export class SetClockBody {
  /** Never before the present one. Without an offset it is Vietnamese time. */
  @ApiProperty({ format: 'date-time', example: '2026-12-01T08:00:00+07:00' })
  @IsISO8601({ strict: true })
  @MaxLength(40)
  at!: string;
}

export class ClockView {
  @ApiProperty({ format: 'date-time' }) now!: string;
  @ApiProperty() settable!: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the office opens on the next working day; null beyond the loaded years',
  })
  nextWorkingDay!: string | null;
}

@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly setClock: SetClock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What time it is for this service' })
  show(): ClockView {
    const now = this.clock.now();
    const opening = this.setClock.nextWorkingDay(now);
    return {
      now: formatInstant(now),
      settable: this.setClock.settable,
      nextWorkingDay: opening === null ? null : formatInstant(opening),
    };
  }

  @Post()
  @HttpCode(200)
  @RequirePosition('administrator')
  @ApiOperation({ summary: 'Sets the clock forward; only in evaluation mode' })
  async set(@Body() { at }: SetClockBody): Promise<ClockView> {
    await this.setClock.run(parseInstant(at));
    return this.show();
  }
}
