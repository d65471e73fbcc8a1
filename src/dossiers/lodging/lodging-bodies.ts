// What is asked about an acceptance before it is sent.
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CHANNELS } from '../../domain/process/procedure-definition.ts';
import type { Channel } from '../../domain/process/procedure-definition.ts';

export class LodgingPreviewBody {
  @Matches(/^\d\.\d{6}$/) procedureCode!: string;
  @IsString() @Length(1, 100) caseKey!: string;
  @IsIn(CHANNELS) channel: Channel = 'counter';
  /** At which of one's one-stops; the first where it is left out. */
  @IsOptional() @IsUUID() receptionUnitId?: string;
  /** Which of several competent units; the one of last time where it is left out. */
  @IsOptional() @IsUUID() competentUnitId?: string;
}
