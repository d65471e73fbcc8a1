// What applicants said of the service, as it is told to screens and programs.
import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, MaxLength } from 'class-validator';
import { ApiInstant } from '../../platform/http/api-instant.ts';

export class RatingsQuery {
  /** First day, `YYYY-MM-DD`. */
  @IsISO8601({ strict: true }) @MaxLength(10) from!: string;
  /** Last day. */
  @IsISO8601({ strict: true }) @MaxLength(10) to!: string;
}

class MarksView {
  @ApiProperty({ description: 'Access to the service, from 1 to 5' }) readonly access!: number;
  @ApiProperty() readonly procedure!: number;
  @ApiProperty() readonly staff!: number;
  @ApiProperty() readonly result!: number;
  @ApiProperty({ description: 'How suggestions and complaints are answered' }) readonly feedback!: number;
}

class RatingLineView {
  @ApiProperty({ description: 'The one-stop that received' }) readonly unitName!: string;
  @ApiProperty() readonly procedureCode!: string;
  @ApiProperty() readonly procedureName!: string;
  @ApiProperty() readonly count!: number;
  @ApiProperty({ description: 'Ratings without a mark below 4' }) readonly content!: number;
  @ApiProperty({ type: MarksView, description: 'On average' }) readonly marks!: MarksView;
}

class RatingCommentView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly unitName!: string;
  @ApiInstant() readonly ratedAt!: number;
  @ApiProperty() readonly comment!: string;
  @ApiProperty({ type: MarksView }) readonly marks!: MarksView;
}

export class RatingsView {
  @ApiProperty({ type: RatingLineView, isArray: true }) readonly lines!: readonly RatingLineView[];
  @ApiProperty({
    type: RatingCommentView,
    isArray: true,
    description: 'Newest first, of dossiers that one reads',
  })
  readonly comments!: readonly RatingCommentView[];
}
