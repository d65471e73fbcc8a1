// At which one-stop this workstation stands, for whoever receives at several: kept with the workstation, as a desk does not
// move when its person changes.
import type { Session } from './session.tsx';

const KEY = 'motcua-desk';

/** The kept one-stop where the person receives there, else null. */
export function deskOf({ holds }: Session): string | null {
  const kept = localStorage.getItem(KEY);
  return holds.some(({ position, unitId }) => position === 'reception' && unitId === kept) ? kept : null;
}

export function keepDesk(unitId: string): void {
  localStorage.setItem(KEY, unitId);
}
