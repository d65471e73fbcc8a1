// The anchors over HTTP: those made, one as the file that is kept, and one made now before an inspection.
import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { DomainError } from '../domain/domain-error.ts';
import { RequirePosition } from '../organization/sign-in/position.guard.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { fileNameOf, writeAnchor } from './anchor.ts';
import type { Anchor } from './anchor.ts';
import { AnchorsView } from './anchor-view.ts';
import type { AnchorLineView } from './anchor-view.ts';
import { KeepAnchors } from './keep-anchors.ts';
import { findAnchor, listAnchors } from './stored-anchors.ts';

const SHOWN = 100;

@ApiTags('health')
@Controller('admin/anchors')
@RequirePosition('administrator', 'supervisor')
export class AnchorsController {
  constructor(
    private readonly database: Database,
    private readonly anchors: KeepAnchors,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The newest anchors, a hundred a page' })
  @ApiQuery({ name: 'below', required: false, type: Number })
  @ApiOkResponse({ type: AnchorsView })
  async list(@Query('below', new ParseIntPipe({ optional: true })) below?: number): Promise<AnchorsView> {
    return { anchors: (await listAnchors(this.database, SHOWN, below ?? null)).map(lineViewOf) };
  }

  @Get(':seq/file')
  @ApiOperation({ summary: 'An anchor as the file that `motcua verify --anchor` reads' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(@Param('seq', ParseIntPipe) seq: number): Promise<StreamableFile> {
    const anchor = await findAnchor(this.database, seq);
    if (anchor === null) throw new DomainError('anchor.unknown', 'There is no such anchor', { seq });
    return new StreamableFile(Buffer.from(writeAnchor(anchor)), {
      type: 'application/json',
      disposition: `attachment; filename="${fileNameOf(anchor)}"`,
    });
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Anchors what has happened since the last one' })
  @ApiCreatedResponse({ type: AnchorsView, description: 'The anchors made; none where nothing has happened' })
  async make(): Promise<AnchorsView> {
    return { anchors: (await this.anchors.run(this.clock.now())).map(lineViewOf) };
  }
}

function lineViewOf({ seq, at, hash, kinds }: Anchor): AnchorLineView {
  return { seq, at, hash, heads: Object.values(kinds).reduce((sum, { count }) => sum + count, 0) };
}
