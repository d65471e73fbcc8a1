// How the clock of `dossier d`, or of `leg c`, stands at an instant, as SQL: what `lateness()` answers for a card, for any
// number of rows.

/** A dossier that is late, stands paused or runs has no result yet. */
const OPEN = 'd.resolved_at is null';
/** A clock that says only `paused` stood still before paused clocks said whether they can become late. */
const MAY_BE_LATE = `(d.clock like 'running%' or d.clock like 'paused.%')`;

/** Its first late instant has come, also while it stands paused. @param now SQL of the instant */
export const isLateAt = (now: string): string => `(${OPEN} and ${MAY_BE_LATE} and d.late_from_at <= ${now})`;

/** It stands paused and is not late. */
export const isPausedAt = (now: string): string =>
  `(${OPEN} and d.clock like 'paused%' and not coalesce(${MAY_BE_LATE} and d.late_from_at <= ${now}, false))`;

/** It runs, is not late and will be soon. */
export const isDueSoonAt = (now: string): string =>
  `(${OPEN} and d.clock like 'running%' and d.late_from_at > ${now} and d.due_soon_at <= ${now})`;

/** It runs, and its end is not near. */
export const isOnTimeAt = (now: string): string =>
  `(${OPEN} and d.clock like 'running%' and d.late_from_at > ${now} and d.due_soon_at > ${now})`;

export const NOT_STARTED = `(${OPEN} and d.clock = 'notStarted')`;

/** A leg that says only `paused` stood still before paused legs said whether they can become late. */
export const LEG_LATE_FROM = `case when c.state <> 'paused' or c.late_from_at <= c.paused_at then c.late_from_at end`;
