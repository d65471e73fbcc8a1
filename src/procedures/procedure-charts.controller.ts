// The chart of a case over HTTP, for whoever wants to see how dossiers of it go.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.ts';
import { ChartView } from './chart-view.ts';
import { DrawCase } from './draw-case.ts';

@ApiTags('procedures')
@Controller('procedures')
export class ProcedureChartsController {
  constructor(
    private readonly draw: DrawCase,
    private readonly clock: Clock,
  ) {}

  @Get(':code/cases/:key/chart')
  @ApiOperation({ summary: 'The chart that a dossier accepted today would follow; no layout' })
  @ApiOkResponse({ type: ChartView })
  async chart(@Param('code') code: string, @Param('key') key: string): Promise<ChartView> {
    return this.draw.run(code, key, this.clock.now());
  }
}
