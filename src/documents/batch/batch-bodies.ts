// What is asked for when many forms are printed as one document.
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length } from 'class-validator';
import { ISSUED_MEANINGS } from '../facts/printed-form.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';

/** What was issued, and the control slip, which is made anew each time. */
const BATCH_MEANINGS = [...ISSUED_MEANINGS, 'controlSlip'] as const;

export class BatchBody {
  /** Codes, lodging numbers or ids. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  refs!: string[];
  @IsIn(BATCH_MEANINGS) meaning!: IssuedMeaning | 'controlSlip';
}
