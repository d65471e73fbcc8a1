// Competences of units over HTTP.
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { RequirePosition } from '../sign-in/position.guard.ts';
import { CompetenceView, EndCompetenceBody, GiveCompetenceBody } from './competence-bodies.ts';
import { GiveCompetence } from './give-competence.ts';

@ApiTags('organization')
@Controller('competences')
export class CompetencesController {
  constructor(private readonly competences: GiveCompetence) {}

  @Get()
  @ApiQuery({ name: 'unitId', required: false })
  @ApiOkResponse({ type: CompetenceView, isArray: true })
  list(@Query('unitId', new ParseUUIDPipe({ optional: true })) unitId?: string): Promise<CompetenceView[]> {
    return this.competences.list(unitId ?? null);
  }

  @Post()
  @RequirePosition('administrator')
  @ApiCreatedResponse({ type: CompetenceView })
  give(@Body() body: GiveCompetenceBody): Promise<CompetenceView> {
    return this.competences.give(body);
  }

  @Post(':id/end')
  @HttpCode(204)
  @RequirePosition('administrator')
  @ApiNoContentResponse()
  async end(@Param('id', ParseUUIDPipe) id: string, @Body() body: EndCompetenceBody): Promise<void> {
    await this.competences.end(id, body.on);
  }
}
