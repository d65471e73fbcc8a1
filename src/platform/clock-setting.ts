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

const READ_KIND = `select value #>> '{}' as kind from setting where key = 'clock.kind'`;
const KEEP_KIND = `
  insert into setting (key, value, updated_at) values ('clock.kind', $1::jsonb, now())
  on conflict (key) do update set value = excluded.value, updated_at = now()`;

type ClockKind = 'machine' | 'settable';

interface Kept {
  offset: number;
}

/**
 * The clock of a service, which notes in the database what it runs by. In evaluation mode it goes on from where it
 * stood; MOTCUA_CLOCK counts at the first start, and later only if it is ahead of that.
 */
export async function openClock(config: Config, database: Database): Promise<Clock> {
  const clock = await configuredClock(config, database);
  const kind: ClockKind = clock instanceof SettableClock ? 'settable' : 'machine';
  if ((await kindKept(database)) !== kind)
    await database.query({ name: 'clock-kind-keep', text: KEEP_KIND, values: [JSON.stringify(kind)] });
  return clock;
}

/**
 * The clock for a command: that of the service on this database, however the command's own environment is set, so that
 * what it checks or writes is of the service's time. As configured where no service has started yet.
 */
export async function commandClock(config: Config, database: Database): Promise<Clock> {
  const kind = await kindKept(database);
  if (kind === null) return configuredClock(config, database);
  return kind === 'machine' ? new SystemClock() : new SettableClock((await offsetKept(database)) ?? 0);
}

async function configuredClock(config: Config, database: Database): Promise<Clock> {
  if (config.mode === 'production') return new SystemClock();
  if (config.clockStart === null) return new SettableClock((await offsetKept(database)) ?? 0);
  return new SettableClock(await keep(database, SettableClock.startingAt(config.clockStart).offset));
}

async function offsetKept(database: Database): Promise<number | undefined> {
  const { rows } = await database.query<Kept>({ name: 'clock-offset', text: READ });
  return rows[0]?.offset;
}

async function kindKept(database: Database): Promise<ClockKind | null> {
  const { rows } = await database.query<{ kind: ClockKind }>({ name: 'clock-kind', text: READ_KIND });
  return rows[0]?.kind ?? null;
}

async function keep(database: Database, offset: number): Promise<number> {
  const { rows } = await database.query<Kept>({ name: 'clock-keep', text: KEEP, values: [offset] });
  return rows[0]?.offset ?? offset;
}

/** The clock stands nowhere yet: for a first start that was refused, so that the next may choose an earlier day. */
export async function forgetClock(database: Database): Promise<void> {
  await database.query({ name: 'clock-forget', text: `delete from setting where key = 'clock.offset'` });
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
    const offset = await offsetKept(this.database);
    if (offset !== undefined) clock.follow(offset);
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
