// What is told of anchors.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant } from '../platform/http/api-instant.ts';

export class AnchorLineView {
  @ApiProperty() readonly seq!: number;
  @ApiInstant() readonly at!: string;
  @ApiProperty({ description: 'SHA-256 over the anchor, hexadecimal; the next one names it' })
  readonly hash!: string;
  @ApiProperty({ description: 'Ends of chains that it holds' }) readonly heads!: number;
}

export class AnchorsView {
  @ApiProperty({ type: AnchorLineView, isArray: true, description: 'Newest first' })
  readonly anchors!: readonly AnchorLineView[];
}
