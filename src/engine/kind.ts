// What a kind of case says of itself, so that the engine runs it: how it is read, decided, written and held against its
// journal. The engine does the rest alike for all: waiting and batches, versions, the journal with its chain of hashes,
// timers, alerts, answers to repeated keys.
import type { DomainError } from '../domain/domain-error.ts';
import type { Queryable } from '../platform/database.ts';
import type { CaseKey, Ordered, WakeOrder } from './orders.ts';

/** What the engine must know of a case; a kind knows more. */
export interface CaseState extends CaseKey {
  /** Sequence number of the newest journal entry; the ETag. */
  readonly version: number;
  /** Armed timers by the delay's name, at absolute instants (epoch ms). */
  readonly timers: Readonly<Record<string, number>>;
  /** The end of its chain. */
  readonly lastHash: Buffer;
}

/** An alert is known by its case, kind, subject and the instant that was missed. */
export interface RaisedAlert {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: number;
  readonly at: number;
  readonly unitId: string;
  readonly officerId: string | null;
}

export interface ClosedAlert {
  readonly kind: string;
  readonly reason: string;
  /** Where only one subject's alerts of the kind are closed. */
  readonly subject?: string;
}

/** Open alerts of these kinds that have come into other hands: the ladder looks at them again. */
export interface HandedOn {
  readonly at: number;
  readonly kinds: readonly string[];
  readonly subjects: readonly string[];
  /** Besides them every subject that is `like` this. */
  readonly like?: string;
}

/** One entry decided: the case after it, and the entry as it is hashed and stored. */
export interface Decided<State> {
  readonly state: State;
  readonly entry: {
    readonly seq: number;
    readonly type: string;
    readonly at: number;
    readonly recordedAt: number;
  };
  readonly actorId: string | null;
  readonly text: string;
  readonly alerts: readonly RaisedAlert[];
  readonly closedAlerts: readonly ClosedAlert[];
}

/** The types of one kind under one name. */
export interface CaseTypes {
  readonly state: CaseState;
  readonly order: Ordered;
  /** Kept as JSON for repeats of the order. */
  readonly answer: object;
  readonly decided: Decided<CaseState>;
  /** What deciding needs beside the case: its process, calendars, the organization. */
  readonly facts: unknown;
  /** What exists only once the transaction is open: numbers drawn in it. */
  readonly given: unknown;
}

/** An order decided: the case before it, null where it begins with it, and after every entry of it. */
export interface Outcome<T extends CaseTypes> {
  readonly before: T['state'] | null;
  readonly after: T['state'];
  readonly decided: readonly T['decided'][];
}

/** Names a kind where orders are sent: `engine.send(DOSSIER, order)` knows what is answered. */
export interface KindOf<T extends CaseTypes> {
  readonly name: string;
  /** Never there: it carries the types. */
  readonly types?: T;
}

interface Deciding<T extends CaseTypes> {
  readonly facts: T['facts'];
  /** The instant of writing, the same for the whole batch. */
  readonly recordedAt: number;
  /** Absent while the order is only tried. */
  readonly given?: T['given'];
}

/**
 * A kind of case. Its methods throw `DomainError` to refuse one order and nothing else; whatever else they throw fails the
 * batch, whose orders are then run one by one.
 *
 * @example
 * const lamp: Kind<LampTypes> = {
 *   name: 'lamp',
 *   begins: 'hang',
 *   refusal: (what, { id }) => new DomainError(`lamp.${what}`, 'There is no such lamp, or others turn it', { id }),
 *   read: readLamps, // one statement for all keys
 *   factsOf: () => Promise.resolve(undefined),
 *   decide: (order, before, { recordedAt }) => … // pure; null where nothing is to be done
 *   answerOf: ({ after }) => ({ id: after.id, lit: after.lit }),
 *   begin: insertLamps,
 *   rows: { done: 'with done as (update lamp … returning i.n, l.home_agency_id as h, l.id, l.id as about)', row, parts: {} },
 *   verifying: { table: 'lamp', belongs: [], foldings },
 * };
 * engine.know(lamp);
 * await engine.send(lamp, { kind: 'hang', key, at });
 */
export interface Kind<T extends CaseTypes> extends KindOf<T> {
  /** The `kind` of the order by which a case begins. */
  readonly begins: T['order']['kind'];
  /** `unknown`: no such case. `contended`: others were first, again and again. */
  refusal(what: 'unknown' | 'contended', key: CaseKey): DomainError;
  /** Cases by id; those that are not there are left out. */
  read(sql: Queryable, keys: readonly CaseKey[]): Promise<ReadonlyMap<string, T['state']>>;
  factsOf(order: T['order'] | WakeOrder, before: T['state'] | null): Promise<T['facts']>;
  /**
   * Pure. Timers that were due before the order fire first, each at its own instant; every timer that is due when a case is
   * woken must leave the state's timers.
   *
   * @returns null where there is nothing to write
   */
  decide(order: T['order'] | WakeOrder, before: T['state'] | null, deciding: Deciding<T>): Outcome<T> | null;
  answerOf(outcome: Outcome<T>): T['answer'];
  readonly draws?: Draws<T>;
  /**
   * Puts in the rows of cases that begin, at version 0, for the batch's own write to bring to their first state.
   *
   * @returns ids of those that were put in; an order whose case was there already comes to nothing
   */
  begin(sql: Queryable, begun: readonly Begun<T>[]): Promise<ReadonlySet<string>>;
  readonly rows: CaseRows<T>;
  readonly verifying: Verifying;
}

export interface Begun<T extends CaseTypes> {
  readonly order: T['order'];
  readonly after: T['state'];
  readonly given: T['given'] | undefined;
}

/** Numbers are drawn only for orders that were found possible, and given back if any member cannot be written. */
export interface Draws<T extends CaseTypes> {
  wanted(order: T['order']): boolean;
  /**
   * @param again whether a number drawn before was found to be another case's: free ones are looked for
   * @returns what is given to each member, in their order
   */
  draw(
    sql: Queryable,
    members: readonly { readonly order: T['order']; readonly before: T['state'] | null }[],
    again: boolean,
  ): Promise<readonly T['given'][]>;
  /** The constraint that two cases of one number break. */
  readonly once: string;
}

/** Lists of the parts of a statement; each member names its case by its number `n` in the batch. */
export type Lists = Record<string, object[]>;

/** The text of one part, from `$2`, `$3` … and what else the statement has. It joins `done l on l.n = x.n`. */
export type PartText = (list: string, has: (part: string) => boolean) => string;

/** An alert to be raised, or to be written as one that is over already. Instants are epoch ms. */
export interface AlertRow {
  readonly n: number;
  readonly kind: string;
  readonly subject: string;
  readonly due_at: number;
  readonly at: number;
  readonly recorded: number;
  readonly unit_id: string;
  readonly officer_id: string | null;
  closed_at?: number;
  reason?: string;
}

/** The lists of the parts that write alerts. The room that owns alerts lends the texts: `engine.borrow(ALERT_PARTS)`. */
export interface AlertLists {
  readonly quietAlerts: (ClosedAlert & { readonly n: number; readonly at: number })[];
  readonly handedOn: (HandedOn & { readonly n: number })[];
  readonly alerts: AlertRow[];
}

export type AlertPart = keyof AlertLists;

export interface CaseRows<T extends CaseTypes> {
  /**
   * `with done as (update … from json_to_recordset($1) as i(n integer, h uuid, id uuid, expected integer, …) where … and
   * version = i.expected returning i.n, home_agency_id as h, id, … as about)`; `about` is the case under whose id its
   * alerts are kept.
   */
  readonly done: string;
  row(n: number, outcome: Outcome<T>, recordedAt: number): object;
  /**
   * Parts beside the journal, timers, alerts and answers, which every kind has. Each stands in the room that owns the table
   * it writes: `lent` where that is not the kind's own.
   */
  readonly parts: Readonly<Record<string, PartText | 'lent'>>;
  collect?(n: number, written: Written<T>, lists: Lists): void;
  handedOn?(outcome: Outcome<T>): readonly HandedOn[];
}

/** A decided order on its way into the tables. */
export interface Written<T extends CaseTypes> {
  readonly order: T['order'];
  readonly outcome: Outcome<T>;
  readonly answer: T['answer'];
}

export type Differ = (what: string, expected: unknown, found: unknown) => void;

/** How `verify` holds a kind against its journal. */
export interface Verifying {
  /** Its rows, by `home_agency_id` and `id`. */
  readonly table: string;
  /** Tables of rows that belong to a case, with the column of its id. */
  readonly belongs: readonly (readonly [table: string, column: string])[];
  /** Whatever is compared is read here, in one picture with the journals. */
  foldings(sql: Queryable, keys: readonly CaseKey[]): Promise<ReadonlyMap<string, Folding>>;
}

/** The fold of one case's journal, held against what its row says. */
export interface Folding {
  /** What people call the case. */
  readonly ref: string;
  readonly found: Pick<CaseState, 'version' | 'lastHash'>;
  /**
   * Takes one entry more, by assignment: no chart is run.
   *
   * @param entry parsed, with units named by the ids they have for life
   * @returns what the columns beside the text must say
   */
  take(entry: unknown, text: string): EntryColumns;
  /** Says, once all entries are taken, what the row and what belongs to it should be. */
  compare(differ: Differ): void;
}

export interface EntryColumns {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly actorId: string | null;
}
