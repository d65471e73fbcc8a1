// The evaluation room: sample data, sample accounts, and a clock that can be set forward.
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { DossiersModule } from '../dossiers/dossiers.module.ts';
import { OrganizationModule } from '../organization/organization.module.ts';
import type { Config } from '../platform/config.ts';
import { ProceduresModule } from '../procedures/procedures.module.ts';
import { TasksModule } from '../tasks/tasks.module.ts';
import { ClockController } from './clock.controller.ts';
import { EvaluationController } from './evaluation.controller.ts';
import { PlanStories } from './plan-stories.ts';
import { SeedDossiers } from './seed-dossiers.ts';
import { SeedEvaluation } from './seed-evaluation.ts';
import { SeedProvince } from './seed-province.ts';
import { SeedTasks } from './seed-tasks.ts';
import { SetClock } from './set-clock.ts';

@Module({})
export class EvaluationModule {
  /** In production only the clock is here: it tells the time, and refuses to be set. */
  static register({ mode }: Pick<Config, 'mode'>): DynamicModule {
    const evaluation = mode === 'evaluation';
    return {
      module: EvaluationModule,
      imports: [
        CalendarsModule,
        OrganizationModule,
        ProceduresModule,
        DossiersModule,
        TasksModule,
        AlertsModule,
      ],
      controllers: evaluation ? [ClockController, EvaluationController] : [ClockController],
      providers: evaluation
        ? [SetClock, PlanStories, SeedProvince, SeedDossiers, SeedTasks, SeedEvaluation]
        : [SetClock],
    };
  }
}
