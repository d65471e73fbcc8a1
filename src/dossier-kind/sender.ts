// Who sends an event.
import type { Hold } from '../../workflows/one-stop/rights.ts';

/** Who sends: staff with every position they hold now, the applicant, or the system itself. */
export interface Sender {
  readonly staffId: string | null;
  readonly holds: readonly Hold[];
  /** He proved that the dossier is his; not of the staff. */
  readonly isApplicant?: boolean;
}

export const SYSTEM_SENDER: Sender = { staffId: null, holds: [] };
export const APPLICANT_SENDER: Sender = { staffId: null, holds: [], isApplicant: true };
