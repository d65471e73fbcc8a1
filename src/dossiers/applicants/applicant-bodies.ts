// What is asked when a desk looks for an applicant that it has seen before.
import { IsOptional, IsString, Length, Matches } from 'class-validator';

/** One of the three is needed; the number of an identity paper is believed before a phone, a phone before a name. */
export class FindApplicantsBody {
  @IsOptional() @Matches(/^[0-9A-Za-z-]{6,20}$/) idNumber?: string;
  @IsOptional() @Matches(/^\+?[0-9 .]{8,16}$/) phone?: string;
  /** With or without marks; part of it is enough. */
  @IsOptional() @IsString() @Length(3, 300) name?: string;
  /** With `idNumber`: also tells dossiers that a new one would repeat. */
  @IsOptional() @Matches(/^\d\.\d{6}$/) procedureCode?: string;
}
