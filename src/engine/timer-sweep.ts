// Fires timers that are due: claims cases of any kind in batches and wakes each through the same door as any other order.
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Engine } from './engine.ts';
import type { CaseKey } from './orders.ts';

const BATCH = 400;
/** A claim that was not carried out within this time is open to others again. */
const LEASE_MS = 30_000;

// Only the queue of wakers is bounded by the lease; the truth is the row, which the woken send deletes.
const CLAIM = `
  with due as (
    select home_agency_id, case_id, name from timer
    where fire_at <= to_timestamp($1::float8 / 1000) and case_kind = any($5::text[])
      and (leased_until is null or leased_until < to_timestamp($2::float8 / 1000))
    order by fire_at limit $3 for update skip locked
  )
  update timer t set leased_until = to_timestamp($2::float8 / 1000) + $4 * interval '1 millisecond'
  from due where t.home_agency_id = due.home_agency_id and t.case_id = due.case_id and t.name = due.name
  returning t.home_agency_id, t.case_id, t.case_kind`;

const NEXT = `select round(extract(epoch from min(fire_at)) * 1000)::float8 as next from timer`;

export interface Swept {
  readonly fired: number;
  readonly failed: number;
}

interface Claimed {
  readonly kind: string;
  readonly key: CaseKey;
}

interface ClaimedRow {
  readonly home_agency_id: string;
  readonly case_id: string;
  readonly case_kind: string;
}

@Injectable()
export class TimerSweep {
  private readonly log = new Logger(TimerSweep.name);

  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly clock: Clock,
  ) {}

  /**
   * Fires everything that is due now, of every kind that the engine knows: `await sweep.sweep()` brings all cases to the
   * present instant, however long the service was down. One case that fails is logged, and the others go on; its claim
   * ends after half a minute and it is tried again. Where the engine takes no more work, the sweep ends early.
   *
   * @param goOn asked between claims; a sweep that is told to end leaves the rest to the next.
   */
  async sweep(goOn: () => boolean = () => true): Promise<Swept> {
    let fired = 0;
    let failed = 0;
    while (goOn()) {
      const claimed = await this.claim();
      if (claimed.length === 0) return { fired, failed };
      const at = this.clock.now();
      const results = await Promise.allSettled(
        claimed.map(({ kind, key }) => this.engine.send({ name: kind }, { kind: 'wake', key, at })),
      );
      for (const [index, result] of results.entries()) {
        if (result.status === 'fulfilled') fired++;
        else {
          if (isBusy(result.reason)) return { fired, failed };
          failed++;
          const { kind, key } = claimed[index]!;
          this.log.error(`timer of ${kind} ${key.id} did not fire: ${String(result.reason)}`);
        }
      }
    }
    return { fired, failed };
  }

  /** When the next timer fires, due ones included; null when none is armed. */
  async nextAt(): Promise<number | null> {
    const { rows } = await this.database.query<{ next: number | null }>({ name: 'timer-next', text: NEXT });
    return rows[0]?.next ?? null;
  }

  /** How long the oldest due timer has waited, in milliseconds. */
  async lag(): Promise<number> {
    const next = await this.nextAt();
    return next === null ? 0 : Math.max(0, this.clock.now() - next);
  }

  private async claim(): Promise<readonly Claimed[]> {
    const { rows } = await this.database.query<ClaimedRow>({
      name: 'timer-claim',
      text: CLAIM,
      values: [this.clock.now(), this.clock.now(), BATCH, LEASE_MS, this.engine.kindsKnown],
    });
    const cases = new Map(
      rows.map((row) => [
        row.case_id,
        { kind: row.case_kind, key: { homeAgencyId: row.home_agency_id, id: row.case_id } },
      ]),
    );
    return [...cases.values()];
  }
}

/** The engine is full or closing: what is claimed is free again when its lease ends. */
function isBusy(reason: unknown): boolean {
  return reason instanceof DomainError && reason.code === 'engine.busy';
}
