// What clients send about the papers of a dossier after its intake.
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class PaperBody {
  @IsString() @Length(1, 100) key!: string;
  @IsInt() @Min(0) @Max(999) originals!: number;
  @IsInt() @Min(0) @Max(999) certifiedCopies!: number;
  @IsInt() @Min(0) @Max(999) copies!: number;
  @IsBoolean() digitised!: boolean;
  /** Code of an earlier dossier of the same person in which this paper was digitised. */
  @IsOptional() @IsString() @Length(1, 60) reusedFrom?: string;
  /** How many originals were handed back. */
  @IsInt() @Min(0) @Max(999) originalsReturned!: number;
}

export class PapersBody {
  /** The revision that the papers were read at; another's change in between is a refusal. */
  @IsInt() @Min(0) revision!: number;
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique(({ key }: PaperBody) => key)
  @ValidateNested({ each: true })
  @Type(() => PaperBody)
  papers!: PaperBody[];
  @IsOptional() @IsString() @MaxLength(500) reason?: string;
}
