// Who fills a unit's positions at an instant, who heads it, and under which positions a person may act. Pure.
import type { Hold } from '../../workflows/rights.ts';
import type { Position } from '../domain/process/procedure-definition.ts';
import type { Instant } from '../domain/time/instant.ts';
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
  for (const unit of withReplaced(tree, tree.standsIn(unitId)))
    for (const held of roster.positionsIn(unit, at)) {
      if (held.position !== position) continue;
      const person = roster.inPlaceOf(held.staffId, at);
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

/** Every position under which a person may act: his own, and for absent people all but administering accounts. */
export function holdsOf(roster: StaffRoster, tree: UnitTree, staffId: string, at: Instant): readonly Hold[] {
  const holds = ownHolds(roster, tree, staffId, at, null);
  for (const absent of roster.standsInFor(staffId, at))
    for (const hold of ownHolds(roster, tree, absent, at, absent))
      if (hold.position !== 'administrator') holds.push(hold);
  return holds;
}

function ownHolds(
  roster: StaffRoster,
  tree: UnitTree,
  staffId: string,
  at: Instant,
  onBehalfOf: string | null,
): Hold[] {
  const holds = new Map<string, Hold>();
  for (const { position, unitId, scopeUnitId } of roster.positionsOf(staffId, at)) {
    const stand = tree.standsIn(unitId);
    if (scopeUnitId !== null) {
      holds.set(`${position} ${stand} ${scopeUnitId}`, { position, unitId: stand, scopeUnitId, onBehalfOf });
      continue;
    }
    for (const each of withReplaced(tree, stand))
      holds.set(`${position} ${each}`, { position, unitId: each, onBehalfOf, over: tree.over(stand) });
  }
  return [...holds.values()];
}

/** An agency's leader comes before its head. */
function headPositions(tree: UnitTree, unit: string): readonly Position[] {
  return tree.isAgency(unit) ? ['leader', 'head'] : ['head'];
}

function withReplaced(tree: UnitTree, stand: string): readonly string[] {
  return [stand, ...tree.replacedBy(stand)];
}
