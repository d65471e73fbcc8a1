// Query of the reception's home page.
import { IsOptional, IsUUID } from 'class-validator';

export class CounterQuery {
  /** One of the reader's one-stops; his first where he names none. */
  @IsOptional() @IsUUID() unitId?: string;
}
