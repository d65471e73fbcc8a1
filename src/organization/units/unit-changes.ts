// What one decision does to the tree of units: closings, mergers, splittings and new names. Pure.
import { DomainError } from '../../domain/domain-error.ts';
import { formatDay, dayOf } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../organization.ts';
import type { UnitTraits } from './dated-facts.ts';

/** `close` ends a unit, `rename` gives it another name, code or place from the day on and leaves it the same unit. */
export interface UnitChange {
  readonly kind: 'close' | 'rename';
  readonly unitId: string;
  /** Of a unit that is closed: who takes its place. */
  readonly successorId: string | null;
  readonly name: string | null;
  readonly code?: string | null;
  readonly parentId?: string | null;
}

export interface UnitChangeWish {
  readonly kind: 'close' | 'rename';
  readonly unitId: string;
  readonly successorId?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly parentId?: string | null | undefined;
}

/**
 * @param from the first instant at which the changes hold
 * @throws DomainError `unit.unknown`, `unit.closed`, `unit.changedTwice`, `unit.nameMissing`, `unit.successorUnfit`,
 *   `unit.hasOpenUnits`, `unit.loop`
 */
export function planUnitChanges(
  organization: Organization,
  wishes: readonly UnitChangeWish[],
  from: Instant,
): readonly UnitChange[] {
  const closing = new Set(wishes.filter(({ kind }) => kind === 'close').map(({ unitId }) => unitId));
  if (new Set(wishes.map(({ unitId }) => unitId)).size < wishes.length)
    throw new DomainError('unit.changedTwice', 'A decision changes a unit once', {});
  return wishes.map((wish) => {
    const { kind, unitId, successorId = null } = wish;
    const last = organization.factsOf(unitId).at(-1);
    if (last === undefined) throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
    if (last.validTo !== null)
      throw new DomainError('unit.closed', 'The unit has an end already', { unitId });
    if (kind === 'rename') return renaming(organization, wish, from);
    if (successorId !== null && !isFit(organization, unitId, successorId, closing, from))
      throw new DomainError('unit.successorUnfit', 'The successor must be another unit, open on that day', {
        successorId,
      });
    if (successorId === null) refuseOpenUnits(organization, unitId, closing, from);
    return { kind, unitId, successorId, name: null };
  });
}

/** What a renaming changes of its unit. */
export function traitsOf({ name, code, parentId }: UnitChange): Partial<UnitTraits> {
  return {
    ...(name !== null && { name }),
    ...(code != null && { code }),
    ...(parentId != null && { parentId }),
  };
}

function renaming(organization: Organization, wish: UnitChangeWish, from: Instant): UnitChange {
  const { unitId, code = null, parentId = null } = wish;
  const name = wish.name?.trim() || null;
  if (name === null && code === null && parentId === null)
    throw new DomainError('unit.nameMissing', 'Say what is otherwise from that day on', { unitId });
  if (parentId !== null && organization.subtree(unitId, from).includes(parentId))
    throw new DomainError('unit.loop', 'A unit cannot lie under itself', { unitId });
  return {
    kind: 'rename',
    unitId,
    successorId: null,
    name,
    ...(code !== null && { code }),
    ...(parentId !== null && { parentId }),
  };
}

function isFit(
  organization: Organization,
  unitId: string,
  successorId: string,
  closing: ReadonlySet<string>,
  from: Instant,
): boolean {
  if (successorId === unitId || closing.has(successorId) || organization.unit(successorId) === null)
    return false;
  return organization.isOpen(successorId, from);
}

function refuseOpenUnits(
  organization: Organization,
  unitId: string,
  closing: ReadonlySet<string>,
  from: Instant,
): void {
  const open = organization.units.filter(
    ({ id }) =>
      organization.unit(id, from)?.parentId === unitId && !closing.has(id) && organization.isOpen(id, from),
  );
  if (open.length > 0)
    throw new DomainError('unit.hasOpenUnits', 'Name a successor: units under this one stay open', {
      unitIds: open.map(({ id }) => id),
      on: formatDay(dayOf(from)),
    });
}
