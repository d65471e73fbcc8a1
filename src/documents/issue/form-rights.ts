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

/** The secret leaves the service only at the desk that received the dossier. */
const MAY_PRINT = ({ holdsSecret }: Holding): readonly Right[] =>
  holdsSecret ? [RECEPTION] : [RECEPTION, ...DEPARTMENT];

/** Whether the secret of the look-up is on a form. */
interface Holding {
  readonly holdsSecret: boolean;
}

/** The hold under which somebody prints, or files, a form; null where he may not. */
export function holdToPrint(
  form: Holding,
  { snapshot }: DossierState,
  { staffId, holds }: Pick<Actor, 'staffId' | 'holds'>,
): Hold | null {
  return holdFor(MAY_PRINT(form), snapshot.context, staffId, holds);
}

/** Whoever reads the dossier opens its forms, but for those with the secret. */
export function mayOpen(form: Holding, state: DossierState, actor: Actor): boolean {
  return !form.holdsSecret || holdToPrint(form, state, actor) !== null;
}

/** @throws DomainError `right.missing` */
export function refuseUnless(may: boolean, meaning: string): void {
  if (!may)
    throw new DomainError('right.missing', 'Your positions do not let you have this form', { meaning });
}
