// Who sends an event.
import type { Hold } from '../../workflows/one-stop/rights.ts';

/** Who sends: staff with every position they hold now, or the system itself. */
export interface Sender {
  readonly staffId: string | null;
  readonly holds: readonly Hold[];
}

export const SYSTEM_SENDER: Sender = { staffId: null, holds: [] };
