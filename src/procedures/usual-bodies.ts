// Query of the usual procedures.
import { IsOptional, IsUUID } from 'class-validator';

export class UsualQuery {
  /** Needed only by those who receive at several one-stops. */
  @IsOptional() @IsUUID() unitId?: string;
}
