// The papers of a dossier over HTTP: read them with their changes, change them.
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ChangePapers } from './change-papers.ts';
import { onTheWire } from '../on-the-wire.ts';
import { PapersBody } from './paper-bodies.ts';
import { PapersView } from './paper-view.ts';
import { ShowPapers } from './show-papers.ts';

@ApiTags('papers')
@Controller('dossiers/:ref/papers')
export class PapersController {
  constructor(
    private readonly papers: ShowPapers,
    private readonly changing: ChangePapers,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What was handed in of each paper, what goes back, and every change since intake',
  })
  @ApiOkResponse({ type: PapersView })
  async read(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.papers.run(ref, actor));
  }

  @Put()
  @ApiOperation({ summary: 'Change the papers: the whole list takes the place of the one before' })
  @ApiOkResponse({ type: PapersView })
  async change(@Param('ref') ref: string, @Body() body: PapersBody, @CurrentStaff() actor: Actor) {
    await this.changing.run(ref, body, actor, this.clock.now());
    return onTheWire(await this.papers.run(ref, actor));
  }
}
