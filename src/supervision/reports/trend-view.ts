// A year beside the one before: what the pictures over time are drawn from.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiTextOrNull } from '../../platform/http/api-instant.ts';

export class TrendFigures {
  @ApiProperty({ description: 'Accepted in the period' }) readonly received!: number;
  @ApiProperty() readonly resolved!: number;
  @ApiProperty() readonly resolvedLate!: number;
  @ApiProperty({ description: 'Open when it ends, or now' }) readonly pending!: number;
  @ApiProperty() readonly pendingLate!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Resolved on time or early of resolved, from 0 to 1; null where none was',
  })
  readonly onTimeShare!: number | null;
}

export class TrendMonth {
  @ApiProperty({ minimum: 1, maximum: 12 }) readonly month!: number;
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty({ format: 'date' }) readonly to!: string;
  @ApiProperty({ description: 'It has ended' }) readonly over!: boolean;
  @ApiProperty({ type: TrendFigures, nullable: true, description: 'Null where it has not begun' })
  readonly figures!: TrendFigures | null;
  @ApiProperty({ type: TrendFigures, nullable: true, description: 'The same month of the year before' })
  readonly before!: TrendFigures | null;
}

export class TrendGroup {
  @ApiProperty({ description: 'Id of the agency, code of the procedure' }) readonly key!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiProperty({ type: TrendFigures, description: 'The year so far' }) readonly figures!: TrendFigures;
  @ApiProperty({ type: TrendFigures, nullable: true, description: 'The same days of the year before' })
  readonly before!: TrendFigures | null;
}

export class TrendView {
  @ApiProperty() readonly year!: number;
  @ApiProperty({ type: TrendMonth, isArray: true }) readonly months!: readonly TrendMonth[];
  @ApiProperty({ type: TrendGroup, isArray: true, description: 'Those with most resolved first, up to 200' })
  readonly groups!: readonly TrendGroup[];
  @ApiInstant() readonly serverNow!: number;
}
