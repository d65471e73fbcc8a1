// People and their positions over HTTP, for administrators.
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, tagOf } from '../../platform/http/if-match.ts';
import { RequirePosition } from '../sign-in/position.guard.ts';
import { ChangeStaff } from './change-staff.ts';
import { CreateStaff } from './create-staff.ts';
import { FindStaff } from './find-staff.ts';
import { GivePosition } from './give-position.ts';
import { ResetPassword } from './reset-password.ts';
import { ChangeStaffBody, CreateStaffBody, EndPositionBody, GivePositionBody } from './staff-bodies.ts';
import { NewStaffView, OneTimePasswordView, PositionView, StaffView } from './staff-view.ts';

@ApiTags('organization')
@Controller('api/v1')
@RequirePosition('administrator')
export class StaffController {
  constructor(
    private readonly clock: Clock,
    private readonly staff: FindStaff,
    private readonly creating: CreateStaff,
    private readonly changing: ChangeStaff,
    private readonly passwords: ResetPassword,
    private readonly positions: GivePosition,
  ) {}

  @Get('staff')
  @ApiOperation({ summary: 'A hundred people in order of account' })
  @ApiQuery({ name: 'after', required: false, description: 'The last account of the page before' })
  @ApiQuery({ name: 'q', required: false, description: 'Part of an account or a name' })
  @ApiOkResponse({ type: StaffView, isArray: true })
  list(@Query('after') after?: string, @Query('q') text?: string): Promise<StaffView[]> {
    return this.staff.list(after ?? null, text ?? null);
  }

  @Get('staff/:id')
  @ApiOkResponse({ type: StaffView })
  async one(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffView> {
    return tagged(await this.staff.one(id), reply);
  }

  @Post('staff')
  @ApiCreatedResponse({ type: NewStaffView })
  async create(
    @Body() body: CreateStaffBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewStaffView> {
    const { id, oneTimePassword } = await this.creating.run(
      { account: body.account, name: body.name, email: body.email, phone: body.phone },
      this.clock.now(),
    );
    return { ...tagged(await this.staff.one(id), reply), oneTimePassword };
  }

  @Patch('staff/:id')
  @ApiOkResponse({ type: StaffView })
  async change(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeStaffBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffView> {
    return tagged(await this.changing.run(id, version, body), reply);
  }

  @Post('staff/:id/disable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Closes the account; sessions and tokens end at once' })
  @ApiOkResponse({ type: StaffView })
  async disable(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffView> {
    return tagged(await this.changing.disable(id, version, this.clock.now()), reply);
  }

  @Post('staff/:id/enable')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffView })
  async enable(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffView> {
    return tagged(await this.changing.enable(id, version), reply);
  }

  @Post('staff/:id/password-reset')
  @HttpCode(200)
  @ApiOkResponse({ type: OneTimePasswordView })
  async resetPassword(@Param('id', ParseUUIDPipe) id: string): Promise<OneTimePasswordView> {
    return { oneTimePassword: await this.passwords.run(id, this.clock.now()) };
  }

  @Post('staff/:id/positions')
  @ApiCreatedResponse({ type: PositionView })
  givePosition(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GivePositionBody,
  ): Promise<PositionView> {
    return this.positions.give(id, body, this.clock.now());
  }

  @Post('positions/:id/end')
  @HttpCode(204)
  @ApiNoContentResponse()
  async endPosition(@Param('id', ParseUUIDPipe) id: string, @Body() body: EndPositionBody): Promise<void> {
    await this.positions.end(id, body, this.clock.now());
  }
}

function tagged(person: StaffView, reply: FastifyReply): StaffView {
  reply.header('etag', tagOf(person.version));
  return person;
}
