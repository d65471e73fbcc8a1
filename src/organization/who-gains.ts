// Whose positions come to reach units of other agencies when the tree of units changes. Pure.
import { dayOf, startOfDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { PositionFact } from './organization-facts.ts';
import type { Organization } from './organization.ts';

/** A position that reaches further than before. */
export interface Gain {
  readonly held: PositionFact;
  /** Units outside the position's own agency that its holder did not reach, or not by such a position. */
  readonly unitIds: readonly string[];
}

/**
 * Compared on the day of the change and on every later one on which a unit changes or a position begins. Whoever has a
 * closed account gains too: it may be opened again. Administrators reach no unit.
 *
 * @param from the first instant of the change, or now where it is earlier
 */
export function whoGains(before: Organization, after: Organization, from: Instant): readonly Gain[] {
  const gained = new Map<PositionFact, Set<string>>();
  for (const at of turnsFrom(after, from)) {
    const [was, is] = [new Reaches(before, at), new Reaches(after, at)];
    const held = after.appointments(at, at + 1).filter((one) => before.unit(one.unitId) !== null);
    for (const one of held) {
      const more = [...is.of(one)].filter((reached) => !was.of(one).has(reached));
      if (more.length === 0) continue;
      const mine = held.filter(({ staffId }) => staffId === one.staffId);
      const units = more
        .filter((reached) => !mine.some((other) => was.of(other).has(reached)))
        .map(unitOf)
        .filter((unitId) => isElsewhere(before, unitId, one.unitId, at));
      if (units.length > 0) gained.set(one, new Set([...(gained.get(one) ?? []), ...units]));
    }
  }
  return [...gained].map(([held, unitIds]) => ({ held, unitIds: [...unitIds] }));
}

/** What positions reach at an instant: `read <unit>`, `inspect <unit>`, and `<position> <unit>` where they may act. */
class Reaches {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly organization: Organization,
    private readonly at: Instant,
  ) {}

  of(held: PositionFact): ReadonlySet<string> {
    const key = `${held.position} ${held.unitId} ${held.scopeUnitId}`;
    const reached = this.known.get(key) ?? this.reach(held);
    this.known.set(key, reached);
    return reached;
  }

  private reach(held: PositionFact): ReadonlySet<string> {
    const { organization, at } = this;
    if (held.position === 'administrator') return new Set();
    const holds = organization.holdsBy(held, at);
    const { unitIds } = organization.scopeOfHolds(holds, at);
    const read = unitIds === 'all' ? organization.units.map(({ id }) => id) : [...unitIds];
    return new Set([
      ...read.map((unitId) => `read ${unitId}`),
      ...[...organization.inspectedUnits(holds, at)].map((unitId) => `inspect ${unitId}`),
      ...holds.flatMap(({ over = [] }) => [...over].map((unitId) => `${held.position} ${unitId}`)),
    ]);
  }
}

function unitOf(reached: string): string {
  return reached.slice(reached.indexOf(' ') + 1);
}

function isElsewhere(before: Organization, unitId: string, ownUnitId: string, at: Instant): boolean {
  return before.unit(unitId) !== null && before.agencyOf(unitId, at) !== before.agencyOf(ownUnitId, at);
}

function turnsFrom(organization: Organization, from: Instant): readonly Instant[] {
  const first = dayOf(from);
  const days = new Set([first]);
  for (const { id } of organization.units)
    for (const { validFrom, validTo } of organization.factsOf(id)) {
      days.add(validFrom);
      if (validTo !== null) days.add(validTo);
    }
  for (const { validFrom } of organization.appointments(from, Infinity)) days.add(validFrom);
  return [...days]
    .filter((day) => day >= first)
    .sort((a, b) => a - b)
    .map(startOfDay);
}
