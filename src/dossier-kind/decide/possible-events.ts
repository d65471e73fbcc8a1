// What a person may send now: the same rights and guards that the server checks, asked beforehand.
import type {
  DossierCommand,
  DossierEvent,
  DossierEventType,
} from '../../../workflows/one-stop/dossier-events.ts';
import { holdFor } from '../../../workflows/one-stop/rights.ts';
import { canSend } from '../../../workflows/one-stop/run-chart.ts';
import type { Sender } from '../sender.ts';
import type { DossierState } from '../dossier-state.ts';
import { presentFacts } from '../facts.ts';
import { awaitedChildren } from '../children/open-children.ts';
import type { Timing } from '../facts.ts';
import { approves, neededFacts } from './required-facts.ts';

export interface PossibleEvent {
  readonly type: DossierEventType;
  /** Facts that must come with it. */
  readonly needs: readonly string[];
  /** Steps that it may name, where it names one. */
  readonly targets?: readonly string[];
  /** The absent person in whose place it would be sent. */
  readonly onBehalfOf?: string;
}

export function possibleEvents(
  state: DossierState,
  sender: Sender,
  at: number,
  timing: Timing,
): readonly PossibleEvent[] {
  const { chart, definition } = timing.pinned;
  const { context } = state.snapshot;
  const may = chart.metaOf.get(state.columns.state)?.may ?? {};
  const facts = presentFacts(context, state.ledger, at, timing);
  const takes = (command: DossierCommand): boolean =>
    canSend(chart, state.snapshot, { ...command, at, facts, by: sender.staffId } as DossierEvent);
  const possible: PossibleEvent[] = [];
  for (const [name, rights] of Object.entries(may)) {
    const type = name as DossierEventType;
    const hold = sender.staffId === null ? null : holdFor(rights, context, sender.staffId, sender.holds);
    if (hold === null || !approves({ type }, facts, hold.position)) continue;
    if (type === 'complete' && awaitedChildren(context).length > 0) continue;
    if (type === 'approveAcceptanceCorrection' && context.acceptanceCorrection?.by === sender.staffId)
      continue;
    const targets =
      type === 'sendBack'
        ? definition.process.steps.map(({ key }) => key).filter((to) => takes({ type, to, reason: '-' }))
        : undefined;
    const able = targets ? targets.length > 0 : takes({ type } as DossierCommand);
    if (!able) continue;
    possible.push({
      type,
      needs: neededFacts({ type }, facts),
      ...(targets && { targets }),
      ...(hold.onBehalfOf !== null && { onBehalfOf: hold.onBehalfOf }),
    });
  }
  return possible;
}
