// Writes a batch of decided orders of one kind as one statement: version check, rows, journal, timers, alerts, answers.
import type { Queryable } from '../platform/database.ts';
import type { AlertLists, AlertRow, CaseTypes, Decided, Kind, Lists, Written } from './kind.ts';
import { writeStatement } from './write-statement.ts';
import type { LentParts, SharedPart } from './write-statement.ts';

type SharedLists = Record<Exclude<SharedPart, keyof AlertLists>, object[]> & AlertLists;

/**
 * The rows of `$1` are sorted by key, so that two services lock in one order and never wait for each other in a circle.
 *
 * @param recordedAt the instant of writing, the same for the whole batch.
 * @param lent texts of the parts that other rooms have handed to the engine.
 * @returns ids of the cases that were written; one that is missing had moved on since it was read.
 */
export async function writeBatch<T extends CaseTypes>(
  sql: Queryable,
  kind: Kind<T>,
  batch: readonly Written<T>[],
  recordedAt: number,
  lent: LentParts,
): Promise<ReadonlySet<string>> {
  const sorted = [...batch].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rows = sorted.map(({ outcome }, n) => kind.rows.row(n, outcome, recordedAt));
  const shared: SharedLists = {
    journal: [],
    goneTimers: [],
    armedTimers: [],
    quietAlerts: [],
    handedOn: [],
    alerts: [],
    answers: [],
  };
  const own: Lists = Object.fromEntries(Object.keys(kind.rows.parts).map((part) => [part, []]));
  const journal: string[] = [];
  sorted.forEach((written, n) => {
    collectEntries(n, written.outcome.decided, journal, shared, recordedAt);
    collectTimers(n, written, shared);
    for (const moved of kind.rows.handedOn?.(written.outcome) ?? []) shared.handedOn.push({ n, ...moved });
    const { order, answer } = written;
    if (order.idempotency) {
      const { owner, key, requestHash } = order.idempotency;
      shared.answers.push({ n, owner, key, hash: requestHash, answer, at: recordedAt });
    }
    kind.rows.collect?.(n, written, own);
  });
  const lists: Lists = { ...shared, ...own };
  const { parts, ...statement } = writeStatement(kind, lent, (part) => lists[part]!.length > 0);
  const { rows: written } = await sql.query<{ id: string }>({
    ...statement,
    values: [
      JSON.stringify(rows),
      ...parts.map((part) => (part === 'journal' ? `[${journal.join()}]` : JSON.stringify(lists[part]))),
    ],
  });
  return new Set(written.map(({ id }) => id));
}

const keyOf = <T extends CaseTypes>({ outcome: { after } }: Written<T>): string =>
  after.homeAgencyId + after.id;

/** An alert that is raised and over within one order is written as one that is over. */
function collectEntries(
  n: number,
  decided: readonly Decided<{ readonly lastHash: Buffer }>[],
  journal: string[],
  lists: SharedLists,
  recordedAt: number,
): void {
  const raised: AlertRow[] = [];
  for (const { entry, state, text, actorId, alerts, closedAlerts } of decided) {
    const columns = JSON.stringify({
      n,
      seq: entry.seq,
      type: entry.type,
      at: entry.at,
      recorded: entry.recordedAt,
      actor: actorId,
      hash: state.lastHash.toString('hex'),
    });
    // The text goes in as it was hashed.
    journal.push(`${columns.slice(0, -1)},"entry":${text}}`);
    for (const { kind, reason, subject } of closedAlerts) {
      lists.quietAlerts.push({
        n,
        kind,
        at: entry.at,
        reason,
        ...(subject === undefined ? {} : { subject }),
      });
      for (const alert of raised)
        if (
          alert.kind === kind &&
          alert.closed_at === undefined &&
          (subject === undefined || alert.subject === subject)
        )
          Object.assign(alert, { closed_at: entry.at, reason });
    }
    for (const { kind, subject, dueAt, at, unitId, officerId } of alerts)
      raised.push({
        ...{ n, kind, subject, due_at: dueAt, at, recorded: recordedAt },
        ...{ unit_id: unitId, officer_id: officerId },
      });
  }
  lists.alerts.push(...raised);
}

function collectTimers<T extends CaseTypes>(
  n: number,
  { outcome: { before, after } }: Written<T>,
  lists: SharedLists,
): void {
  const armed = before?.timers ?? {};
  for (const name of Object.keys(armed)) if (!(name in after.timers)) lists.goneTimers.push({ n, name });
  for (const [name, fireAt] of Object.entries(after.timers))
    if (armed[name] !== fireAt) lists.armedTimers.push({ n, name, fire_at: fireAt });
}
