// What is sent about the usual procedures and their keys.
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';

export class UsualQuery {
  /** Needed only by those who receive at several one-stops. */
  @IsOptional() @IsUUID() unitId?: string;
}

export class ProcedureKeyParams {
  @Type(() => Number) @IsInt() @Min(1) @Max(9) key!: number;
}

export class ProcedureKeyBody {
  @Matches(/^\d\.\d{6}$/) procedureCode!: string;
  @IsString() @Length(1, 100) caseKey!: string;
}
