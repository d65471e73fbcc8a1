// Who may send which event to a child: positions in the unit that has to do it, read alike by screen and server.
import type { ChildState } from './child-state.ts';
import type { ChildEventType } from './child-events.ts';
import type { DossierContext } from './dossier-context.ts';
import { holdFor } from './rights.ts';
import type { Hold, Right } from './rights.ts';
import type { Chart } from './run-chart.ts';

const HEAD: Right = { position: 'head', unit: 'consulted' };
const LEADER: Right = { position: 'leader', unit: 'consulted' };

/** `asker` is whoever may ask in the step that the child belongs to. */
const RIGHTS = {
  answerOpinion: [{ position: 'officer', unit: 'consulted', holder: true }, HEAD, LEADER],
  assignConsultation: [HEAD, LEADER],
  closeConsultation: 'asker',
} as const satisfies Record<ChildEventType, readonly Right[] | 'asker'>;

/** The hold under which a person may send an event to a child, or null if he may not. */
export function holdForChild(
  type: ChildEventType,
  child: ChildState,
  dossier: DossierContext,
  chart: Pick<Chart, 'metaOf'>,
  staffId: string,
  holds: readonly Hold[],
): Hold | null {
  const rights: readonly Right[] | 'asker' = RIGHTS[type];
  if (rights !== 'asker') {
    const units = { ...dossier.units, consulted: child.context.unit };
    return holdFor(rights, { officer: child.context.officer, units }, staffId, holds);
  }
  const own = holds.find(({ onBehalfOf }) => (onBehalfOf ?? staffId) === child.context.askedBy);
  if (own !== undefined) return own;
  const asking = chart.metaOf.get(`processing.${child.context.step}`)?.may.askOpinions ?? [];
  return holdFor(asking, dossier, staffId, holds);
}
