// Whether the process lives and can serve, as it goes over the wire.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LiveView {
  @ApiProperty({ enum: ['live'] }) readonly status!: 'live';
}

export class HealthView {
  @ApiProperty({ enum: ['ready', 'degraded', 'notReady'], description: '`degraded`: still serving' })
  readonly status!: 'ready' | 'degraded' | 'notReady';
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['up', 'down'] },
    description: 'By what is depended on',
  })
  readonly checks!: Readonly<Record<string, 'up' | 'down'>>;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Codes of what is down, where it is known why: `database.readOnly`, `storage.unavailable`',
  })
  readonly reasons?: Readonly<Record<string, string>>;
}
