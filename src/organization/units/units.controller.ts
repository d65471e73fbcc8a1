// Units over HTTP: everybody who is signed in may read them, administrators change them.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { formatDay, dayOf, parseDay } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, Versioned } from '../../platform/http/if-match.ts';
import { RequirePosition } from '../sign-in/position.guard.ts';
import { ChangeUnit } from './change-unit.ts';
import { CloseUnit } from './close-unit.ts';
import { CreateUnit } from './create-unit.ts';
import { FindUnits } from './find-units.ts';
import { ListUnitPeople, UnitPersonView } from './list-unit-people.ts';
import { RenameUnit } from './rename-unit.ts';
import { ChangeUnitBody, CloseUnitBody, CreateUnitBody, RenameUnitBody } from './unit-bodies.ts';
import { UnitView } from './unit-view.ts';

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
    private readonly renaming: RenameUnit,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Units that are there today, on a day, or ever were' })
  @ApiQuery({ name: 'on', required: false, description: '`YYYY-MM-DD`, or `ever`' })
  @ApiOkResponse({ type: UnitView, isArray: true })
  list(@Query('on') on?: string): Promise<UnitView[]> {
    if (on === 'ever') return this.units.list(null);
    return this.units.list(formatDay(on === undefined ? dayOf(this.clock.now()) : parseDay(on)));
  }

  @Get(':id')
  @ApiOkResponse({ type: UnitView })
  one(@Param('id', ParseUUIDPipe) id: string): Promise<UnitView> {
    return this.units.one(id);
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
  @ApiOkResponse({ type: UnitView })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ChangeUnitBody,
  ): Promise<UnitView> {
    return this.changing.run(id, version, body, this.clock.now());
  }

  @Post(':id/close')
  @HttpCode(200)
  @RequirePosition('administrator')
  @ApiOkResponse({ type: UnitView })
  close(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: CloseUnitBody,
  ): Promise<UnitView> {
    return this.closing.run(id, version, body);
  }

  @Post(':id/rename')
  @RequirePosition('administrator')
  @ApiOperation({ summary: 'Closes the unit under its old name and opens its successor with the new one' })
  @ApiCreatedResponse({ type: UnitView })
  rename(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: RenameUnitBody,
  ): Promise<UnitView> {
    return this.renaming.run(id, version, body);
  }
}
