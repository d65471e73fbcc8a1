// People and their positions over HTTP, for administrators.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, Versioned } from '../../platform/http/if-match.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { refuseSelves } from '../refuse-oneself.ts';
import type { Actor } from '../sign-in/actor.ts';
import { CurrentStaff } from '../sign-in/current-staff.ts';
import { RequirePosition } from '../sign-in/position.guard.ts';
import { ChangeStaff } from './change-staff.ts';
import { CreateStaff } from './create-staff.ts';
import { FindStaff } from './find-staff.ts';
import { GivePosition } from './give-position.ts';
import { ResetPassword } from './reset-password.ts';
import { ChangeStaffBody, CreateStaffBody, GivePositionBody, ListStaffQuery } from './staff-bodies.ts';
import { NewStaffView, OneTimePasswordView, PositionView, StaffView } from './staff-view.ts';

@ApiTags('organization')
@Controller()
@Versioned()
@RequirePosition('administrator')
export class StaffController {
  constructor(
    private readonly clock: Clock,
    private readonly staff: FindStaff,
    private readonly creating: CreateStaff,
    private readonly changing: ChangeStaff,
    private readonly passwords: ResetPassword,
    private readonly positions: GivePosition,
    private readonly directory: OrganizationDirectory,
  ) {}

  @Get('staff')
  @ApiOperation({ summary: 'A hundred people in order of account' })
  @ApiOkResponse({ type: StaffView, isArray: true })
  list(@Query() query: ListStaffQuery): Promise<StaffView[]> {
    return this.staff.list(query.after ?? null, query.q ?? null);
  }

  @Get('staff/:id')
  @ApiOkResponse({ type: StaffView })
  one(@Param('id', ParseUUIDPipe) id: string): Promise<StaffView> {
    return this.staff.one(id);
  }

  @Post('staff')
  @ApiCreatedResponse({ type: NewStaffView })
  async create(@Body() body: CreateStaffBody): Promise<NewStaffView> {
    const { id, oneTimePassword } = await this.creating.run(
      { account: body.account, name: body.name, email: body.email, phone: body.phone },
      this.clock.now(),
    );
    return { ...(await this.staff.one(id)), oneTimePassword };
  }

  @Patch('staff/:id')
  @ApiOkResponse({ type: StaffView })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeStaffBody,
  ): Promise<StaffView> {
    return this.changing.run(id, version, body);
  }

  @Post('staff/:id/enable')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffView })
  enable(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<StaffView> {
    return this.changing.enable(actor, id, version, this.clock.now());
  }

  @Post('staff/:id/password-reset')
  @HttpCode(200)
  @ApiOkResponse({ type: OneTimePasswordView })
  async resetPassword(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OneTimePasswordView> {
    return { oneTimePassword: await this.passwords.run(actor, id, this.clock.now()) };
  }

  @Post('staff/:id/positions')
  @ApiOperation({ summary: 'Gives somebody else a position; nobody gives himself one' })
  @ApiCreatedResponse({ type: PositionView })
  async givePosition(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GivePositionBody,
  ): Promise<PositionView> {
    const at = this.clock.now();
    refuseSelves(actor, id, await this.directory.reload(), at);
    return this.positions.give(id, body, at);
  }
}
