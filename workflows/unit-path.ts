// A unit and what stands above it.
/** A unit and its ancestors up to and including its agency, nearest first. */
export type UnitPath = readonly string[];
