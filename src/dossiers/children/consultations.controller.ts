// Consultations over HTTP: those of a dossier, and those that one's units were asked for.
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ConsultationsQuery } from '../child-bodies.ts';
import { ConsultationPage, ConsultationsOfDossier, HandOvers, LegPage } from './child-view.ts';
import { ListConsultations } from './list-consultations.ts';
import { ListHandOvers } from './list-hand-overs.ts';
import { ListLegs } from './list-legs.ts';
import { onTheWire } from '../on-the-wire.ts';
import { ShowConsultations } from './show-consultations.ts';

@ApiTags('consultations')
@Controller()
export class ConsultationsController {
  constructor(
    private readonly list: ListConsultations,
    private readonly legs: ListLegs,
    private readonly handOvers: ListHandOvers,
    private readonly show: ShowConsultations,
    private readonly clock: Clock,
  ) {}

  @Get('consultations')
  @ApiOperation({ summary: 'Opinions asked of the units that one reads' })
  @ApiOkResponse({ type: ConsultationPage })
  async asked(@Query() query: ConsultationsQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.list.run(query, actor, this.clock.now()));
  }

  @Get('legs')
  @ApiOperation({ summary: 'Legs of interlinked dossiers that the units one reads have to do' })
  @ApiOkResponse({ type: LegPage })
  async toDo(@Query() query: ConsultationsQuery, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.legs.run(query, actor, this.clock.now()));
  }

  @Get('dossiers/:ref/hand-overs')
  @ApiOperation({ summary: 'Who gave the dossier or a leg to whom and when, and how it was in time' })
  @ApiOkResponse({ type: HandOvers })
  async given(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.handOvers.run(ref, actor));
  }

  @Get('dossiers/:ref/consultations')
  @ApiOperation({
    summary: 'The opinions that a dossier asks for and its legs, and what one may do about each',
  })
  @ApiOkResponse({ type: ConsultationsOfDossier })
  async ofDossier(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.show.run(ref, actor, this.clock.now()));
  }
}
