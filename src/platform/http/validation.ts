// Checks request bodies and queries against their classes; each wrong field gets its own line in the answer.
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError } from '../../domain/domain-error.ts';
import type { FieldError } from './problem.ts';

/** The pipe of the whole application: unknown fields are refused, known ones become instances of their class. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => requestInvalid(fieldErrorsOf(errors)),
  });
}

/** `request.invalid` (422), one entry for each field and rule; for checks a class cannot express, too. */
export function requestInvalid(errors: readonly FieldError[]): DomainError {
  return new DomainError('request.invalid', 'Some fields of the request are not as they must be.', {
    errors,
  });
}

/** class-validator's tree as a flat list: `{ pointer: '/person/name', detail, code: 'isNotEmpty' }`. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${escapeToken(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
      pointer,
      detail,
      code: rule === 'whitelistValidation' ? 'unknownField' : rule,
    }));
    return [...own, ...fieldErrorsOf(error.children ?? [], pointer)];
  });
}

/** RFC 6901: `~` and `/` inside a name are escaped. */
function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
