// Complaints over HTTP: receive, list, read, send an event; and without an account, look one up or send one in.
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Ip,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { Clock } from '../platform/clock.ts';
import { requestKeyOf } from '../platform/http/idempotency-key.ts';
import { IfMatch, Versioned } from '../platform/http/if-match.ts';
import { Public } from '../platform/public.ts';
import {
  ComplaintEventBody,
  ComplaintListQuery,
  ComplaintLookUpBody,
  OnlineComplaintBody,
  ReceiveComplaintBody,
} from './complaint-bodies.ts';
import {
  ComplaintAnswerView,
  ComplaintPage,
  ComplaintParty,
  ComplaintPreview,
  ComplaintReceipt,
  ComplaintView,
  PublicComplaintView,
} from './complaint-view.ts';
import { ListComplaints } from './list-complaints.ts';
import { LookUpComplaint } from './look-up-complaint.ts';
import { ReceiveComplaint } from './receive-complaint.ts';
import { SendComplaintEvent } from './send-complaint-event.ts';
import { ViewComplaint } from './view-complaint.ts';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'A repeat with the same key gives the first answer and changes nothing.',
};

@ApiTags('complaints')
@Versioned()
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly receiving: ReceiveComplaint,
    private readonly listing: ListComplaints,
    private readonly view: ViewComplaint,
    private readonly sendEvent: SendComplaintEvent,
    private readonly lookUp: LookUpComplaint,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Complaints that one received, answers or supervises, those due first; and how many',
  })
  @ApiOkResponse({ type: ComplaintPage })
  list(@Query() query: ComplaintListQuery, @CurrentStaff() actor: Actor): Promise<ComplaintPage> {
    return this.listing.run(query, actor, this.clock.now());
  }

  @Post()
  @ApiOperation({ summary: 'Receive a complaint at the desk; the answer is its receipt' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiCreatedResponse({ type: ComplaintReceipt })
  receive(
    @Body() body: ReceiveComplaintBody,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') header: string | undefined,
  ): Promise<ComplaintReceipt> {
    const key = requestKeyOf(header, actor.staffId, { route: 'complaints', body });
    return this.receiving.atDesk(body, actor, this.clock.now(), key);
  }

  @Post('look-up')
  @Public()
  @HttpCode(200)
  @ApiTags('public')
  @ApiOperation({ summary: 'How a complaint stands, for who holds its receipt' })
  @ApiOkResponse({ type: PublicComplaintView })
  find(@Body() { number, secret }: ComplaintLookUpBody, @Ip() address: string): Promise<PublicComplaintView> {
    return this.lookUp.run(number, secret, address, this.clock.now());
  }

  @Get('online/desks')
  @Public()
  @ApiTags('public')
  @ApiOperation({
    summary: 'The one-stop shops that take complaints over the network, while the office lets it',
  })
  @ApiOkResponse({ type: ComplaintParty, isArray: true })
  desks(): Promise<readonly ComplaintParty[]> {
    return this.receiving.desks(this.clock.now());
  }

  @Post('online')
  @Public()
  @ApiTags('public')
  @ApiOperation({ summary: 'Send a complaint without an account, while the office lets it' })
  @ApiCreatedResponse({ type: ComplaintReceipt })
  receiveOnline(@Body() body: OnlineComplaintBody, @Ip() address: string): Promise<ComplaintReceipt> {
    return this.receiving.online(body, address, this.clock.now());
  }

  @Get(':id')
  @ApiOperation({ summary: 'One complaint with its journal and what the reader may do' })
  @ApiOkResponse({ type: ComplaintView })
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<ComplaintView> {
    return this.view.run(id, actor, this.clock.now());
  }

  @Get(':id/receipt')
  @ApiOperation({ summary: 'The receipt once more: number, secret and the day by which it is answered' })
  @ApiOkResponse({ type: ComplaintReceipt })
  receipt(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<ComplaintReceipt> {
    return this.view.receipt(id, actor, this.clock.now());
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an event to a complaint' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOkResponse({ type: ComplaintAnswerView })
  send(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ComplaintEventBody,
    @IfMatch() ifVersion: number,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') header: string | undefined,
  ): Promise<ComplaintAnswerView> {
    const key = requestKeyOf(header, actor.staffId, { route: 'complaint', id, body, ifVersion });
    return this.sendEvent.run(id, body, actor, ifVersion, this.clock.now(), key);
  }

  @Post(':id/events/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What an event would do, without doing it' })
  @ApiOkResponse({ type: ComplaintPreview })
  preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ComplaintEventBody,
    @IfMatch() ifVersion: number,
    @CurrentStaff() actor: Actor,
  ): Promise<ComplaintPreview> {
    return this.sendEvent.tryOut(id, body, actor, ifVersion, this.clock.now());
  }
}
