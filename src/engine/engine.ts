// The engine's front door: sends wait here for each other and share a commit.
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { Clock } from '../platform/clock.ts';
import { Database, DatabaseUnavailable, type Queryable } from '../platform/database.ts';
import type { CaseTypes, Kind, KindOf, Outcome } from './kind.ts';
import { KnownStates } from './known-states.ts';
import type { CaseKey } from './orders.ts';
import { brokenConstraint, isRepeatable } from './repeatable.ts';
import { answerIn, MemberMovedOn, runBatch, runWithin } from './run-batch.ts';
import type { Batch, Result } from './run-batch.ts';
import { told } from './told.ts';
import type { Told } from './told.ts';
import type { LentParts } from './write-statement.ts';

/** Orders that one commit may carry, and commits that may be under way at once. */
const BATCH = 100;
const FLIGHTS = 2;
/** A batch this small is not worth splitting. */
const SMALL = 4;
/** Orders that may wait before callers are told to come back later. */
const QUEUE = 20_000;
const TRIES = 8;

interface Waiting {
  readonly kind: Kind<CaseTypes>;
  readonly order: CaseTypes['order'];
  readonly resolve: (answer: object | null) => void;
  readonly reject: (error: unknown) => void;
  tries: number;
  /** Whether a number that it drew is another case's. */
  numberTaken?: boolean;
}

/** Runs orders in the transaction of `together`; answers are in the order of the orders. */
export type RunTogether = <T extends CaseTypes>(
  kind: KindOf<T>,
  orders: readonly T['order'][],
) => Promise<readonly (T['answer'] | null)[]>;

/**
 * Runs the cases of every kind that it knows: `await engine.send(DOSSIER, { kind: 'event', key, at, sender, command })`.
 *
 * While no write is under way an order leaves at once; while one is, orders collect and leave together, those of one kind
 * in one statement. A commit holds at most one order of a case: the next one of that case waits for the next commit, so
 * that orders of one case keep the order in which they came.
 *
 * What fails: a refusal rejects its own order alone. Where the database fails, nothing is known to be written and the order
 * may be sent again, with its Idempotency-Key. Where others wrote the case first, or a deadlock ended the commit, the order
 * is decided anew, eight times at most.
 */
@Injectable()
export class Engine implements BeforeApplicationShutdown {
  private readonly log = new Logger(Engine.name);
  private readonly kinds = new Map<string, Kind<CaseTypes>>();
  private lent: LentParts = {};
  private readonly queue: Waiting[] = [];
  private readonly busy = new Set<string>();
  private readonly listeners = new Set<(written: readonly Told[]) => void>();
  private flights = 0;
  private scheduled = false;
  private closing = false;
  private idle: (() => void)[] = [];
  private readonly known: KnownStates;

  /** @param known what may be remembered; tests and benchmarks may pass one that remembers nothing. */
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Optional() @Inject(KnownStates) known?: KnownStates,
  ) {
    this.known = known ?? new KnownStates();
  }

  /** Cases of this kind are run from now on. */
  know<T extends CaseTypes>(kind: Kind<T>): this {
    // Orders reach a kind by its name alone, and whoever sends names it by a `KindOf` of its types.
    this.kinds.set(kind.name, kind as unknown as Kind<CaseTypes>);
    return this;
  }

  /**
   * Takes the texts of parts that are `lent` from the room that owns their tables. An order that needs one which nobody has
   * lent fails.
   */
  borrow(parts: LentParts): this {
    this.lent = { ...this.lent, ...parts };
    return this;
  }

  get kindsKnown(): readonly string[] {
    return [...this.kinds.keys()];
  }

  /** Reads cases as they are now; an event that follows soon is decided without another read. */
  async read<T extends CaseTypes>(
    kind: KindOf<T>,
    keys: readonly CaseKey[],
  ): Promise<ReadonlyMap<string, T['state']>> {
    const states = keys.length === 0 ? new Map() : await this.kind(kind).read(this.database, keys);
    for (const state of states.values()) this.known.put(state);
    return states;
  }

  /**
   * @returns the case after the order; null when there was nothing to do: a wake without a due timer, a case that had
   *   begun already.
   * @throws DomainError the refusal, with a stable code; DatabaseUnavailable when nothing is known to be written.
   */
  send<T extends CaseTypes>(kind: KindOf<T>, order: NoInfer<T['order']>): Promise<T['answer'] | null> {
    if (this.closing || this.queue.length >= QUEUE) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      this.queue.push({ kind: this.kind(kind), order, resolve, reject, tries: 0 });
      this.schedule();
    });
  }

  /**
   * Several orders, and whatever else `work` writes, in one transaction: all or nothing. The work is done again where
   * another writer was first.
   *
   * @param work `run` answers each order as `send` would
   * @throws what `work` throws, and the first refusal
   */
  async together<Result>(work: (sql: Queryable, run: RunTogether) => Promise<Result>): Promise<Result> {
    for (let tries = 0; ; tries++) {
      if (this.closing) throw busy();
      const written: Told[] = [];
      try {
        const result = await this.database.transaction((sql) =>
          work(sql, async (kind, orders) => {
            const under = this.kind(kind);
            const results = await runWithin(sql, this.batchOf(under, orders));
            written.push(...[...results.values()].flatMap((one) => told(under, one) ?? []));
            return orders.map((order) => answerIn(results.get(order)!));
          }),
        );
        this.tell(written);
        return result;
      } catch (error) {
        if (tries >= TRIES || !(error instanceof MemberMovedOn || isRepeatable(error))) throw error;
      }
    }
  }

  /**
   * Decides an order like `send` and writes nothing: what would come of it now, but for numbers that a commit draws.
   * @throws DomainError the refusal that a send would meet: no event and no beginning is without an outcome
   */
  async tryOut<T extends CaseTypes>(kind: KindOf<T>, order: NoInfer<T['order']>): Promise<Outcome<T>> {
    const under = this.kind(kind);
    const read = order.kind === under.begins ? null : await this.read(kind, [order.key]);
    const before = read?.get(order.key.id) ?? null;
    if (before === null && read !== null) throw under.refusal('unknown', order.key);
    const facts = await under.factsOf(order, before);
    return under.decide(order, before, { facts, recordedAt: this.clock.now() })!;
  }

  /** Told after each commit, with what was written in it. */
  onWritten(listener: (written: readonly Told[]) => void): () => void {
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

  private kind<T extends CaseTypes>({ name }: KindOf<T>): Kind<T> {
    const kind = this.kinds.get(name);
    if (kind === undefined) throw new Error(`the engine does not know the kind ${name}`);
    return kind as unknown as Kind<T>;
  }

  private batchOf<T extends CaseTypes>(kind: Kind<T>, orders: readonly T['order'][]): Batch<T> {
    return { kind, orders, known: this.known, lent: this.lent, recordedAt: this.clock.now() };
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

  /** Orders of one kind, that of the one which has waited longest. */
  private takeBatch(): Waiting[] {
    // Two commits under way overlap the service's work with the database's: each takes its share of what waits.
    const share = Math.ceil(this.queue.length / (FLIGHTS - this.flights));
    const most = Math.min(BATCH, Math.max(share, SMALL));
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const waiting of this.queue.splice(0)) {
      const { id } = waiting.order.key;
      const other = batch[0] !== undefined && batch[0].kind !== waiting.kind;
      if (other || batch.length >= most || this.busy.has(id)) left.push(waiting);
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
    const { kind } = batch[0]!;
    let results: ReadonlyMap<CaseTypes['order'], Result<CaseTypes>>;
    try {
      const orders = batch.map(({ order }) => order);
      const numberTaken = batch.some((waiting) => waiting.numberTaken);
      results = await runBatch(this.database, { ...this.batchOf(kind, orders), numberTaken });
    } catch (error) {
      if (batch.length > 1 && !(error instanceof DatabaseUnavailable)) {
        for (const waiting of batch) await this.run([waiting]);
        return;
      }
      for (const waiting of batch) {
        waiting.numberTaken ||= kind.draws !== undefined && brokenConstraint(error) === kind.draws.once;
        if (isRepeatable(error) && waiting.tries++ < TRIES) this.queue.unshift(waiting);
        else waiting.reject(error);
      }
      return;
    }
    this.settle(batch, results);
  }

  private settle(
    batch: readonly Waiting[],
    results: ReadonlyMap<CaseTypes['order'], Result<CaseTypes>>,
  ): void {
    const written: Told[] = [];
    const again: Waiting[] = [];
    for (const waiting of batch) {
      const result = results.get(waiting.order)!;
      const news = told(waiting.kind, result);
      if (news !== null) written.push(news);
      switch (result.kind) {
        case 'done':
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
          else waiting.reject(waiting.kind.refusal('contended', waiting.order.key));
      }
    }
    this.queue.unshift(...again);
    this.tell(written);
  }

  /** The commit stands whatever a listener does: one that throws is only logged. */
  private tell(written: readonly Told[]): void {
    if (written.length === 0) return;
    for (const listener of this.listeners) {
      try {
        listener(written);
      } catch (error) {
        this.log.error(`a listener failed after a commit: ${String(error)}`);
      }
    }
  }
}

const busy = () => new DomainError('engine.busy', 'The service cannot take more work now', {});
