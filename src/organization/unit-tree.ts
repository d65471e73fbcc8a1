// The tree of units as it stands on one day: a closed unit's place is taken by its successor.
import type { UnitPath } from '../../workflows/unit-path.ts';
import type { Day } from '../domain/time/instant.ts';
import { coversDay } from './organization-facts.ts';
import type { UnitFact } from './organization-facts.ts';
import type { UnitHistories } from './unit-histories.ts';

/**
 * Nothing is rewritten when units are merged: parents, supervisors and positions that name a closed unit are read as
 * naming the unit that stands in its place, so a future reorganisation can be entered today. A unit that is renamed
 * or moved stays what it is.
 */
export class UnitTree {
  private readonly children = new Map<string, string[]>();
  private readonly replaced = new Map<string, string[]>();
  private readonly reached = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly units: UnitHistories,
    private readonly day: Day,
  ) {
    for (const id of units.ids) {
      if (this.fact(id).validFrom > day) continue;
      const stand = this.standsIn(id);
      const above = stand === id ? this.parentOf(id) : stand;
      if (above !== null) push(this.children, above, id);
      if (stand !== id) push(this.replaced, stand, id);
    }
  }

  isOpen(id: string): boolean {
    return coversDay(this.fact(id), this.day);
  }

  isAgency(id: string): boolean {
    return this.fact(id).isAgency;
  }

  /** The unit itself, or the one that took its place; a unit closed without a successor stays as it is. */
  standsIn(id: string): string {
    const seen = new Set<string>();
    let unit = this.fact(id);
    while (unit.validTo !== null && unit.validTo <= this.day && unit.successorId !== null) {
      if (seen.has(unit.id)) break;
      seen.add(unit.id);
      unit = this.fact(unit.successorId);
    }
    return unit.id;
  }

  /** Closed units whose place this one took. */
  replacedBy(id: string): readonly string[] {
    return this.replaced.get(id) ?? [];
  }

  parentOf(id: string): string | null {
    const { parentId } = this.fact(id);
    if (parentId === null) return null;
    const parent = this.standsIn(parentId);
    return parent === id ? null : parent;
  }

  /** The standing unit and every unit above it up to the root, nearest first. */
  lineOf(id: string): readonly string[] {
    const line: string[] = [];
    let next: string | null = this.standsIn(id);
    while (next !== null && !line.includes(next)) {
      line.push(next);
      next = this.parentOf(next);
    }
    return line;
  }

  /** The standing unit and its ancestors up to and including its agency; up to the root where there is none. */
  pathOf(id: string): UnitPath {
    const line = this.lineOf(id);
    const agency = line.findIndex((each) => this.fact(each).isAgency);
    return agency < 0 ? line : line.slice(0, agency + 1);
  }

  agencyOf(id: string): string | null {
    return this.lineOf(id).find((each) => this.fact(each).isAgency) ?? null;
  }

  /** A unit, all units under it, and the closed ones whose dossiers are now theirs. */
  subtree(id: string): readonly string[] {
    const found = new Set([this.standsIn(id)]);
    for (const each of found) for (const child of this.children.get(each) ?? []) found.add(child);
    return [...found];
  }

  /** The unit, and every unit whose path it stands in: all under it that belong to no agency of their own. */
  over(id: string): ReadonlySet<string> {
    const stand = this.standsIn(id);
    const known = this.reached.get(stand);
    if (known !== undefined) return known;
    const found = new Set([stand]);
    for (const each of found)
      for (const child of this.children.get(each) ?? [])
        if (this.standsIn(child) !== child || !this.fact(child).isAgency) found.add(child);
    this.reached.set(stand, found);
    return found;
  }

  /** The office named by the unit or by the nearest unit above it; never the unit itself. */
  supervisingOfficeOf(id: string): string | null {
    const line = this.lineOf(id);
    for (const each of line) {
      const named = this.fact(each).supervisedBy;
      if (named === null) continue;
      const office = this.standsIn(named);
      if (office !== line[0]) return office;
    }
    return null;
  }

  /** Every unit whose chain of supervising offices leads to this one. */
  supervisedBy(officeId: string): readonly string[] {
    const office = this.standsIn(officeId);
    return [...this.units.ids].filter((id) => {
      const chain = new Set<string>();
      let next = this.supervisingOfficeOf(id);
      while (next !== null && next !== office && !chain.has(next)) {
        chain.add(next);
        next = this.supervisingOfficeOf(next);
      }
      return next === office;
    });
  }

  private fact(id: string): UnitFact {
    return this.units.known(id, this.day);
  }
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
