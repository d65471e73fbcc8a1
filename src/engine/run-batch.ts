// Runs a batch of orders to different cases of one kind as one commit. One member's refusal never touches the others.
import { DomainError } from '../domain/domain-error.ts';
import type { Database, Queryable } from '../platform/database.ts';
import { findAnswers } from './find-answers.ts';
import type { CaseTypes, Kind, Outcome } from './kind.ts';
import type { KnownStates } from './known-states.ts';
import { writeBatch } from './write-batch.ts';
import type { LentParts } from './write-statement.ts';

/** What became of one order; `movedOn` means that another writer was first and the order may be tried again. */
export type Result<T extends CaseTypes> =
  /** @property outcome null for a repeat, which is given its first answer. */
  | { readonly kind: 'done'; readonly answer: T['answer']; readonly outcome: Outcome<T> | null }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly error: DomainError }
  | { readonly kind: 'movedOn' }
  /** Rolled back because another member had moved on; nothing is wrong with this one. */
  | { readonly kind: 'givenUp' };

/** Thrown inside a transaction, so that what was drawn and put in is given back. */
export class MemberMovedOn extends Error {}

/** What the sender is answered within a transaction. @throws what rolls it back */
export function answerIn<T extends CaseTypes>(result: Result<T>): T['answer'] | null {
  if (result.kind === 'refused') throw result.error;
  if (result.kind === 'movedOn') throw new MemberMovedOn();
  return result.kind === 'done' ? result.answer : null;
}

interface Member<T extends CaseTypes> {
  readonly order: T['order'];
  readonly before: T['state'] | null;
  /** Decided on what this process remembers, not on a read. */
  readonly remembered: boolean;
  readonly facts: T['facts'];
}

interface Tried<T extends CaseTypes> extends Member<T> {
  readonly outcome: Outcome<T>;
  readonly given?: T['given'];
}

/** What a batch is run with. */
export interface Batch<T extends CaseTypes> {
  readonly kind: Kind<T>;
  readonly orders: readonly T['order'][];
  readonly known: KnownStates;
  readonly recordedAt: number;
  readonly lent: LentParts;
  /** Whether a number drawn for it before was found to be another case's. */
  readonly numberTaken?: boolean;
}

type Results<T extends CaseTypes> = Map<T['order'], Result<T>>;

/** @throws whatever the database throws; the caller then runs the members one by one. */
export async function runBatch<T extends CaseTypes>(
  database: Database,
  batch: Batch<T>,
): Promise<ReadonlyMap<T['order'], Result<T>>> {
  const results: Results<T> = new Map();
  const tried = await decideBatch(database, batch, results);
  if (tried.length === 0) return results;
  if (tried.some(({ order }) => needsTransaction(batch.kind, order)))
    try {
      await database.transaction(async (sql) => {
        await writeWithNumbers(sql, batch, tried, results);
        if (tried.some(({ order }) => results.get(order)?.kind === 'movedOn')) throw new MemberMovedOn();
      });
    } catch (error) {
      if (!(error instanceof MemberMovedOn)) throw error;
      for (const { order } of tried)
        if (results.get(order)?.kind === 'done') results.set(order, { kind: 'givenUp' });
    }
  else await write(database, batch, tried, results);
  remember(batch, tried, results);
  return results;
}

/**
 * The same in a transaction of the caller's, which is his to roll back where an order was not done.
 *
 * @throws whatever the database throws
 */
export async function runWithin<T extends CaseTypes>(
  sql: Queryable,
  batch: Batch<T>,
): Promise<ReadonlyMap<T['order'], Result<T>>> {
  const results: Results<T> = new Map();
  const tried = await decideBatch(sql, batch, results);
  if (tried.length > 0) await writeWithNumbers(sql, batch, tried, results);
  for (const { order } of tried) batch.known.forget(order.key.id);
  return results;
}

/** Repeats are answered, the others read and decided; a refusal that came of what is remembered is decided again. */
async function decideBatch<T extends CaseTypes>(
  sql: Queryable,
  batch: Batch<T>,
  results: Results<T>,
): Promise<Tried<T>[]> {
  const answers = await findAnswers(sql, batch.orders);
  for (const [order, answer] of answers)
    results.set(
      order,
      answer instanceof DomainError
        ? { kind: 'refused', error: answer }
        : { kind: 'done', answer, outcome: null },
    );
  const tried: Tried<T>[] = [];
  const doubted: T['order'][] = [];
  const tryOut = (members: readonly Member<T>[]): void => {
    for (const member of members) {
      const outcome = attempt(batch, member, results);
      if (outcome !== null) tried.push({ ...member, outcome });
      else if (member.remembered) doubted.push(member.order);
    }
  };
  const open = batch.orders.filter((order) => !results.has(order));
  tryOut(await readMembers(sql, batch, open, results));
  for (const order of doubted) batch.known.forget(order.key.id);
  if (doubted.length > 0) tryOut(await readMembers(sql, batch, doubted.splice(0), results));
  return tried;
}

async function readMembers<T extends CaseTypes>(
  sql: Queryable,
  { kind, known }: Batch<T>,
  orders: readonly T['order'][],
  results: Results<T>,
): Promise<Member<T>[]> {
  // A wake must see the timers as they are.
  const remembered = (order: T['order']) => (order.kind === 'wake' ? undefined : known.get(order.key.id));
  const existing = orders.filter((order) => order.kind !== kind.begins && remembered(order) === undefined);
  const states =
    existing.length === 0
      ? new Map<string, T['state']>()
      : await kind.read(
          sql,
          existing.map(({ key }) => key),
        );
  const members: Member<T>[] = [];
  for (const order of orders) {
    const begins = order.kind === kind.begins;
    const before = begins ? null : (states.get(order.key.id) ?? remembered(order) ?? null);
    if (before === null && !begins) {
      results.set(order, { kind: 'refused', error: kind.refusal('unknown', order.key) });
      continue;
    }
    members.push({
      order,
      before,
      remembered: before !== null && !states.has(order.key.id),
      facts: await kind.factsOf(order, before),
    });
  }
  return members;
}

function attempt<T extends CaseTypes>(
  { kind, recordedAt }: Batch<T>,
  { order, before, facts }: Member<T>,
  results: Results<T>,
  given?: T['given'],
): Outcome<T> | null {
  try {
    const outcome = kind.decide(order, before, { facts, recordedAt, given });
    if (outcome === null) results.set(order, { kind: 'nothing' });
    return outcome;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    results.set(order, { kind: 'refused', error });
    return null;
  }
}

const needsTransaction = <T extends CaseTypes>(kind: Kind<T>, order: T['order']): boolean =>
  order.kind === kind.begins || kind.draws?.wanted(order) === true;

/** Numbers are drawn for all members at once, and each is decided again with its own. */
async function writeWithNumbers<T extends CaseTypes>(
  sql: Queryable,
  batch: Batch<T>,
  tried: Tried<T>[],
  results: Results<T>,
): Promise<void> {
  const { draws } = batch.kind;
  if (draws !== undefined && tried.some(({ order }) => draws.wanted(order))) {
    const drawn = await draws.draw(sql, tried, batch.numberTaken ?? false);
    const numbered = tried.map((member, n) => {
      const given = drawn[n];
      return { ...member, given, outcome: attempt(batch, member, results, given)! };
    });
    tried.splice(0, tried.length, ...numbered);
  }
  await write(sql, batch, tried, results);
}

async function write<T extends CaseTypes>(
  sql: Queryable,
  { kind, recordedAt, lent }: Batch<T>,
  tried: readonly Tried<T>[],
  results: Results<T>,
): Promise<void> {
  const begun = tried.filter(({ order }) => order.kind === kind.begins);
  const put =
    begun.length === 0
      ? new Set<string>()
      : await kind.begin(
          sql,
          begun.map(({ order, outcome: { after }, given }) => ({ order, after, given })),
        );
  const members = tried
    .filter(({ order }) => order.kind !== kind.begins || put.has(order.key.id))
    .map(({ order, outcome }) => ({ order, outcome, answer: kind.answerOf(outcome) }));
  for (const { order } of begun) if (!put.has(order.key.id)) results.set(order, { kind: 'nothing' });
  if (members.length === 0) return;
  const written = await writeBatch(sql, kind, members, recordedAt, lent);
  for (const { order, outcome, answer } of members)
    results.set(order, written.has(order.key.id) ? { kind: 'done', answer, outcome } : { kind: 'movedOn' });
}

function remember<T extends CaseTypes>(
  { known }: Batch<T>,
  tried: readonly Tried<T>[],
  results: Results<T>,
): void {
  for (const { order, outcome } of tried) {
    if (results.get(order)?.kind === 'done') known.put(outcome.after);
    else known.forget(order.key.id);
  }
}
