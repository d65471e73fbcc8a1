// A field that holds a day of the calendar, `YYYY-MM-DD`.
import { applyDecorators } from '@nestjs/common';
import { Matches, Validate, ValidatorConstraint } from 'class-validator';
import type { ValidatorConstraintInterface } from 'class-validator';
import { parseDay } from '../../domain/time/instant.ts';

@ValidatorConstraint({ name: 'isDay' })
class ExistingDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    try {
      return typeof value === 'string' && Number.isFinite(parseDay(value));
    } catch {
      return false;
    }
  }

  defaultMessage(): string {
    return 'must be a day of the calendar, YYYY-MM-DD';
  }
}

/** Refuses what has the shape of a day and is none, `2026-02-31`. */
export const IsDay = (): PropertyDecorator =>
  applyDecorators(Matches(/^\d{4}-\d{2}-\d{2}$/), Validate(ExistingDay));
