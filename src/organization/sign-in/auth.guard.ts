// Finds out who sends a request: by the browser's cookie, or by a program's bearer token.
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '../../domain/domain-error.ts';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { RequestContext } from '../../platform/request-context.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { SignedRequest } from './actor.ts';
import { BEFORE_PASSWORD_CHANGE } from './before-password-change.ts';
import { requireSameSite } from './same-site.ts';
import { WHILE_LOCKED } from './while-locked.ts';
import { PUBLIC } from '../../platform/public.ts';
import { readSecretCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/i;

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly context: RequestContext,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (this.isMarked(PUBLIC, context)) return true;
    await this.identify(request, {
      beforePasswordChange: this.isMarked(BEFORE_PASSWORD_CHANGE, context),
      whileLocked: this.isMarked(WHILE_LOCKED, context),
    });
    return true;
  }

  private async identify(
    request: SignedRequest,
    { beforePasswordChange, whileLocked }: { beforePasswordChange: boolean; whileLocked: boolean },
  ): Promise<void> {
    const at = this.clock.now();
    const { authorization } = request.headers;
    const bearer = authorization === undefined ? null : (BEARER.exec(authorization)?.[1] ?? '');
    const secret = bearer ?? readSecretCookie(request, this.config.cookieSecure);
    const session = secret ? await this.sessions.find(secret, at, isByPerson(request)) : null;
    if (secret === null || session === null || (session.kind === 'token') !== (bearer !== null))
      throw new DomainError('auth.required', 'Sign in first');
    if (session.kind === 'browser') {
      requireSameSite(request, secret, this.config.publicUrl);
      request.sessionSecret = secret;
    }
    if (session.locked && !whileLocked)
      throw new DomainError('session.locked', 'The screen is locked: unlock it with the password');
    if (session.mustChangePassword && !beforePasswordChange)
      throw new DomainError('auth.passwordChangeRequired', 'Choose a password of your own first');
    this.context.setStaff(session.staffId);
    const organization = await this.directory.current();
    request.actor = {
      staffId: session.staffId,
      account: session.account,
      name: session.name,
      holds: organization.holdsOf(session.staffId, at),
      scope: organization.scopeOf(session.staffId, at),
      worksFor: organization.worksFor(session.staffId, at),
      sessionId: session.id,
      sessionKind: session.kind,
      sessionLocked: session.locked,
    };
  }

  private isMarked(mark: string, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean | undefined>(mark, [
        context.getHandler(),
        context.getClass(),
      ]) === true
    );
  }
}

/** What a page asks by itself says so; a stream of hints is opened by the page too. */
function isByPerson({ headers }: SignedRequest): boolean {
  return headers['x-background'] === undefined && headers.accept !== 'text/event-stream';
}
