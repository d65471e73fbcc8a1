// What a person's morning mail says: what is due today, late and held by nobody, among what is his to watch. Pure.
export interface HeldCount {
  readonly unitId: string;
  readonly officerId: string | null;
  readonly dueToday: number;
  readonly late: number;
  readonly unassigned: number;
}

export interface DigestCounts {
  readonly dueToday: number;
  readonly late: number;
  readonly unassigned: number;
  /** Units with late dossiers, those with most first; empty for whoever watches only his own. */
  readonly lateUnits: readonly { readonly unitId: string; readonly late: number }[];
  /** What units settle themselves, and of which no alert climbs to him, by kind; most first. */
  readonly below: readonly { readonly kind: string; readonly open: number }[];
}

/** Open alerts of a kind that stays with the unit. */
export interface KeptBelow {
  readonly unitId: string;
  readonly kind: string;
  readonly open: number;
}

export interface DigestReader {
  /** Whose work is his now. */
  readonly worksFor: ReadonlySet<string>;
  /** Units he is over, as a head, a leader or a supervisor; `all` of them. */
  readonly watches: ReadonlySet<string> | 'all';
}

const UNITS_NAMED = 10;

/** @returns null when there is nothing to say */
export function digestOf(
  { worksFor, watches }: DigestReader,
  held: readonly HeldCount[],
  kept: readonly KeptBelow[] = [],
): DigestCounts | null {
  const isWatched = (unitId: string) => watches === 'all' || watches.has(unitId);
  const own = held.filter(
    ({ unitId, officerId }) => (officerId !== null && worksFor.has(officerId)) || isWatched(unitId),
  );
  const sum = (of: 'dueToday' | 'late' | 'unassigned') => own.reduce((total, row) => total + row[of], 0);
  const late = new Map<string, number>();
  for (const row of own)
    if (isWatched(row.unitId) && row.late > 0) late.set(row.unitId, (late.get(row.unitId) ?? 0) + row.late);
  const below = new Map<string, number>();
  for (const { unitId, kind, open } of kept)
    if (isWatched(unitId)) below.set(kind, (below.get(kind) ?? 0) + open);
  const counts = {
    dueToday: sum('dueToday'),
    late: sum('late'),
    unassigned: sum('unassigned'),
    lateUnits: [...late]
      .map(([unitId, n]) => ({ unitId, late: n }))
      .sort((a, b) => b.late - a.late)
      .slice(0, UNITS_NAMED),
    below: [...below].map(([kind, open]) => ({ kind, open })).sort((a, b) => b.open - a.open),
  };
  return counts.dueToday + counts.late + counts.unassigned + below.size === 0 ? null : counts;
}
