// Papers for the applicant over HTTP: print one, list what was printed.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CurrentStaff } from '../../organization/sign-in/current-staff.ts';
import { Clock } from '../../platform/clock.ts';
import { ListPrints } from './list-prints.ts';
import { onTheWire } from '../on-the-wire.ts';
import { PrintBody } from './print-bodies.ts';
import { PrintPaper } from './print-paper.ts';
import { PrintListView, PrintView } from './print-view.ts';

@ApiTags('reception')
@Controller('dossiers')
export class PrintsController {
  constructor(
    private readonly print: PrintPaper,
    private readonly prints: ListPrints,
    private readonly clock: Clock,
  ) {}

  @Post(':ref/prints')
  @ApiOperation({
    summary: 'The data of a paper for the applicant; each call counts as a copy and is logged',
  })
  @ApiCreatedResponse({ type: PrintView })
  async make(@Param('ref') ref: string, @Body() { form }: PrintBody, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.print.run(ref, form, actor, this.clock.now()));
  }

  @Get(':ref/prints')
  @ApiOperation({ summary: 'What was printed of a dossier, by whom and when' })
  @ApiOkResponse({ type: PrintListView })
  async list(@Param('ref') ref: string, @CurrentStaff() actor: Actor) {
    return onTheWire(await this.prints.run(ref, actor));
  }
}
