// Who may send which event to a child: positions in the unit that has to do it, read alike by screen and server.
import type { ChildState } from '../child-state.ts';
import type { ChildEventType } from '../child-events.ts';
import type { DossierContext } from '../one-stop/dossier-context.ts';
import { holdFor } from '../one-stop/rights.ts';
import type { Hold, Right } from '../one-stop/rights.ts';
import type { Chart } from '../one-stop/run-chart.ts';

const HEAD: Right = { position: 'head', unit: 'consulted' };
const LEADER: Right = { position: 'leader', unit: 'consulted' };

const LEG_HOLDER: Right = { position: 'officer', unit: 'leg', holder: true };
const OF_LEG: readonly Right[] = [
  { position: 'head', unit: 'leg' },
  { position: 'leader', unit: 'leg' },
];

/** `asker` is whoever may ask in the step that the child belongs to. */
export const CHILD_RIGHTS = {
  answerOpinion: [{ position: 'officer', unit: 'consulted', holder: true }, HEAD, LEADER],
  assignConsultation: [HEAD, LEADER],
  closeConsultation: 'asker',
  takeLeg: [{ position: 'officer', unit: 'leg' }, ...OF_LEG],
  assignLeg: OF_LEG,
  completeLeg: [LEG_HOLDER, ...OF_LEG],
  refuseLeg: [LEG_HOLDER, ...OF_LEG],
  returnLeg: [LEG_HOLDER, ...OF_LEG],
} as const satisfies Record<ChildEventType, readonly Right[] | 'asker'>;

const askedBy = (child: ChildState) => (child.kind === 'consultation' ? child.context.askedBy : null);

/** The hold under which a person may send an event to a child, or null if he may not. */
export function holdForChild(
  type: ChildEventType,
  child: ChildState,
  dossier: DossierContext,
  chart: Pick<Chart, 'metaOf'>,
  staffId: string,
  holds: readonly Hold[],
): Hold | null {
  const rights: readonly Right[] | 'asker' = CHILD_RIGHTS[type];
  if (child.kind !== (type.endsWith('Leg') ? 'leg' : 'consultation')) return null;
  if (rights !== 'asker') {
    const { unit } = child.context;
    const units = { ...dossier.units, ...(child.kind === 'leg' ? { leg: unit } : { consulted: unit }) };
    return holdFor(rights, { officer: child.context.officer, units }, staffId, holds);
  }
  const own = holds.find(({ onBehalfOf }) => (onBehalfOf ?? staffId) === askedBy(child));
  if (own !== undefined) return own;
  const asking = chart.metaOf.get(`processing.${child.context.step}`)?.may.askOpinions ?? [];
  return holdFor(asking, dossier, staffId, holds);
}
