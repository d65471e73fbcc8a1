// What the sign-in page of an evaluation shows.
import { ApiProperty } from '@nestjs/swagger';

export class SampleAccountView {
  @ApiProperty() readonly account!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly position!: string;
  @ApiProperty() readonly unit!: string;
  @ApiProperty({ description: 'One account for each kind of work' }) readonly featured!: boolean;
}

export class EvaluationView {
  @ApiProperty({ enum: ['evaluation'] }) readonly mode!: 'evaluation';
  @ApiProperty({ format: 'date-time' }) readonly now!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null where the database holds other data than the sample province',
  })
  readonly password!: string | null;
  @ApiProperty({ type: SampleAccountView, isArray: true }) readonly accounts!: readonly SampleAccountView[];
}
