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

/** So many wrong fields are told; whoever mends them sends the request again. */
const MOST_TOLD = 50;

/** `request.invalid` (422), one entry for each field and rule; for checks a class cannot express, too. */
export function requestInvalid(errors: readonly FieldError[]): DomainError {
  return new DomainError('request.invalid', 'Some fields of the request are not as they must be.', {
    errors,
  });
}

/**
 * class-validator's tree as a flat list: `{ pointer: '/person/name', detail, code: 'minLength', limits: [2] }`; the
 * first fifty.
 */
export function fieldErrorsOf(errors: readonly ValidationError[]): FieldError[] {
  const found: FieldError[] = [];
  for (const each of eachFieldError(errors, '')) {
    if (found.length === MOST_TOLD) break;
    found.push(each);
  }
  return found;
}

function* eachFieldError(errors: readonly ValidationError[], parent: string): Generator<FieldError> {
  for (const error of errors) {
    const pointer = `${parent}/${escapeToken(error.property)}`;
    for (const [rule, detail] of Object.entries(error.constraints ?? {})) {
      const limits = limitsOf(error, rule);
      const code = rule === 'whitelistValidation' ? 'unknownField' : rule;
      yield { pointer, detail, code, ...(limits.length > 0 && { limits }) };
    }
    yield* eachFieldError(error.children ?? [], pointer);
  }
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
