// Kept lists over HTTP.
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { Clock } from '../platform/clock.ts';
import { ChangeView } from './change-view.ts';
import { DropView } from './drop-view.ts';
import { ListViews } from './list-views.ts';
import { SaveView } from './save-view.ts';
import { SavedView } from './saved-view.ts';
import { SaveViewBody, ViewsQuery } from './saved-view-bodies.ts';

@ApiTags('views')
@Controller('views')
export class ViewsController {
  constructor(
    private readonly listing: ListViews,
    private readonly saving: SaveView,
    private readonly changing: ChangeView,
    private readonly dropping: DropView,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My lists, and those that colleagues show to my units' })
  @ApiOkResponse({ type: SavedView, isArray: true })
  list(@Query() { page }: ViewsQuery, @CurrentStaff() actor: Actor): Promise<SavedView[]> {
    return this.listing.run(page ?? null, actor);
  }

  @Post()
  @ApiOperation({ summary: 'Keep a list under a name; thirty a person' })
  @ApiCreatedResponse({ type: SavedView })
  save(@Body() body: SaveViewBody, @CurrentStaff() actor: Actor): Promise<SavedView> {
    return this.saving.run(body, actor, this.clock.now());
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a list of one’s own' })
  @ApiOkResponse({ type: SavedView })
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SaveViewBody,
    @CurrentStaff() actor: Actor,
  ): Promise<SavedView> {
    return this.changing.run(id, body, actor, this.clock.now());
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Drop a list of one’s own' })
  @ApiNoContentResponse()
  drop(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<void> {
    return this.dropping.run(id, actor);
  }
}
