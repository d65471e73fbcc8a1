// What each figure of a report counts, as a condition on a dossier's facts: the same for the figure and its list.

/** `ledger`: our ruling. `statusSets`: what one provincial system did, to compare old reports with (legal-ground §9.3). */
export const COUNTINGS = ['ledger', 'statusSets'] as const;
export type Counting = (typeof COUNTINGS)[number];

/**
 * Columns 3 to 13 of form 06/VPCP/KSTT (TT 01/2020/TT-VPCP) in their order: received = online + direct + carriedOver;
 * resolved = early + on time + late; pending = in time + late; received = resolved + pending.
 */
export const COLUMN_CELLS = [
  'received',
  'receivedOnline',
  'receivedDirect',
  'carriedOver',
  'resolved',
  'resolvedEarly',
  'resolvedOnTime',
  'resolvedLate',
  'pending',
  'pendingInTime',
  'pendingLate',
] as const;
/** Facts beside the form that provinces are asked for (legal-ground §9.2). */
export const FACT_CELLS = [
  'receivedPostal',
  'receivedBoundaryFree',
  'resolvedLateWithApology',
  'resolvedLateWithoutApology',
  'pendingLateWithApology',
  'pendingLateWithoutApology',
  'endedStopped',
  'endedWithdrawn',
  'endedRefused',
  'turnedAway',
  'onlineWaiting',
  'onlineWaitingInTime',
  'onlineWaitingLate',
  'receptionLate',
] as const;
export const CELLS = [...COLUMN_CELLS, ...FACT_CELLS] as const;
export type Cell = (typeof CELLS)[number];

/**
 * Conditions on `report_fact f`; `$from` and `$end` stand for the period's instants.
 * Late follows the verdict that `lateness()` gave when the clock stopped, and before that the instant from which its
 * clock is late; a dossier that was late in any run stays late. What waits for the applicant is pending, in time or
 * late as its clock stood.
 */
export function cellConditions(counting: Counting): Readonly<Record<Cell, string>> {
  const sets = counting === 'statusSets';
  const stopped = sets ? `(case when f.outcome = 'stopped' then null else f.stopped_at end)` : 'f.stopped_at';
  const verdict = sets
    ? `(case when f.outcome = 'withdrawn' then 'onTime' else coalesce(f.verdict, 'onTime') end)`
    : `coalesce(f.verdict, 'onTime')`;
  const late = sets
    ? `(f.late_since < $end and f.outcome is distinct from 'stopped' and not f.waits @> ($end - interval '1 microsecond'))`
    : `(f.late_since < $end)`;
  const counted = `f.accepted_at < $end and (${stopped} is null or ${stopped} >= $from)`;
  const resolved = `${counted} and ${stopped} < $end`;
  const pending = `${counted} and (${stopped} is null or ${stopped} >= $end)`;
  const isLate = `coalesce(${late}, false)`;
  const fresh = `${counted} and f.accepted_at >= $from`;
  const waiting = `f.channel = 'online' and f.lodged_at < $end and (f.answered_at is null or f.answered_at >= $end)`;
  const apologised = 'f.apologised_at is not null';
  return {
    received: counted,
    receivedOnline: `${fresh} and f.channel = 'online'`,
    receivedDirect: `${fresh} and f.channel <> 'online'`,
    carriedOver: `${counted} and f.accepted_at < $from`,
    resolved,
    resolvedEarly: `${resolved} and ${verdict} = 'early'`,
    resolvedOnTime: `${resolved} and ${verdict} = 'onTime'`,
    resolvedLate: `${resolved} and ${verdict} = 'late'`,
    pending,
    pendingInTime: `${pending} and not ${isLate}`,
    pendingLate: `${pending} and ${isLate}`,
    receivedPostal: `${fresh} and f.channel = 'post'`,
    receivedBoundaryFree: `${fresh} and f.boundary_free`,
    resolvedLateWithApology: `${resolved} and ${verdict} = 'late' and ${apologised}`,
    resolvedLateWithoutApology: `${resolved} and ${verdict} = 'late' and not ${apologised}`,
    pendingLateWithApology: `${pending} and ${isLate} and ${apologised} and f.apologised_at < $end`,
    pendingLateWithoutApology: `${pending} and ${isLate} and not (${apologised} and f.apologised_at < $end)`,
    endedStopped: `${counted} and f.stopped_at < $end and f.outcome = 'stopped'`,
    endedWithdrawn: `${counted} and f.stopped_at < $end and f.outcome = 'withdrawn'`,
    endedRefused: `${counted} and f.stopped_at < $end and f.outcome = 'refused'`,
    turnedAway: `f.accepted_at is null and f.stopped_at >= $from and f.stopped_at < $end`,
    onlineWaiting: waiting,
    onlineWaitingInTime: `${waiting} and not coalesce(f.reception_due_at < $end, false)`,
    onlineWaitingLate: `${waiting} and coalesce(f.reception_due_at < $end, false)`,
    receptionLate: `f.channel <> 'counter' and f.reception_due_at >= $from and f.reception_due_at < $end
      and (f.answered_at is null or f.answered_at > f.reception_due_at)`,
  };
}
