// Signing in and out, who one is, one's own password and preferences.
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import type { Actor, SignedRequest } from './actor.ts';
import { requireBrowserSession } from './browser-session.ts';
import { BeforePasswordChange } from './before-password-change.ts';
import { ChangeOwnPassword } from './change-own-password.ts';
import { ChangePreferences } from './change-preferences.ts';
import { CurrentStaff } from './current-staff.ts';
import { Public } from '../../platform/public.ts';
import { requireOwnOrigin } from './same-site.ts';
import { csrfTokenOf } from './secret.ts';
import {
  ChangePasswordBody,
  ChangePreferencesBody,
  SessionView,
  SignInBody,
  UnlockBody,
} from './session-bodies.ts';
import {
  clearSessionCookies,
  readDeviceCookie,
  readSecretCookie,
  setDeviceCookie,
  setSessionCookies,
} from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { UnlockSession } from './unlock-session.ts';
import { WhileLocked } from './while-locked.ts';
import { WhoAmI } from './who-am-i.ts';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly signingIn: SignIn,
    private readonly sessions: Sessions,
    private readonly unlocking: UnlockSession,
    private readonly whoAmI: WhoAmI,
    private readonly changing: ChangeOwnPassword,
    private readonly preferring: ChangePreferences,
  ) {}

  @Post()
  @Public()
  @ApiOperation({
    summary: 'Sign in; the session is a cookie, and takes the place of the one this browser had',
  })
  @ApiCreatedResponse({ type: SessionView })
  async signIn(
    @Body() body: SignInBody,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    requireOwnOrigin(request, this.config.publicUrl);
    const at = this.clock.now();
    const secure = this.config.cookieSecure;
    const from = { address: request.ip, device: readDeviceCookie(request, secure) };
    const replaces = readSecretCookie(request, secure);
    const { staffId, cookies, device } = await this.signingIn.run({ ...body, ...from, replaces }, at);
    setSessionCookies(reply, cookies, secure);
    setDeviceCookie(reply, device, secure);
    return this.whoAmI.run(staffId, cookies.csrfToken, at);
  }

  @Get()
  @WhileLocked()
  @BeforePasswordChange()
  @ApiOperation({ summary: 'Who am I, and what time is it' })
  @ApiOkResponse({ type: SessionView })
  current(@CurrentStaff() actor: Actor, @Req() request: SignedRequest): Promise<SessionView> {
    const csrfToken = request.sessionSecret === undefined ? null : csrfTokenOf(request.sessionSecret);
    return this.whoAmI.run(actor.staffId, csrfToken, this.clock.now(), actor.sessionLocked);
  }

  @Delete()
  @HttpCode(204)
  @WhileLocked()
  @BeforePasswordChange()
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async signOut(
    @CurrentStaff() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(actor.sessionId, this.clock.now());
    if (actor.sessionKind === 'browser') clearSessionCookies(reply, this.config.cookieSecure);
  }

  @Post('lock')
  @HttpCode(204)
  @WhileLocked()
  @ApiOperation({ summary: 'Lock the screen; all else is refused with session.locked until it is opened' })
  @ApiNoContentResponse()
  async lock(@CurrentStaff() actor: Actor): Promise<void> {
    requireBrowserSession(actor);
    await this.sessions.lock(actor.sessionId, this.clock.now());
  }

  @Post('unlock')
  @HttpCode(204)
  @WhileLocked()
  @ApiOperation({ summary: 'Open a locked screen with the password' })
  @ApiNoContentResponse()
  async unlock(@CurrentStaff() actor: Actor, @Body() { password }: UnlockBody): Promise<void> {
    await this.unlocking.run(actor, password, this.clock.now());
  }

  @Post('password')
  @HttpCode(204)
  @BeforePasswordChange()
  @ApiOperation({ summary: 'Change one’s own password; other sessions and tokens end' })
  @ApiNoContentResponse()
  async changePassword(@CurrentStaff() actor: Actor, @Body() body: ChangePasswordBody): Promise<void> {
    await this.changing.run(actor, body, this.clock.now());
  }

  @Patch('preferences')
  @HttpCode(204)
  @ApiOperation({ summary: 'How one is told of alerts, and what the screens remember' })
  @ApiNoContentResponse()
  async prefer(@CurrentStaff() actor: Actor, @Body() body: ChangePreferencesBody): Promise<void> {
    await this.preferring.run(actor.staffId, body);
  }
}
