// Lets only holders of a position pass, in whichever unit they hold it.
import { applyDecorators, Injectable, SetMetadata, UseGuards } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../../domain/domain-error.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';
import { RequestContext } from '../../platform/request-context.ts';
import type { SignedRequest } from './actor.ts';

const REQUIRED = 'motcua:positions';

@Injectable()
class PositionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly requests: RequestContext,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const positions =
      this.reflector.getAllAndOverride<Position[] | undefined>(REQUIRED, [
        context.getHandler(),
        context.getClass(),
      ]) ?? [];
    const { actor } = context.switchToHttp().getRequest<SignedRequest>();
    const fitting = actor?.holds.filter((hold) => positions.includes(hold.position)) ?? [];
    const own = fitting.find(({ onBehalfOf }) => onBehalfOf === null) ?? fitting[0];
    if (own !== undefined) {
      this.requests.setOnBehalfOf(own.onBehalfOf);
      return true;
    }
    throw new DomainError('right.missing', 'Your positions do not allow this', { needs: positions });
  }
}

/** Opens a route or controller only to holders of one of these positions. */
export function RequirePosition(...positions: Position[]): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(REQUIRED, positions), UseGuards(PositionGuard));
}
