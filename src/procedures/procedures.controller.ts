// Procedures over HTTP: search, one in full, publishing, and a limit that was missing.
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { parseInstant } from '../domain/time/instant.ts';
import { parseLimit } from '../domain/time/limit.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { DescribeProcedure, type DescribedProcedure } from './describe-procedure.ts';
import { FindProcedures } from './find-procedures.ts';
import { GiveLimit } from './give-limit.ts';
import type { ProcedurePreview } from './preview-procedure.ts';
import { GiveLimitBody, PublishQuery, SearchProceduresQuery, SourceQuery } from './procedure-bodies.ts';
import { ProcedurePageView, ProcedurePreviewView, ProcedureView, PublishedView } from './procedure-view.ts';
import type { Published } from './publish-procedure.ts';
import { ShowSource } from './show-source.ts';
import { ProcedureSourceView } from './source-view.ts';
import { SubmitProcedure } from './submit-procedure.ts';

@ApiTags('procedures')
@Controller('procedures')
export class ProceduresController {
  constructor(
    private readonly search: FindProcedures,
    private readonly describe: DescribeProcedure,
    private readonly submit: SubmitProcedure,
    private readonly giveLimit: GiveLimit,
    private readonly source: ShowSource,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Finds procedures by name (with or without diacritics), code, field and level' })
  @ApiOkResponse({ type: ProcedurePageView })
  find(@Query() { onlyLodgeableAt, ...query }: SearchProceduresQuery): Promise<ProcedurePageView> {
    return this.search.run(query, onlyLodgeableAt);
  }

  @Get(':code')
  @ApiOperation({ summary: 'One procedure with its cases, limits, checklists, fees, steps and versions' })
  @ApiOkResponse({ type: ProcedureView })
  one(@Param('code') code: string): Promise<DescribedProcedure> {
    return this.describe.run(code);
  }

  @Get(':code/source')
  @RequirePosition('administrator')
  @ApiOperation({ summary: 'The YAML of a procedure as it was published, and its versions' })
  @ApiOkResponse({ type: ProcedureSourceView })
  sourceOf(@Param('code') code: string, @Query() { version }: SourceQuery): Promise<ProcedureSourceView> {
    return this.source.run(code, version);
  }

  @Post()
  @RequirePosition('administrator')
  @ApiOperation({
    summary: 'Publishes a procedure from YAML or JSON; with dryRun=true only says what it would mean',
  })
  @ApiConsumes('application/yaml', 'application/json')
  @ApiExtraModels(PublishedView, ProcedurePreviewView)
  @ApiCreatedResponse({ type: PublishedView })
  @ApiOkResponse({
    description: 'A dry run, or nothing new was published',
    schema: {
      oneOf: [{ $ref: getSchemaPath(ProcedurePreviewView) }, { $ref: getSchemaPath(PublishedView) }],
    },
  })
  async post(
    @Body() body: unknown,
    @Query() { dryRun, at }: PublishQuery,
    @CurrentStaff() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Published | ProcedurePreview> {
    if (dryRun === true) {
      reply.status(200);
      return this.submit.preview(body, actor.staffId, at === undefined ? undefined : parseInstant(at));
    }
    const published = await this.submit.publish(body, actor.staffId);
    if (published.versions.length === 0) reply.status(200);
    return published;
  }

  @Put(':code/cases/:key/limit')
  @HttpCode(200)
  @RequirePosition('administrator', 'reception')
  @ApiOperation({ summary: 'Gives a case the limit that it lacks, with the source it comes from' })
  @ApiOkResponse({ type: ProcedureView })
  async limit(
    @Param('code') procedureCode: string,
    @Param('key') caseKey: string,
    @Body() body: GiveLimitBody,
    @CurrentStaff() actor: Actor,
  ): Promise<DescribedProcedure> {
    await this.giveLimit.run({
      procedureCode,
      caseKey,
      limit: parseLimit(body.limit),
      source: body.source,
      by: actor.staffId,
      mayReplace: actor.holds.some(({ position }) => position === 'administrator'),
    });
    return this.describe.run(procedureCode);
  }
}
