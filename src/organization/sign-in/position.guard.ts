// Lets only holders of a position pass, in whichever unit they hold it.
import { applyDecorators, Injectable, SetMetadata, UseGuards } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../../domain/domain-error.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';
import type { SignedRequest } from './actor.ts';

const REQUIRED = 'motcua:positions';

@Injectable()
export class PositionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const positions =
      this.reflector.getAllAndOverride<Position[] | undefined>(REQUIRED, [
        context.getHandler(),
        context.getClass(),
      ]) ?? [];
    const { actor } = context.switchToHttp().getRequest<SignedRequest>();
    if (actor?.holds.some((hold) => positions.includes(hold.position))) return true;
    throw new DomainError('right.missing', 'Your positions do not allow this', { needs: positions });
  }
}

/** Opens a route or controller only to holders of one of these positions. */
export function RequirePosition(...positions: Position[]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(REQUIRED, positions), UseGuards(PositionGuard));
}
