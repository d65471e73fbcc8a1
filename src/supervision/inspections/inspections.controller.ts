// Inspections of public duty over HTTP: plans, findings, the trail of one official, and who looked at it.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { onTheWire } from '../../dossiers/on-the-wire.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { IfMatch, Versioned } from '../../platform/http/if-match.ts';
import { DutyTrail, TrailAccesses } from './duty-trail-view.ts';
import { ExportView } from '../exports/export-view.ts';
import {
  EndInspectionBody,
  FindingBody,
  OfficialsQuery,
  PlanInspectionBody,
  TrailExportBody,
  TrailQuery,
} from './inspection-bodies.ts';
import { ListInspectedOfficials } from './inspected-officials.ts';
import { InspectedOfficials, Inspections, InspectionView } from './inspection-view.ts';
import { KeepInspections } from './inspections.ts';
import { OpenDutyTrail } from './trail-access.ts';

@ApiTags('inspections')
@Versioned()
@Controller()
export class InspectionsController {
  constructor(
    private readonly inspections: KeepInspections,
    private readonly officials: ListInspectedOfficials,
    private readonly trail: OpenDutyTrail,
    private readonly clock: Clock,
  ) {}

  @Get('inspections')
  @ApiOperation({ summary: 'Inspections of one’s office with what they found; the latest first' })
  @ApiOkResponse({ type: Inspections })
  async list(@CurrentStaff() actor: Actor): Promise<Inspections> {
    return onTheWire(await this.inspections.list(actor, this.clock.now()));
  }

  @Post('inspections')
  @ApiOperation({ summary: 'Plan an inspection: units and dates' })
  @ApiCreatedResponse({ type: InspectionView })
  async plan(@Body() body: PlanInspectionBody, @CurrentStaff() actor: Actor): Promise<InspectionView> {
    return onTheWire(await this.inspections.plan(body, actor, this.clock.now()));
  }

  @Get('inspections/:id')
  @ApiOperation({ summary: 'One inspection with what it found' })
  @ApiOkResponse({ type: InspectionView })
  async show(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<InspectionView> {
    return onTheWire(await this.inspections.show(id, actor, this.clock.now()));
  }

  @Get('inspections/:id/officials')
  @ApiOperation({
    summary: 'Officials of an inspected unit and of all under it, whom a finding may be about',
  })
  @ApiOkResponse({ type: InspectedOfficials })
  officialsOf(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { unitId }: OfficialsQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<InspectedOfficials> {
    return this.officials.run(id, unitId, actor, this.clock.now());
  }

  @Post('inspections/:id/findings')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record what was found in a unit' })
  @ApiOkResponse({ type: InspectionView })
  async find(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FindingBody,
    @IfMatch() version: number,
    @CurrentStaff() actor: Actor,
  ): Promise<InspectionView> {
    return onTheWire(await this.inspections.record(id, version, body, actor, this.clock.now()));
  }

  @Post('inspections/:id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close an inspection, or cancel it' })
  @ApiOkResponse({ type: InspectionView })
  async end(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndInspectionBody,
    @IfMatch() version: number,
    @CurrentStaff() actor: Actor,
  ): Promise<InspectionView> {
    return onTheWire(await this.inspections.end(id, version, body, actor, this.clock.now()));
  }

  @Get('duty-trails/accesses')
  @ApiOperation({ summary: 'Who looked at whose trail, when and what for; the latest first' })
  @ApiOkResponse({ type: TrailAccesses })
  async accesses(@CurrentStaff() actor: Actor): Promise<TrailAccesses> {
    return onTheWire(await this.trail.accesses(actor));
  }

  @Get('duty-trails/:staffId')
  @ApiOperation({ summary: 'What an official had in hand over a period; every reading is logged' })
  @ApiOkResponse({ type: DutyTrail })
  async read(
    @Param('staffId', ParseUUIDPipe) staffId: string,
    @Query() query: TrailQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<DutyTrail> {
    return onTheWire(await this.trail.read({ ...query, staffId }, actor, this.clock.now()));
  }

  @Post('duty-trails/:staffId/exports')
  @HttpCode(202)
  @ApiOperation({ summary: 'Has the trail written as XLSX or CSV; logged as reading is' })
  @ApiAcceptedResponse({ type: ExportView })
  async export(
    @Param('staffId', ParseUUIDPipe) staffId: string,
    @Body() body: TrailExportBody,
    @CurrentStaff() actor: Actor,
  ): Promise<ExportView> {
    return onTheWire(await this.trail.export({ ...body, staffId }, actor, this.clock.now()));
  }
}
