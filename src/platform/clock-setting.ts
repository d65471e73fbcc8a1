// Where the evaluation clock stands, kept in the database: a restart keeps it, every process follows it.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Clock, SettableClock, SystemClock } from './clock.ts';
import type { Config } from './config.ts';
import { Database } from './database.ts';

const FOLLOW_EVERY_MS = 1000;
const READ = `select value::text::float8 as offset from setting where key = 'clock.offset'`;
const KEEP = `
  insert into setting (key, value, updated_at) values ('clock.offset', to_jsonb($1::float8), now())
  on conflict (key) do update
    set value = to_jsonb(greatest(setting.value::text::float8, $1::float8)), updated_at = now()
  returning value::text::float8 as offset`;

interface Kept {
  offset: number;
}

/**
 * The clock of this process. In evaluation mode it goes on from where it stood; MOTCUA_CLOCK counts at the first
 * start, and later only if it is ahead of that.
 */
export async function openClock(config: Config, database: Database): Promise<Clock> {
  if (config.mode === 'production') return new SystemClock();
  const clock = config.clockStart === null ? null : SettableClock.startingAt(config.clockStart);
  const { rows } = await database.query<Kept>({ name: 'clock-offset', text: READ });
  const kept = rows[0]?.offset;
  if (clock === null) return new SettableClock(kept ?? 0);
  const offset = await keep(database, clock.offset);
  return new SettableClock(offset);
}

async function keep(database: Database, offset: number): Promise<number> {
  const { rows } = await database.query<Kept>({ name: 'clock-keep', text: KEEP, values: [offset] });
  return rows[0]?.offset ?? offset;
}

/** Sets the evaluation clock forward, and follows the one other processes have set. */
@Injectable()
export class ClockSetting implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Clock');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** @throws DomainError `clock.notSettable` outside evaluation mode, `clock.backwards` */
  async setForward(to: Instant): Promise<Instant> {
    const clock = this.clock;
    if (!(clock instanceof SettableClock))
      throw new DomainError('clock.notSettable', 'The clock can be set only in evaluation mode');
    clock.setForward(to);
    clock.follow(await keep(this.database, clock.offset));
    return clock.now();
  }

  /** Reads once what another process may have set. */
  async follow(): Promise<void> {
    const clock = this.clock;
    if (!(clock instanceof SettableClock)) return;
    const { rows } = await this.database.query<Kept>({ name: 'clock-offset', text: READ });
    if (rows[0]) clock.follow(rows[0].offset);
  }

  onApplicationBootstrap(): void {
    if (!(this.clock instanceof SettableClock)) return;
    const follow = () => {
      this.follow().catch((error: unknown) => this.log.debug(`The clock was not read: ${String(error)}`));
    };
    this.timer = setInterval(follow, FOLLOW_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
