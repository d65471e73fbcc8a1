// Asks every part of the service how it is, all at once; what does not answer is told as not known.
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../../calendars/calendar-book.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Heartbeat } from '../../platform/jobs/job.ts';
import { Clock, SettableClock, SystemClock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Nudges } from '../../platform/jobs/nudges.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { shippedPath } from '../../platform/shipped-files.ts';
import { areMany, WrongTries } from '../../platform/throttle/wrong-tries.ts';
import { LAST_BACKUP } from './backup-setting.ts';
import type {
  CalendarHealthView,
  ClockHealthView,
  DatabaseHealthView,
  JobHealthView,
  QueueHealthView,
  ServiceHealthView,
  WrongTriesHealthView,
} from './service-health-view.ts';

const FIGURES = `
  select pg_database_size(current_database())::float8 as size,
    (select pg_has_role(relowner, 'usage') from pg_class where oid = 'case_event'::regclass) as owns,
    (select count(*)::int from timer) as armed,
    (select count(*)::int from timer where fire_at <= $1) as overdue,
    (select extract(epoch from $1 - min(fire_at))::float8 from timer where fire_at <= $1) as oldest,
    (select count(*)::int from delivery where status in ('waiting', 'sending', 'failed')) as waiting,
    (select count(*)::int from delivery where status = 'dead') as dead,
    (select count(*)::int from delivery where status = 'held') as held`;

interface Figures {
  readonly size: number;
  readonly owns: boolean;
  readonly armed: number;
  readonly overdue: number;
  readonly oldest: number | null;
  readonly waiting: number;
  readonly dead: number;
  readonly held: number;
}

@Injectable()
export class ReadServiceHealth {
  readonly #version = versionOf(readFileSync(shippedPath('package.json'), 'utf8'));

  constructor(
    private readonly database: Database,
    private readonly nudges: Nudges,
    private readonly jobs: Jobs,
    private readonly calendars: CalendarBook,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly wrong: WrongTries,
  ) {}

  async run(): Promise<ServiceHealthView> {
    const [latencyMs, figures, queue, backup, wrongTries] = await Promise.all([
      this.latency(),
      this.figures(),
      this.queue(),
      this.settings.read(LAST_BACKUP).catch(() => null),
      this.wrongTries().catch(() => null),
    ]);
    const database: DatabaseHealthView = {
      ok: latencyMs !== null && figures !== null,
      latencyMs,
      sizeBytes: figures?.size ?? null,
      ownsTables: figures?.owns ?? null,
    };
    const jobs = this.jobs.heartbeats.map(shownHeartbeat);
    return {
      database,
      queue,
      timers: figures && {
        armed: figures.armed,
        overdue: figures.overdue,
        oldestOverdueSeconds: figures.oldest,
      },
      alerts: { lastSweepAt: jobs.find(({ name }) => name === 'rungs')?.lastPassAt ?? null },
      jobs,
      deliveries: figures && { waiting: figures.waiting, dead: figures.dead, held: figures.held },
      calendar: this.calendar(),
      clock: clockOf(this.clock),
      wrongTries,
      backup: { state: backup === null ? 'unknown' : 'known', lastAt: backup },
      version: this.#version,
      uptimeSeconds: Math.floor(process.uptime()),
    };
  }

  private async latency(): Promise<number | null> {
    const from = performance.now();
    const answered = await this.database.query({ name: 'health-ping', text: 'select 1' }).then(
      () => true,
      () => false,
    );
    return answered ? Math.round((performance.now() - from) * 10) / 10 : null;
  }

  private async figures(): Promise<Figures | null> {
    const statement = { name: 'health-figures', text: FIGURES, values: [new Date(this.clock.now())] };
    return this.database.query<Figures>(statement).then(
      ({ rows }) => rows[0] ?? null,
      () => null,
    );
  }

  private async wrongTries(): Promise<WrongTriesHealthView> {
    const wrong = await this.wrong.read(this.clock.now());
    return { ...wrong, many: areMany(wrong) };
  }

  private async queue(): Promise<QueueHealthView> {
    const waiting = await this.nudges.waiting().catch(() => null);
    return {
      ok: waiting !== null,
      backend: this.config.redisUrl === null ? 'postgresql' : 'redis',
      waiting,
      failedSinceStart: this.jobs.failedPasses,
    };
  }

  private calendar(): CalendarHealthView | null {
    const [first] = [...this.calendars.ends()].sort((a, b) => a.daysLeft - b.daysLeft);
    return first === undefined
      ? null
      : { name: first.calendar, endsOn: first.lastDay, daysLeft: first.daysLeft };
  }
}

function shownHeartbeat({ lastPassAt, nextAt, lastErrorAt, ...beat }: Heartbeat): JobHealthView {
  const shown = (at: Instant | null) => (at === null ? null : formatInstant(at));
  return { ...beat, lastPassAt: shown(lastPassAt), nextAt: shown(nextAt), lastErrorAt: shown(lastErrorAt) };
}

function clockOf(clock: Clock): ClockHealthView {
  const now = formatInstant(clock.now());
  if (clock instanceof SettableClock)
    return { mode: 'settable', now, offsetSeconds: Math.round(clock.offset / 1000) };
  return { mode: clock instanceof SystemClock ? 'machine' : 'manual', now, offsetSeconds: 0 };
}

function versionOf(packageFile: string): string {
  return (JSON.parse(packageFile) as { version: string }).version;
}
