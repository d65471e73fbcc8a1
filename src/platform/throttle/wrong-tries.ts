// All wrong tries together, whoever made them: a number for metrics and health, and an alarm when there are too many.
import { Injectable, Logger } from '@nestjs/common';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Clock } from '../clock.ts';
import { Database } from '../database.ts';
import { Metrics } from '../metrics.ts';

export type TriedAt = 'signIn' | 'lookUp';

const WINDOW_MS = 10 * MINUTE_MS;
/** Wrong tries in ten minutes from which somebody is guessing. A province's mistyped ones stay far below. */
export const ALARM_FROM: Readonly<Record<TriedAt, number>> = { signIn: 100, lookUp: 200 };

/** Whether somebody is guessing, at passwords or at receipts. */
export function areMany(wrong: Readonly<Record<TriedAt, number>>): boolean {
  return wrong.signIn >= ALARM_FROM.signIn || wrong.lookUp >= ALARM_FROM.lookUp;
}

@Injectable()
export class WrongTries {
  private readonly logger = new Logger(WrongTries.name);
  private readonly counter;

  constructor(
    private readonly database: Database,
    metrics: Metrics,
    clock: Clock,
  ) {
    this.counter = metrics.counter('wrong_tries_total', 'Tries that were judged and wrong', ['at']);
    metrics.gauge(
      'many_wrong_tries',
      '1 while somebody is guessing at passwords or receipts, else 0',
      async () => (areMany(await this.read(clock.now())) ? 1 : 0),
    );
  }

  /** Counts one that was judged wrong. The alarm is logged once a window; no lock follows from it. */
  async note(triedAt: TriedAt, at: Instant): Promise<void> {
    this.counter.inc({ at: triedAt });
    const { rows } = await this.database.query<{ tries: number }>({
      name: 'wrong-tries',
      text: `insert into throttle as t (key, tries, began_at) values ($1, 1, to_timestamp($2::float8 / 1000))
        on conflict (key) do update set
          tries = case when t.began_at <= to_timestamp($3::float8 / 1000) then 1 else t.tries + 1 end,
          began_at = case when t.began_at <= to_timestamp($3::float8 / 1000) then excluded.began_at else t.began_at end
        returning tries`,
      values: [keyOf(triedAt), at, at - WINDOW_MS],
    });
    if (rows[0]!.tries === ALARM_FROM[triedAt])
      this.logger.warn({ msg: 'many wrong tries: somebody is guessing', triedAt, tries: rows[0]!.tries });
  }

  /** Wrong tries of the present window, in all instances. */
  async read(at: Instant): Promise<Readonly<Record<TriedAt, number>>> {
    const { rows } = await this.database.query<{ key: string; tries: number }>({
      name: 'wrong-tries-read',
      text: `select key, tries from throttle where key = any($1::text[]) and began_at > to_timestamp($2::float8 / 1000)`,
      values: [[keyOf('signIn'), keyOf('lookUp')], at - WINDOW_MS],
    });
    const of = (triedAt: TriedAt) => rows.find(({ key }) => key === keyOf(triedAt))?.tries ?? 0;
    return { signIn: of('signIn'), lookUp: of('lookUp') };
  }
}

function keyOf(triedAt: TriedAt): string {
  return `all ${triedAt}`;
}
