// Units over HTTP: everybody who is signed in may read them, administrators change them.
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { formatDay, dayOf, parseDay } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, Versioned } from '../../platform/http/if-match.ts';
import type { Actor } from '../sign-in/actor.ts';
import { CurrentStaff } from '../sign-in/current-staff.ts';
import { RequirePosition } from '../sign-in/position.guard.ts';
import { ChangeUnit } from './change-unit.ts';
import { CloseUnit } from './close-unit.ts';
import { CreateUnit } from './create-unit.ts';
import { FindUnits } from './find-units.ts';
import { ListUnitPeople, UnitPersonView } from './list-unit-people.ts';
import { ChangeUnitBody, CloseUnitBody, CreateUnitBody } from './unit-bodies.ts';
import { UnitFactView, UnitView } from './unit-view.ts';
import { WithdrawChange } from './withdraw-change.ts';

@ApiTags('organization')
@Controller('units')
@Versioned()
export class UnitsController {
  constructor(
    private readonly clock: Clock,
    private readonly units: FindUnits,
    private readonly people: ListUnitPeople,
    private readonly creating: CreateUnit,
    private readonly changing: ChangeUnit,
    private readonly closing: CloseUnit,
    private readonly withdrawing: WithdrawChange,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Units that are there today, on a day, or ever were' })
  @ApiQuery({ name: 'on', required: false, description: '`YYYY-MM-DD`, or `ever`' })
  @ApiOkResponse({ type: UnitView, isArray: true })
  list(@Query('on') on?: string): Promise<UnitView[]> {
    const day = on === undefined || on === 'ever' ? this.today : formatDay(parseDay(on));
    return this.units.list(day, on === 'ever');
  }

  @Get(':id')
  @ApiOperation({ summary: 'A unit as it is today, or on a day' })
  @ApiQuery({ name: 'on', required: false, description: '`YYYY-MM-DD`' })
  @ApiOkResponse({ type: UnitView })
  one(@Param('id', ParseUUIDPipe) id: string, @Query('on') on?: string): Promise<UnitView> {
    return this.units.one(id, on === undefined ? this.today : formatDay(parseDay(on)));
  }

  @Get(':id/facts')
  @ApiOperation({ summary: 'What a unit was and will be called and where it stands, from which day on' })
  @ApiOkResponse({ type: UnitFactView, isArray: true })
  facts(@Param('id', ParseUUIDPipe) id: string): Promise<UnitFactView[]> {
    return this.units.facts(id);
  }

  @Get(':id/people')
  @ApiOperation({ summary: 'Who holds which position in a unit now, substitutes included' })
  @ApiOkResponse({ type: UnitPersonView, isArray: true })
  peopleOf(@Param('id', ParseUUIDPipe) id: string): Promise<UnitPersonView[]> {
    return this.people.run(id, this.clock.now());
  }

  @Post()
  @RequirePosition('administrator')
  @ApiCreatedResponse({ type: UnitView })
  create(@Body() body: CreateUnitBody): Promise<UnitView> {
    return this.creating.run(body);
  }

  @Patch(':id')
  @RequirePosition('administrator')
  @ApiOperation({ summary: 'Renames, moves or changes a unit from a day on; it stays the same unit' })
  @ApiOkResponse({ type: UnitView })
  change(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeUnitBody,
  ): Promise<UnitView> {
    return this.changing.run(actor, id, version, body, this.clock.now());
  }

  @Post(':id/close')
  @HttpCode(200)
  @RequirePosition('administrator')
  @ApiOkResponse({ type: UnitView })
  close(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: CloseUnitBody,
  ): Promise<UnitView> {
    return this.closing.run(actor, id, version, body, this.clock.now());
  }

  @Delete(':id/facts/:on')
  @RequirePosition('administrator')
  @ApiOperation({ summary: 'Withdraws a change or the end of a unit before its day' })
  @ApiOkResponse({ type: UnitView })
  withdraw(
    @CurrentStaff() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('on') on: string,
    @IfMatch() version: number,
  ): Promise<UnitView> {
    return this.withdrawing.run(actor, id, version, on, this.clock.now());
  }

  private get today(): string {
    return formatDay(dayOf(this.clock.now()));
  }
}
