// Checks request bodies and queries against their classes; each wrong field gets its own line in the answer.
import { ValidationPipe } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { ValidationError } from 'class-validator';
import { DomainError } from '../../domain/domain-error.ts';
import type { FieldError } from './problem.ts';

/** The pipe of the whole application: unknown fields are refused, known ones become instances of their class. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => requestInvalid(fieldErrorsOf(errors)),
  });
}

/** `request.invalid` (422), one entry for each field and rule; for checks a class cannot express, too. */
export function requestInvalid(errors: readonly FieldError[]): DomainError {
  return new DomainError('request.invalid', 'Some fields of the request are not as they must be.', {
    errors,
  });
}

/** class-validator's tree as a flat list: `{ pointer: '/person/name', detail, code: 'minLength', limits: [2] }`. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${escapeToken(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => {
      const limits = limitsOf(error, rule);
      return {
        pointer,
        detail,
        code: rule === 'whitelistValidation' ? 'unknownField' : rule,
        ...(limits.length > 0 && { limits }),
      };
    });
    return [...own, ...fieldErrorsOf(error.children ?? [], pointer)];
  });
}

/** The numbers that a rule was given (`@Length(1, 300)`): a screen says them in words of its own. */
function limitsOf({ target, property }: ValidationError, rule: string): number[] {
  if (target === undefined) return [];
  const found = getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', false, false)
    .find(({ propertyName, name }) => propertyName === property && name === rule);
  const given: unknown[] = Array.isArray(found?.constraints) ? found.constraints : [];
  return given.filter((each) => typeof each === 'number');
}

/** RFC 6901: `~` and `/` inside a name are escaped. */
function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
