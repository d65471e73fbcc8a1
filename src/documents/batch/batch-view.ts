// Prints of many forms as a client follows them.
import { ApiProperty } from '@nestjs/swagger';
import { ApiTextOrNull } from '../../platform/http/api-instant.ts';

export class LeftOutView {
  ref!: string;
  /** Stable code of the refusal. */
  code!: string;
}

export class BatchAnswerView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  total!: number;
  /** Dossiers without such a form, or that the person may not print. */
  @ApiProperty({ type: LeftOutView, isArray: true }) leftOut!: readonly LeftOutView[];
}

export class BatchView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  kind!: 'forms' | 'register';
  title!: string;
  state!: 'waiting' | 'done' | 'failed';
  /** Forms, or lines of the register, and how many are in the document so far. */
  total!: number;
  done!: number;
  /** What could not be set and is not in the document; the administrator is told. */
  @ApiProperty({ type: LeftOutView, isArray: true }) failed!: readonly LeftOutView[];
  @ApiTextOrNull('The refusal for which nothing of it was made, as a stable code') problem!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) askedAt!: number;
}
