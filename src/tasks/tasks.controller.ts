// Assigned tasks over HTTP: give them, list them, read one, send it an event, give those of a spreadsheet.
import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatInstant } from '../domain/time/instant.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { CurrentStaff } from '../organization/sign-in/current-staff.ts';
import { Clock } from '../platform/clock.ts';
import { requestKeyOf } from '../platform/http/idempotency-key.ts';
import { IfMatch, Versioned } from '../platform/http/if-match.ts';
import { GiveTasks, type GivenView } from './give-tasks.ts';
import { ImportTasks } from './import-tasks.ts';
import { ListTasks } from './list-tasks.ts';
import { SendTaskEvent } from './send-task-event.ts';
import { GiveTasksBody, ImportTasksBody, TaskEventBody, TaskListQuery } from './task-bodies.ts';
import { GivenTasksView, ImportTasksView, TaskAnswerView, TaskPage, TaskView } from './task-view.ts';
import { ViewTask } from './view-task.ts';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'A repeat with the same key gives the first answer and changes nothing.',
};

@ApiTags('tasks')
@Versioned()
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly give: GiveTasks,
    private readonly importing: ImportTasks,
    private readonly listing: ListTasks,
    private readonly view: ViewTask,
    private readonly sendEvent: SendTaskEvent,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tasks that one gave, leads or takes part in, those due first; and how many' })
  @ApiOkResponse({ type: TaskPage })
  list(@Query() query: TaskListQuery, @CurrentStaff() actor: Actor): Promise<TaskPage> {
    return this.listing.run(query, actor, this.clock.now());
  }

  @Post()
  @ApiOperation({ summary: 'Give tasks under one document, all of them or none' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiCreatedResponse({ type: GivenTasksView })
  async assign(
    @Body() body: GiveTasksBody,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') header: string | undefined,
  ): Promise<GivenTasksView> {
    const key = requestKeyOf(header, actor.staffId, { route: 'tasks', body });
    return onTheWire(await this.give.run(body, actor, this.clock.now(), key));
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check, or give, the tasks of a spreadsheet' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOkResponse({ type: ImportTasksView })
  async importSheet(
    @Body() body: ImportTasksBody,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') header: string | undefined,
  ): Promise<ImportTasksView> {
    const key = requestKeyOf(header, actor.staffId, { route: 'tasks/import', body });
    const { given, ...found } = await this.importing.run(body, actor, this.clock.now(), key);
    return { ...found, given: given && onTheWire(given) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One task with its journal and what the reader may do' })
  @ApiOkResponse({ type: TaskView })
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentStaff() actor: Actor): Promise<TaskView> {
    return this.view.run(id, actor, this.clock.now());
  }

  @Post(':id/events')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send an event to a task' })
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiOkResponse({ type: TaskAnswerView })
  send(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TaskEventBody,
    @IfMatch() ifVersion: number,
    @CurrentStaff() actor: Actor,
    @Headers('idempotency-key') header: string | undefined,
  ): Promise<TaskAnswerView> {
    const key = requestKeyOf(header, actor.staffId, { route: 'task', id, body, ifVersion });
    return this.sendEvent.run(id, body, actor, ifVersion, this.clock.now(), key);
  }
}

function onTheWire({ documentId, tasks }: GivenView): GivenTasksView {
  return { documentId, tasks: tasks.map((task) => ({ ...task, dueAt: formatInstant(task.dueAt) })) };
}
