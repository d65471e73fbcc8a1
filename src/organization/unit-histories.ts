// Every unit under its one identity, with what was true of it from which day on. Pure.
import { DomainError } from '../domain/domain-error.ts';
import type { Day } from '../domain/time/instant.ts';
import { coversDay } from './organization-facts.ts';
import type { UnitFact } from './organization-facts.ts';

/** Immutable. */
export class UnitHistories {
  private readonly factsById = new Map<string, readonly UnitFact[]>();

  /**
   * @param facts in any order
   * @param aliases the unit by an id that it had before rows of one unit were joined
   */
  constructor(
    facts: readonly UnitFact[],
    private readonly aliases: Readonly<Record<string, string>> = {},
  ) {
    const sorted = [...facts].sort((a, b) => a.validFrom - b.validFrom);
    for (const fact of sorted) this.factsById.set(fact.id, [...(this.factsById.get(fact.id) ?? []), fact]);
  }

  get ids(): Iterable<string> {
    return this.factsById.keys();
  }

  get size(): number {
    return this.factsById.size;
  }

  /** The id that a unit has for life; one that nobody knows stays as it is. */
  identity(id: string): string {
    return this.factsById.has(id) ? id : (this.aliases[id] ?? id);
  }

  /** Oldest first; empty for an id that nobody knows. */
  of(id: string): readonly UnitFact[] {
    return this.factsById.get(this.identity(id)) ?? [];
  }

  /** What was true on a day: before the unit's first day what was true on that, after its last what was then. */
  on(id: string, day: Day): UnitFact | null {
    const facts = this.of(id);
    return facts.findLast(({ validFrom }) => validFrom <= day) ?? facts[0] ?? null;
  }

  /** @throws DomainError `unit.unknown` */
  known(id: string, day: Day): UnitFact {
    const fact = this.on(id, day);
    if (fact === null) throw new DomainError('unit.unknown', `no unit has the id ${id}`, { unitId: id });
    return fact;
  }

  /** Facts of the units that are there on a day. */
  *there(day: Day): Iterable<UnitFact> {
    for (const facts of this.factsById.values()) {
      const fact = facts.find((each) => coversDay(each, day));
      if (fact !== undefined) yield fact;
    }
  }
}
