// What one decision does to the tree of units: closings, mergers, splittings and new names. Pure.
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../organization.ts';

/** `rename` closes the unit under its old name; `successorId` is then the unit that opens with the new one. */
export interface UnitChange {
  readonly kind: 'close' | 'rename';
  readonly unitId: string;
  readonly successorId: string | null;
  readonly name: string | null;
}

export interface UnitChangeWish {
  readonly kind: 'close' | 'rename';
  readonly unitId: string;
  readonly successorId?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/**
 * @param from the first instant at which the changes hold
 * @throws DomainError `unit.unknown`, `unit.closed`, `unit.changedTwice`, `unit.nameMissing`, `unit.successorUnfit`,
 *   `unit.hasOpenUnits`
 */
export function planUnitChanges(
  organization: Organization,
  wishes: readonly UnitChangeWish[],
  from: Instant,
): readonly UnitChange[] {
  const closing = new Set(wishes.filter(({ kind }) => kind === 'close').map(({ unitId }) => unitId));
  if (new Set(wishes.map(({ unitId }) => unitId)).size < wishes.length)
    throw new DomainError('unit.changedTwice', 'A decision changes a unit once', {});
  return wishes.map(({ kind, unitId, successorId = null, name = null }) => {
    const unit = organization.unit(unitId);
    if (unit === null) throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
    if (unit.validTo !== null)
      throw new DomainError('unit.closed', 'The unit has an end already', { unitId });
    if (kind === 'rename') {
      if (name === null || name.trim() === '')
        throw new DomainError('unit.nameMissing', 'A renaming needs the new name', { unitId });
      return { kind, unitId, successorId: uuidv7(), name: name.trim() };
    }
    if (successorId !== null && !isFit(organization, unitId, successorId, closing, from))
      throw new DomainError('unit.successorUnfit', 'The successor must be another unit, open on that day', {
        successorId,
      });
    if (successorId === null) refuseOpenUnits(organization, unitId, closing, from);
    return { kind, unitId, successorId, name: null };
  });
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
    ({ id, parentId }) => parentId === unitId && !closing.has(id) && organization.isOpen(id, from),
  );
  if (open.length > 0)
    throw new DomainError('unit.hasOpenUnits', 'Name a successor: units under this one stay open', {
      unitIds: open.map(({ id }) => id),
    });
}
