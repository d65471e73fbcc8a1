// Who may open, print and file which form of a dossier.
import { DomainError } from '../../domain/domain-error.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { holdFor } from '../../../workflows/one-stop/rights.ts';
import type { Hold, Right } from '../../../workflows/one-stop/rights.ts';

const RECEPTION: Right = { position: 'reception', unit: 'receiving' };
const DEPARTMENT: readonly Right[] = (['officer', 'head', 'leader', 'clerk'] as const).map((position) => ({
  position,
  unit: 'competent',
}));

/** A receipt carries the secret, which leaves the service only at the desk that received the dossier. */
const MAY_PRINT = (meaning: string): readonly Right[] =>
  meaning === 'receipt' ? [RECEPTION] : [RECEPTION, ...DEPARTMENT];

/** The hold under which somebody prints, or files, a form of this meaning; null where he may not. */
export function holdToPrint(
  meaning: string,
  { snapshot }: DossierState,
  { staffId, holds }: Pick<Actor, 'staffId' | 'holds'>,
): Hold | null {
  return holdFor(MAY_PRINT(meaning), snapshot.context, staffId, holds);
}

/** Whoever reads the dossier opens its forms, but for the receipt. */
export function mayOpen(meaning: string, state: DossierState, actor: Actor): boolean {
  return meaning !== 'receipt' || holdToPrint(meaning, state, actor) !== null;
}

/** @throws DomainError `right.missing` */
export function refuseUnless(may: boolean, meaning: string): void {
  if (!may)
    throw new DomainError('right.missing', 'Your positions do not let you have this form', { meaning });
}
