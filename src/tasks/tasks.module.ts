// The tasks room: what the People's Committee gives to agencies, watched until it is evaluated.
import { Module } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { Engine } from '../engine/engine.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { GiveTasks } from './give-tasks.ts';
import { ImportTasks } from './import-tasks.ts';
import { ListTasks } from './list-tasks.ts';
import { SendTaskEvent } from './send-task-event.ts';
import { taskKind } from './task-kind.ts';
import { TasksController } from './tasks.controller.ts';
import { ViewTask } from './view-task.ts';

@Module({
  imports: [OrganizationModule, CalendarsModule],
  controllers: [TasksController],
  providers: [GiveTasks, ImportTasks, ListTasks, SendTaskEvent, ViewTask],
  exports: [GiveTasks, ListTasks, SendTaskEvent],
})
export class TasksModule {
  constructor(engine: Engine, directory: OrganizationDirectory, calendars: CalendarBook) {
    engine.know(taskKind(directory, calendars));
  }
}
