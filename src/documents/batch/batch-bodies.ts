// What is asked for when many forms are printed as one document.
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length } from 'class-validator';
import { ISSUED_MEANINGS } from '../facts/printed-form.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';

export class BatchBody {
  /** Codes, lodging numbers or ids. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  refs!: string[];
  @IsIn(ISSUED_MEANINGS) meaning!: IssuedMeaning;
}
