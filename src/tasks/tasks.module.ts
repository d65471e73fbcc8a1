// The tasks room: what the People's Committee gives to agencies, watched until it is evaluated.
import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import { GiveTasks } from './give-tasks.ts';
import { ImportTasks } from './import-tasks.ts';
import { ListTasks } from './list-tasks.ts';
import { SendTaskEvent } from './send-task-event.ts';
import { TaskSweepJob } from './task-sweep.job.ts';
import { TasksController } from './tasks.controller.ts';
import { ViewTask } from './view-task.ts';

@Module({
  imports: [OrganizationModule, CalendarsModule],
  controllers: [TasksController],
  providers: [GiveTasks, ImportTasks, ListTasks, SendTaskEvent, TaskSweepJob, ViewTask],
  exports: [GiveTasks, SendTaskEvent, TaskSweepJob],
})
export class TasksModule {}
