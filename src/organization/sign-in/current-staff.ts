// Hands the signed-in person to a controller's method.
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Actor, SignedRequest } from './actor.ts';

/** `@CurrentStaff() actor: Actor`; on a public route it answers 401 by itself. */
export const CurrentStaff = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedRequest>();
  if (actor === undefined) throw new DomainError('auth.required', 'Sign in first');
  return actor;
});
