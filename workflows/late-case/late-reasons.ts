// Reasons for lateness that a unit may name. No official list was found (Decree 61/2018 and the reports ask only for "the
// reason"), so this is an own list that separates whom the time belongs to; it is shown as such, never as quoted law.

export const LATE_REASONS = Object.freeze([
  'overload',
  'consultedAgency',
  'otherAgency',
  'higherLevel',
  'systemFailure',
  'legalObstacle',
  'forceMajeure',
  'wrongConfiguration',
  'applicant',
  'other',
] as const);
export type LateReason = (typeof LATE_REASONS)[number];

/** Whose the late time is, in working minutes. */
export const LATE_TIME_OF = Object.freeze(['department', 'partner', 'citizen', 'other'] as const);
export type LateTimeOf = (typeof LATE_TIME_OF)[number];
export type Attribution = Readonly<Record<LateTimeOf, number>>;
