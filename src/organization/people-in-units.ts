// Who fills a unit's positions at an instant, who heads it, and under which positions a person may act. Pure.
import type { Hold } from '../../workflows/one-stop/rights.ts';
import type { Position } from '../domain/process/procedure-definition.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { PositionFact } from './organization-facts.ts';
import type { PersonInPlace, StaffRoster } from './staff-roster.ts';
import type { UnitTree } from './unit-tree.ts';

/**
 * Absent people replaced by their substitutes, or flagged where they have none; the people of closed units are with those
 * of the unit in their place.
 */
export function peopleOf(
  roster: StaffRoster,
  tree: UnitTree,
  position: Position,
  unitId: string,
  at: Instant,
): readonly PersonInPlace[] {
  const people = new Map<string, PersonInPlace>();
  const stand = tree.standsIn(unitId);
  for (const unit of withReplaced(tree, stand))
    for (const held of roster.positionsIn(unit, at)) {
      if (held.position !== position) continue;
      const person = inPlaceOf(roster, tree, held.staffId, stand, at);
      people.set(`${person.staffId} ${person.onBehalfOf}`, person);
    }
  return [...people.values()];
}

/** Everybody who heads the nearest unit up to the agency that has somebody present; else the nearest that are absent. */
export function headsOf(
  roster: StaffRoster,
  tree: UnitTree,
  unitId: string,
  at: Instant,
): readonly PersonInPlace[] {
  let absent: readonly PersonInPlace[] = [];
  for (const unit of tree.pathOf(unitId))
    for (const position of headPositions(tree, unit)) {
      const people = [...peopleOf(roster, tree, position, unit, at)].sort(
        (a, b) => Number(a.onBehalfOf !== null) - Number(b.onBehalfOf !== null),
      );
      if (people.some((person) => !person.absent)) return people;
      if (absent.length === 0) absent = people;
    }
  return absent;
}

/** Who was appointed to head the unit, or the nearest one above that had a head, whatever became of his account. */
export function appointedHead(
  roster: StaffRoster,
  tree: UnitTree,
  unitId: string,
  at: Instant,
): string | null {
  for (const unit of tree.pathOf(unitId))
    for (const position of headPositions(tree, unit))
      for (const each of withReplaced(tree, unit)) {
        const head = roster.appointedTo(position, each, at);
        if (head !== null) return head;
      }
  return null;
}

/**
 * Every position under which a person may act: his own, and of an absent person's those that are held in an agency in
 * which the substitute serves himself. Administering accounts is never done for another person.
 */
export function holdsOf(roster: StaffRoster, tree: UnitTree, staffId: string, at: Instant): readonly Hold[] {
  const holds = ownHolds(roster, tree, staffId, at, null);
  const around = agenciesOf(roster, tree, staffId, at);
  for (const absent of roster.standsInFor(staffId, at))
    for (const hold of ownHolds(roster, tree, absent, at, absent))
      if (hold.position !== 'administrator' && around.has(tree.agencyOf(hold.unitId))) holds.push(hold);
  return holds;
}

/** What a position lets its holder do on the tree's day, whether his account is open or not. */
export function holdsBy(
  tree: UnitTree,
  { position, unitId, scopeUnitId }: PositionFact,
  onBehalfOf: string | null = null,
): readonly Hold[] {
  const stand = tree.standsIn(unitId);
  if (scopeUnitId !== null) return [{ position, unitId: stand, scopeUnitId, onBehalfOf }];
  const over = tree.over(stand);
  return withReplaced(tree, stand).map((each) => ({ position, unitId: each, onBehalfOf, over }));
}

/** Whose work is a person's at that instant: his own unless he is away, and that of those he stands in for here. */
export function worksFor(
  roster: StaffRoster,
  tree: UnitTree,
  staffId: string,
  at: Instant,
): readonly string[] {
  const around = agenciesOf(roster, tree, staffId, at);
  const near = (each: string) =>
    ownHolds(roster, tree, each, at, null).some(({ unitId }) => around.has(tree.agencyOf(unitId)));
  return roster.worksFor(staffId, at).filter((each) => each === staffId || near(each));
}

/** The agencies in which a person serves: only there is he anybody's substitute. */
export function agenciesOf(
  roster: StaffRoster,
  tree: UnitTree,
  staffId: string,
  at: Instant,
): ReadonlySet<string | null> {
  return new Set(roster.positionsOf(staffId, at).map(({ unitId }) => tree.agencyOf(unitId)));
}

/** Whoever acts for a person at a unit; somebody of another agency stands in for nobody there. */
export function inPlaceOf(
  roster: StaffRoster,
  tree: UnitTree,
  staffId: string,
  unitId: string,
  at: Instant,
): PersonInPlace {
  const person = roster.inPlaceOf(staffId, at);
  const here =
    person.onBehalfOf === null || agenciesOf(roster, tree, person.staffId, at).has(tree.agencyOf(unitId));
  return here ? person : { staffId, onBehalfOf: null, absent: true };
}

function ownHolds(
  roster: StaffRoster,
  tree: UnitTree,
  staffId: string,
  at: Instant,
  onBehalfOf: string | null,
): Hold[] {
  const holds = new Map<string, Hold>();
  for (const held of roster.positionsOf(staffId, at))
    for (const hold of holdsBy(tree, held, onBehalfOf))
      holds.set(`${hold.position} ${hold.unitId} ${hold.scopeUnitId ?? ''}`, hold);
  return [...holds.values()];
}

/** An agency's leader comes before its head. */
function headPositions(tree: UnitTree, unit: string): readonly Position[] {
  return tree.isAgency(unit) ? ['leader', 'head'] : ['head'];
}

function withReplaced(tree: UnitTree, stand: string): readonly string[] {
  return [stand, ...tree.replacedBy(stand)];
}
