// Fires the timers of tasks that are due, each at its own instant, however long the service was down.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { decideTaskTimers } from './decide-task.ts';
import { readTask, writeTask } from './stored-tasks.ts';

const EVERY_MS = 3_000;
const BATCH = 100;

@Injectable()
export class TaskSweepJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(TaskSweepJob.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Fires everything that is due now. @returns tasks that a timer was fired for */
  async sweep(): Promise<number> {
    const failed = new Set<string>();
    let fired = 0;
    while (!this.stopped) {
      const ids = await this.due([...failed]);
      for (const id of ids)
        try {
          await this.fire(id);
          fired += 1;
        } catch (error) {
          // One task that cannot be fired must not hold up the others; it is tried again at the next sweep.
          failed.add(id);
          this.log.error(`task ${id} was not fired: ${String(error)}`);
        }
      if (ids.length < BATCH) break;
    }
    return fired;
  }

  private async due(except: readonly string[]): Promise<readonly string[]> {
    const { rows } = await this.database.query<{ id: string }>({
      name: 'task.timers-due',
      text: `select task_id as id from task_timer where fire_at <= $1 and task_id <> all($2) group by task_id order by min(fire_at) limit ${BATCH}`,
      values: [new Date(this.clock.now()), except],
    });
    return rows.map(({ id }) => id);
  }

  /** Under the row's lock, so that of two services one fires it and the other finds nothing left to do. */
  private async fire(id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (sql) => {
      const before = await readTask(sql, id, true);
      await writeTask(sql, before, decideTaskTimers(before, now, now));
      await sql.query({
        name: 'task.timers-spent',
        text: `delete from task_timer where home_agency_id = $1 and task_id = $2 and fire_at <= $3`,
        values: [before.homeAgencyId, id, new Date(now)],
      });
    });
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.sweep()
        .catch((error: unknown) => this.log.error(`task sweep failed: ${String(error)}`))
        .then(() => this.schedule());
    }, EVERY_MS).unref();
  }
}
