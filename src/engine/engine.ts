// The engine's front door: sends wait here for each other and share a commit.
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { Clock } from '../platform/clock.ts';
import { Database, DatabaseUnavailable } from '../platform/database.ts';
import { carryOut } from '../dossier-kind/decide/carry-out.ts';
import type { Outcome } from '../dossier-kind/decide/carry-out.ts';
import { Definitions } from '../dossier-kind/definitions.ts';
import type { DossierState } from '../dossier-kind/dossier-state.ts';
import { NUMBER_ONCE } from '../dossier-kind/rows/draw-numbers.ts';
import { KnownStates } from './known-states.ts';
import type { Answer, DossierKey, EventOrder, Order } from '../dossier-kind/orders.ts';
import { readDossiers } from '../dossier-kind/rows/read-dossiers.ts';
import { runBatch } from './run-batch.ts';
import type { Result } from './run-batch.ts';
import { timingOf } from '../dossier-kind/timing.ts';

/** Orders that one commit may carry, and commits that may be under way at once. */
const BATCH = 100;
const FLIGHTS = 2;
/** A batch this small is not worth splitting. */
const SMALL = 4;
/** Orders that may wait before callers are told to come back later. */
const QUEUE = 20_000;
const TRIES = 8;

interface Waiting {
  readonly order: Order;
  readonly resolve: (answer: Answer | null) => void;
  readonly reject: (error: unknown) => void;
  tries: number;
  /** Whether a number that it drew is another dossier's. */
  numberTaken?: boolean;
}

/**
 * While no write is under way an order leaves at once; while one is, orders collect and leave together. A commit
 * holds at most one order of a dossier: the next one of that dossier waits for the next commit, so that orders of
 * one dossier keep the order in which they came.
 */
@Injectable()
export class Engine implements BeforeApplicationShutdown {
  private readonly log = new Logger(Engine.name);
  private readonly queue: Waiting[] = [];
  private readonly busy = new Set<string>();
  private readonly listeners = new Set<(answers: readonly Answer[]) => void>();
  private flights = 0;
  private scheduled = false;
  private closing = false;
  private idle: (() => void)[] = [];
  private readonly known: KnownStates;

  /** @param known what may be remembered; tests and benchmarks may pass one that remembers nothing. */
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly clock: Clock,
    @Optional() @Inject(KnownStates) known?: KnownStates,
  ) {
    this.known = known ?? new KnownStates();
  }

  /** Reads dossiers as they are now; an event that follows soon is decided without another read. */
  async read(keys: readonly DossierKey[]): Promise<ReadonlyMap<string, DossierState>> {
    const states = await readDossiers(this.database, keys);
    for (const state of states.values()) this.known.put(state);
    return states;
  }

  /**
   * @returns the dossier after the order; null when there was nothing to do (only for wake orders).
   * @throws DomainError the refusal, with a stable code; DatabaseUnavailable when nothing is known to be written.
   */
  send(order: Order): Promise<Answer | null> {
    if (this.closing || this.queue.length >= QUEUE)
      return Promise.reject(new DomainError('engine.busy', 'The service cannot take more work now', {}));
    return new Promise((resolve, reject) => {
      this.queue.push({ order, resolve, reject, tries: 0 });
      this.schedule();
    });
  }

  /**
   * Decides an event like `send` and writes nothing: what would come of it now.
   * @throws DomainError the refusal that a send would meet
   */
  async tryOut(order: EventOrder): Promise<Outcome> {
    const before = (await this.read([order.key])).get(order.key.id) ?? null;
    if (before === null)
      throw new DomainError('dossier.unknown', 'There is no such dossier', { id: order.key.id });
    const timing = await timingOf(before, this.definitions);
    // An event is never without an outcome: what is not possible is refused.
    return carryOut(order, before, timing, this.clock.now(), {})!;
  }

  /** Told after each commit, with what was written in it. */
  onWritten(listener: (answers: readonly Answer[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.drain();
  }

  /** Takes no more orders and waits for those it has. */
  async drain(): Promise<void> {
    this.closing = true;
    if (this.flights > 0 || this.queue.length > 0) await new Promise<void>((done) => this.idle.push(done));
  }

  get waiting(): number {
    return this.queue.length;
  }

  private schedule(): void {
    if (this.scheduled || this.flights >= FLIGHTS || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const batch = this.takeBatch();
      if (batch.length > 0) void this.fly(batch);
    });
  }

  private takeBatch(): Waiting[] {
    // Two commits under way overlap the service's work with the database's: each takes its share of what waits.
    const share = Math.ceil(this.queue.length / (FLIGHTS - this.flights));
    const most = Math.min(BATCH, Math.max(share, SMALL));
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const waiting of this.queue.splice(0)) {
      const { id } = waiting.order.key;
      if (batch.length >= most || this.busy.has(id)) left.push(waiting);
      else {
        this.busy.add(id);
        batch.push(waiting);
      }
    }
    this.queue.push(...left);
    return batch;
  }

  private async fly(batch: readonly Waiting[]): Promise<void> {
    this.flights++;
    this.schedule();
    try {
      await this.run(batch);
    } finally {
      for (const { order } of batch) this.busy.delete(order.key.id);
      this.flights--;
      this.schedule();
      if (this.flights === 0 && this.queue.length === 0) for (const done of this.idle.splice(0)) done();
    }
  }

  private async run(batch: readonly Waiting[]): Promise<void> {
    let results: ReadonlyMap<Order, Result>;
    try {
      const orders = batch.map(({ order }) => order);
      const taken = batch.some(({ numberTaken }) => numberTaken);
      results = await runBatch(orders, this.database, this.definitions, this.known, this.clock.now(), taken);
    } catch (error) {
      if (batch.length > 1 && !(error instanceof DatabaseUnavailable)) {
        for (const waiting of batch) await this.run([waiting]);
        return;
      }
      for (const waiting of batch) {
        waiting.numberTaken ||= isNumberTaken(error);
        if (isRepeatable(error) && waiting.tries++ < TRIES) this.queue.unshift(waiting);
        else waiting.reject(error);
      }
      return;
    }
    this.settle(batch, results);
  }

  private settle(batch: readonly Waiting[], results: ReadonlyMap<Order, Result>): void {
    const written: Answer[] = [];
    const again: Waiting[] = [];
    for (const waiting of batch) {
      const result = results.get(waiting.order)!;
      switch (result.kind) {
        case 'done':
          if (result.fresh) written.push(result.answer);
          waiting.resolve(result.answer);
          break;
        case 'nothing':
          waiting.resolve(null);
          break;
        case 'refused':
          waiting.reject(result.error);
          break;
        case 'givenUp':
          again.push(waiting);
          break;
        case 'movedOn':
          if (waiting.tries++ < TRIES) again.push(waiting);
          else
            waiting.reject(
              new DomainError('dossier.contended', 'The dossier is being changed by others', {}),
            );
      }
    }
    this.queue.unshift(...again);
    if (written.length > 0) this.tell(written);
  }

  /** The commit stands whatever a listener does: one that throws is only logged. */
  private tell(written: readonly Answer[]): void {
    for (const listener of this.listeners) {
      try {
        listener(written);
      } catch (error) {
        this.log.error(`a listener failed after a commit: ${String(error)}`);
      }
    }
  }
}

function isNumberTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === NUMBER_ONCE;
}

/** Deadlock, serialisation failure, or a key that another service drew or used at the same moment. */
function isRepeatable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '40P01' || code === '40001' || code === '23505';
}
