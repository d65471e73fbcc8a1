// Which part of the register is asked for.
import { IntersectionType } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';
import { PageQuery } from '../../platform/http/page-query.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class RegisterBody {
  /** First and last day, both included, `2026-08-01`. */
  @Matches(DAY) from!: string;
  @Matches(DAY) to!: string;
  /** The one-stop whose register it is. */
  @IsUUID() unitId!: string;
}

export class RegisterQuery extends IntersectionType(RegisterBody, PageQuery) {}
