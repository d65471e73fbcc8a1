// Being given a dossier is told: to whoever has it in hand by another's act, once, until it leaves his hands.
import type { AlertKind, DossierContext, DueInstants } from './dossier-context.ts';

interface Sent {
  readonly by?: string | null;
  readonly officerId?: string | undefined;
}

interface Told {
  readonly alerts: readonly { readonly kind: AlertKind; readonly due: keyof DueInstants }[];
  readonly closed: readonly { readonly kind: AlertKind; readonly reason: string }[];
  readonly openAlerts: readonly AlertKind[];
}

/**
 * @param left whether the dossier is in another state than before
 * @param works whether somebody has work with it in the state it is in
 * @returns null where nothing is to be told, and nothing told is over
 */
export function tellAssigned(
  before: DossierContext,
  after: DossierContext,
  { by = null, officerId }: Sent,
  { left, works }: { readonly left: boolean; readonly works: boolean },
): Told | null {
  const { officer } = after;
  const handedOn = officer !== before.officer;
  const named = officer !== null && officer !== by && (handedOn || (left && officerId === officer));
  const told = after.openAlerts.includes('assigned');
  const over = told && (handedOn || left);
  const tells = named && works;
  if (!over && !tells) return null;
  const others = after.openAlerts.filter((kind) => kind !== 'assigned');
  return {
    alerts: tells ? [{ kind: 'assigned', due: 'statutory' }] : [],
    closed: over ? [{ kind: 'assigned', reason: handedOn ? 'handedOn' : 'stepLeft' }] : [],
    openAlerts: tells ? [...others, 'assigned'] : over ? others : after.openAlerts,
  };
}
