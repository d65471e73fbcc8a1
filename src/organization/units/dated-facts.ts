// What is true of a unit from which day on, and how a change, an end and their withdrawal are told in it. Pure.
import { DomainError } from '../../domain/domain-error.ts';
import type { UnitKind, UnitLevel } from '../organization-facts.ts';

/** What may be otherwise from a day on. */
export interface UnitTraits {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly isAgency: boolean;
  readonly level: UnitLevel;
  readonly parentId: string | null;
  readonly supervisedBy: string | null;
  readonly calendarName: string;
  readonly address: string | null;
  readonly phone: string | null;
}

const TRAITS = [
  'code',
  'name',
  'kind',
  'isAgency',
  'level',
  'parentId',
  'supervisedBy',
  'calendarName',
  'address',
  'phone',
] as const satisfies readonly (keyof UnitTraits)[];

/** Days as `YYYY-MM-DD`; up to, but not on, the last one. The facts of a unit follow each other without a gap. */
export interface DatedFact extends UnitTraits {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly successorId: string | null;
}

/**
 * The one road by which a unit is renamed, moved or otherwise changed. A later fact that has what was changed as it
 * was before takes it over as well; what a later fact says itself stays.
 *
 * @param facts oldest first
 * @throws DomainError `unit.notThere` before its first day, `unit.closed` once it is closed
 */
export function changedFrom(
  facts: readonly DatedFact[],
  on: string,
  change: Partial<UnitTraits>,
): readonly DatedFact[] {
  const index = indexOn(facts, on);
  const before = facts[index]!;
  const told = TRAITS.filter((trait) => change[trait] !== undefined && change[trait] !== before[trait]);
  const taking = (fact: DatedFact): DatedFact => ({
    ...fact,
    ...Object.fromEntries(
      told.filter((trait) => fact[trait] === before[trait]).map((trait) => [trait, change[trait]]),
    ),
  });
  const earlier = before.validFrom === on ? [] : [{ ...before, validTo: on, successorId: null }];
  return joined([
    ...facts.slice(0, index),
    ...earlier,
    taking({ ...before, validFrom: on }),
    ...facts.slice(index + 1).map(taking),
  ]);
}

/**
 * @param on the first day on which the unit is no longer there
 * @throws DomainError `unit.closed` when it has an end, `unit.changesLater` when something is to change after that day,
 *   `validity.empty` when it would end before it began
 */
export function closedFrom(
  facts: readonly DatedFact[],
  on: string,
  successorId: string | null,
): readonly DatedFact[] {
  const last = facts.at(-1)!;
  if (last.validTo !== null) throw new DomainError('unit.closed', 'The unit has an end already', {});
  if (on <= facts[0]!.validFrom)
    throw new DomainError('validity.empty', 'A unit must be closed after the day it was opened', {});
  if (on <= last.validFrom)
    throw new DomainError('unit.changesLater', 'Withdraw first what is to change on that day or later', {
      on: last.validFrom,
    });
  return [...facts.slice(0, -1), { ...last, validTo: on, successorId }];
}

/**
 * Takes back the end of a unit, or the change of a day.
 *
 * @throws DomainError `unit.nothingToWithdraw`
 */
export function withdrawnOn(facts: readonly DatedFact[], on: string): readonly DatedFact[] {
  const last = facts.at(-1)!;
  if (last.validTo === on) return [...facts.slice(0, -1), { ...last, validTo: null, successorId: null }];
  const index = facts.findIndex(({ validFrom }) => validFrom === on);
  if (index <= 0)
    throw new DomainError('unit.nothingToWithdraw', 'Nothing of the unit changes or ends on that day', {
      on,
    });
  const { validTo, successorId } = facts[index]!;
  return joined([
    ...facts.slice(0, index - 1),
    { ...facts[index - 1]!, validTo, successorId },
    ...facts.slice(index + 1),
  ]);
}

function indexOn(facts: readonly DatedFact[], on: string): number {
  const { validFrom } = facts[0]!;
  if (on < validFrom)
    throw new DomainError('unit.notThere', 'The unit is not there yet on that day', { validFrom });
  const { validTo } = facts.at(-1)!;
  if (validTo !== null && on >= validTo)
    throw new DomainError('unit.closed', 'The unit is closed on that day', { validTo });
  return facts.findLastIndex((fact) => fact.validFrom <= on);
}

/** Neighbours that say the same are one fact. */
function joined(facts: readonly DatedFact[]): readonly DatedFact[] {
  return facts.reduce<readonly DatedFact[]>((done, fact) => {
    const before = done.at(-1);
    if (before === undefined || TRAITS.some((trait) => before[trait] !== fact[trait])) return [...done, fact];
    return [...done.slice(0, -1), { ...fact, validFrom: before.validFrom }];
  }, []);
}
