// A refusal as part of an answer.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A refusal as it would be answered. */
export class RefusalView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly detail!: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly details?: Readonly<Record<string, unknown>>;
}
