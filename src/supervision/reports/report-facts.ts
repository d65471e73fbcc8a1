// What reports count of a dossier, folded from its journal entry by entry. Pure: no chart, no calendar, no clock.
import type { JournalEntry } from '../../dossier-kind/journal.ts';

/** Where a dossier is counted; fixed by whoever folds, because the journal knows units but not their tree. */
export interface FactPlace {
  readonly field: string;
  readonly level: string;
  readonly competentAgencyId: string;
}

/** Instants are epoch milliseconds. */
export interface DossierFacts extends FactPlace {
  readonly seq: number;
  readonly procedureCode: string;
  readonly channel: string;
  /** Received by another place than the competent one ("phi địa giới hành chính"). */
  readonly boundaryFree: boolean;
  readonly receptionUnitId: string;
  readonly competentUnitId: string;
  readonly state: string;
  readonly clock: string;
  readonly lodgedAt: number;
  /** Answer due to the first lodging online or by post, and when it was given. */
  readonly receptionDueAt: number | null;
  readonly answeredAt: number | null;
  readonly acceptedAt: number | null;
  readonly lateFromAt: number | null;
  /** When the ledger first says late. */
  readonly wasLateAt: number | null;
  /** Since when it is late, or will be if nothing moves its clock; null while it cannot become so. */
  readonly lateSince: number | null;
  readonly apologisedAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  /** When the clock stopped: the result (status 9), or the end without one. Handing over changes nothing. */
  readonly stoppedAt: number | null;
  readonly verdict: string | null;
  readonly outcome: string | null;
  /** Visits to the national statuses 5 and 6, in which the applicant is waited for. */
  readonly waits: readonly (readonly [from: number, to: number | null])[];
}

const WAITING: ReadonlySet<string> = new Set(['awaitingSupplement', 'awaitingFinancialDuty']);

/** @param placeOf asked when the units of the dossier or its acceptance change */
export function foldFacts(
  before: DossierFacts | null,
  entry: JournalEntry,
  placeOf: (
    facts: Pick<DossierFacts, 'procedureCode' | 'receptionUnitId' | 'competentUnitId'>,
    at: number,
  ) => FactPlace,
): DossierFacts {
  const { columns, context } = entry;
  const taken = <K extends keyof DossierFacts & keyof typeof columns>(key: K): DossierFacts[K] =>
    (key in columns ? columns[key] : before?.[key]) as DossierFacts[K];
  const units = {
    procedureCode: taken('procedureCode'),
    receptionUnitId: taken('receptionUnitId'),
    competentUnitId: taken('competentUnitId'),
  };
  const state = taken('state');
  const clock = taken('clock');
  const acceptedAt = taken('acceptedAt') ?? null;
  const resolvedAt = taken('resolvedAt') ?? null;
  const closedAt = taken('closedAt') ?? null;
  const verdict = taken('verdict') ?? null;
  const lateFromAt = taken('lateFromAt') ?? null;
  const stoppedAt = resolvedAt ?? closedAt;
  const wasLateAt = lateInstant(
    before?.wasLateAt ?? null,
    columns.wasLate,
    entry.at,
    before?.lateFromAt ?? null,
  );
  const moved = before === null || 'acceptedAt' in columns || 'competentUnitId' in columns;
  const place = moved ? placeOf(units, acceptedAt ?? entry.at) : before;
  return {
    seq: entry.seq,
    ...units,
    field: place.field,
    level: place.level,
    competentAgencyId: place.competentAgencyId,
    channel: taken('channel'),
    boundaryFree: taken('boundaryFree') ?? false,
    state,
    clock,
    lodgedAt: taken('lodgedAt'),
    receptionDueAt: before ? before.receptionDueAt : (context.due?.reception ?? null),
    answeredAt: before?.answeredAt ?? (state === 'lodged' ? null : entry.at),
    acceptedAt,
    lateFromAt,
    wasLateAt,
    lateSince: lateSince({ stoppedAt, verdict, clock, lateFromAt, wasLateAt }),
    apologisedAt: apologyInstant(before?.apologisedAt ?? null, entry),
    resolvedAt,
    closedAt,
    stoppedAt,
    verdict,
    outcome: taken('outcome') ?? null,
    waits: waitsAfter(before, state, entry.at),
  };
}

/** Whether two folds say the same to a report. */
export function sameFacts(a: DossierFacts, b: DossierFacts): boolean {
  return (Object.keys(a) as (keyof DossierFacts)[]).every(
    (key) => key === 'seq' || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}

/** Once late stays late, whatever restarts the clock; a correction of the journal can take it back. */
function lateInstant(
  before: number | null,
  wasLate: boolean | undefined,
  at: number,
  lateFromAt: number | null,
): number | null {
  if (wasLate === undefined) return before;
  return wasLate ? (before ?? Math.min(at, lateFromAt ?? at)) : null;
}

/** The first apology counts, whatever the regime allows after it; what was taken back was never sent. */
function apologyInstant(before: number | null, { type, at, context }: JournalEntry): number | null {
  const promises = context.promises ?? (type === 'apologise' ? 1 : undefined);
  if (promises === undefined) return before;
  return promises > 0 ? (before ?? at) : null;
}

/** A stopped clock is late when its verdict says so; the verdict is `lateness()`'s (domain/time). */
function lateSince(
  facts: Pick<DossierFacts, 'stoppedAt' | 'verdict' | 'clock' | 'lateFromAt' | 'wasLateAt'>,
): number | null {
  const { stoppedAt, verdict, clock, lateFromAt, wasLateAt } = facts;
  if (stoppedAt !== null)
    return verdict === 'late' ? Math.min(wasLateAt ?? lateFromAt ?? stoppedAt, stoppedAt) : null;
  // While it stands paused the instant is there only where it becomes late all the same.
  return wasLateAt ?? (/^(running|paused\.)/.test(clock) ? lateFromAt : null);
}

function waitsAfter(before: DossierFacts | null, state: string, at: number): DossierFacts['waits'] {
  const waits = before?.waits ?? [];
  const wasWaiting = before !== null && WAITING.has(before.state);
  if (wasWaiting === WAITING.has(state)) return waits;
  if (!wasWaiting) return [...waits, [at, null]];
  const [from] = waits.at(-1)!;
  return from < at ? [...waits.slice(0, -1), [from, at]] : waits.slice(0, -1);
}
