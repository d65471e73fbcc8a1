// Which open alerts of a dossier have come into other hands, or before another desk, by what was decided; nothing for most
// orders.
import type { ChildState } from '../../../workflows/child-state.ts';
import type { HandedOn } from '../../engine/kind.ts';
import type { Decided } from '../decided.ts';
import type { DossierOutcome } from '../dossier.ts';

/** Those of the dossier itself: one, and one for each stay. */
const OWN = { subjects: ['dossier'], like: 'stay:%' };

export function handedOn({ before, after, decided }: DossierOutcome): readonly HandedOn[] {
  if (before === null) return [];
  const { context } = after.snapshot;
  const moved: HandedOn[] = [];
  const add = (of: readonly string[], subject?: string): void => {
    const kinds = of.filter((kind) => !isClosed(decided, kind, subject));
    if (kinds.length > 0)
      moved.push({ at: context.at, kinds, ...(subject === undefined ? OWN : { subjects: [subject] }) });
  };
  const { unitId, officerId, receptionUnitId } = before.columns;
  // The one-stop that received the dossier is told of some alerts too.
  const otherDesk = receptionUnitId !== after.columns.receptionUnitId;
  if (otherDesk || unitId !== after.columns.unitId || officerId !== after.columns.officerId)
    add(context.openAlerts);
  if (otherDesk || context.children !== before.snapshot.context.children)
    for (const [subject, child] of Object.entries(context.children ?? {}))
      if (otherDesk || hasMoved(before.snapshot.context.children?.[subject], child))
        add(child.context.openAlerts, subject);
  return moved;
}

const hasMoved = (was: ChildState | undefined, now: ChildState): boolean =>
  was !== undefined &&
  (was.context.unit[0] !== now.context.unit[0] || was.context.officer !== now.context.officer);

/** Closed by the same order: the statement must not touch a row twice. */
const isClosed = (decided: readonly Decided[], kind: string, subject: string | undefined): boolean =>
  decided.some(({ entry }) =>
    entry.closedAlerts?.some(
      (one) => one.kind === kind && (one.subject === undefined || one.subject === subject),
    ),
  );
