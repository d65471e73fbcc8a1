// Runs a batch of orders to different dossiers as one commit. One member's refusal never touches the others.
import { DomainError } from '../domain/domain-error.ts';
import type { Database, Queryable } from '../platform/database.ts';
import { answerOf, carryOut } from '../dossier-kind/decide/carry-out.ts';
import type { Drawn, Outcome } from '../dossier-kind/decide/carry-out.ts';
import type { Definitions } from '../dossier-kind/definitions.ts';
import { drawFreeNumbers, drawNumbers } from '../dossier-kind/rows/draw-numbers.ts';
import type { DossierState } from '../dossier-kind/dossier-state.ts';
import type { Timing } from '../dossier-kind/facts.ts';
import { findAnswers } from './find-answers.ts';
import { insertLodgings } from '../dossier-kind/rows/insert-lodgings.ts';
import type { KnownStates } from './known-states.ts';
import type { Answer, NumberDraw, Order } from '../dossier-kind/orders.ts';
import { readDossiers } from '../dossier-kind/rows/read-dossiers.ts';
import { timingOf, timingWith } from '../dossier-kind/timing.ts';
import { writeOutcomes } from '../dossier-kind/rows/dossier-rows.ts';

/** What became of one order; `movedOn` means that another writer was first and the order may be tried again. */
export type Result =
  | { readonly kind: 'done'; readonly answer: Answer; readonly fresh: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly error: DomainError }
  | { readonly kind: 'movedOn' }
  /** Rolled back because another member had moved on; nothing is wrong with this one. */
  | { readonly kind: 'givenUp' };

/** Thrown inside a transaction that drew numbers, so that they are given back. */
class MemberMovedOn extends Error {}

interface Member {
  readonly order: Order;
  readonly before: DossierState | null;
  /** Decided on what this process remembers, not on a read. */
  readonly remembered: boolean;
  readonly timing: Timing;
}

interface Tried extends Member {
  readonly outcome: Outcome;
}

/**
 * @param numberTaken whether a number of this order was found to be another dossier's: the next free one is drawn
 * @throws whatever the database throws; the caller then runs the members one by one.
 */
export async function runBatch(
  orders: readonly Order[],
  database: Database,
  definitions: Definitions,
  known: KnownStates,
  recordedAt: number,
  numberTaken = false,
): Promise<ReadonlyMap<Order, Result>> {
  const results = new Map<Order, Result>();
  const answers = await findAnswers(database, orders);
  for (const [order, answer] of answers)
    results.set(
      order,
      answer instanceof DomainError
        ? { kind: 'refused', error: answer }
        : { kind: 'done', answer, fresh: false },
    );
  const open = orders.filter((order) => !results.has(order));
  const tried: Tried[] = [];
  const doubted: Order[] = [];
  const tryOut = (members: readonly Member[]): void => {
    for (const member of members) {
      const outcome = attempt(member, {}, recordedAt, results);
      if (outcome !== null) tried.push({ ...member, outcome });
      else if (member.remembered) doubted.push(member.order);
    }
  };
  tryOut(await readMembers(open, database, definitions, known, results));
  for (const order of doubted) known.forget(order.key.id);
  if (doubted.length > 0) tryOut(await readMembers(doubted.splice(0), database, definitions, known, results));
  if (tried.length === 0) return results;
  if (tried.some(({ order }) => order.kind === 'lodge' || 'draw' in order))
    await writeWithNumbers(database, tried, recordedAt, results, numberTaken);
  else await write(database, tried, recordedAt, results);
  for (const { order, outcome } of tried) {
    if (results.get(order)?.kind === 'done') known.put(outcome.after);
    else known.forget(order.key.id);
  }
  return results;
}

async function readMembers(
  orders: readonly Order[],
  database: Database,
  definitions: Definitions,
  known: KnownStates,
  results: Map<Order, Result>,
): Promise<Member[]> {
  // Only an event may rely on memory: a wake must see the timers as they are.
  const remembered = (order: Order) => (order.kind === 'event' ? known.get(order.key.id) : undefined);
  const existing = orders.filter((order) => order.kind !== 'lodge' && remembered(order) === undefined);
  const states = await readDossiers(
    database,
    existing.map((order) => order.key),
  );
  const members: Member[] = [];
  for (const order of orders) {
    const before = order.kind === 'lodge' ? null : (states.get(order.key.id) ?? remembered(order) ?? null);
    if (before === null && order.kind !== 'lodge') {
      const error = new DomainError('dossier.unknown', 'There is no such dossier', { id: order.key.id });
      results.set(order, { kind: 'refused', error });
      continue;
    }
    members.push({
      order,
      before,
      remembered: before !== null && !states.has(order.key.id),
      timing:
        order.kind === 'lodge'
          ? await timingWith(order.lodging, definitions)
          : await timingOf(before!, definitions),
    });
  }
  return members;
}

function attempt(
  member: Member,
  drawn: Drawn,
  recordedAt: number,
  results: Map<Order, Result>,
): Outcome | null {
  try {
    const outcome = carryOut(member.order, member.before, member.timing, recordedAt, drawn);
    if (outcome === null) results.set(member.order, { kind: 'nothing' });
    return outcome;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    results.set(member.order, { kind: 'refused', error });
    return null;
  }
}

async function write(
  sql: Queryable,
  tried: readonly Tried[],
  recordedAt: number,
  results: Map<Order, Result>,
): Promise<void> {
  const batch = tried.map(({ order, outcome }) => ({
    order,
    outcome,
    answer: answerOf(outcome),
    idempotency: order.idempotency,
    correction: order.kind === 'event' ? order.correction : undefined,
  }));
  const lodged = batch.flatMap(({ order, outcome }) =>
    order.kind === 'lodge' ? [{ order, after: outcome.after }] : [],
  );
  if (lodged.length > 0) await insertLodgings(sql, lodged);
  const written = await writeOutcomes(sql, batch, recordedAt);
  for (const { order, answer } of batch)
    results.set(order, written.has(answer.id) ? { kind: 'done', answer, fresh: true } : { kind: 'movedOn' });
}

/** Numbers are drawn only for orders that were found possible, and given back if any member cannot be written. */
async function writeWithNumbers(
  database: Database,
  tried: Tried[],
  recordedAt: number,
  results: Map<Order, Result>,
  numberTaken: boolean,
): Promise<void> {
  const draws = tried.flatMap((member) =>
    [lodgingDrawOf(member.order), drawOf(member)].filter((draw) => draw !== undefined),
  );
  const draw = numberTaken ? drawFreeNumbers : drawNumbers;
  try {
    await database.transaction(async (sql) => {
      const numbers = [...(await draw(sql, draws))];
      const numbered = tried.map((member) => {
        const drawn: Drawn = {
          ...(lodgingDrawOf(member.order) ? { lodgingNo: numbers.shift()! } : {}),
          ...(drawOf(member) ? { code: numbers.shift()! } : {}),
        };
        return { ...member, outcome: attempt(member, drawn, recordedAt, results)! };
      });
      tried.splice(0, tried.length, ...numbered);
      await write(sql, numbered, recordedAt, results);
      if (tried.some(({ order }) => results.get(order)?.kind === 'movedOn')) throw new MemberMovedOn();
    });
  } catch (error) {
    if (!(error instanceof MemberMovedOn)) throw error;
    for (const { order } of tried)
      if (results.get(order)?.kind === 'done') results.set(order, { kind: 'givenUp' });
  }
}

function drawOf({ order, before }: Member): NumberDraw | undefined {
  if (order.kind === 'wake') return undefined;
  return order.kind === 'lodge' ? order.draw : order.draw?.(before!);
}
const lodgingDrawOf = (order: Order) => ('lodgingDraw' in order ? order.lodgingDraw : undefined);
