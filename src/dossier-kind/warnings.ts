// What is allowed and yet worth a second look: said before an event is sent, with its answer, and on the dossier.
import { dayOf } from '../domain/time/instant.ts';
import { hasEnded } from '../../workflows/children/run-child.ts';
import type { DossierState } from './dossier-state.ts';

export interface Warning {
  /** `child.dueAfterDossier`: what another agency was asked for is due after the dossier itself. */
  readonly code: 'child.dueAfterDossier';
  /** `consultation:1`, `leg:tax`. */
  readonly subject: string;
  readonly unitId: string;
  readonly dueAt: number;
  readonly statutoryDueAt: number;
}

/** By the day, or by the hour where the dossier's limit is one in hours. */
export function warningsOf({ columns, snapshot }: DossierState): readonly Warning[] {
  const { statutoryDueAt, closedAt, resolvedAt } = columns;
  if (statutoryDueAt === null || closedAt !== null || resolvedAt !== null) return [];
  const inHours = snapshot.context.due.lateFrom === statutoryDueAt;
  return Object.entries(snapshot.context.children ?? {}).flatMap(([subject, child]) => {
    const { dueAt, unit } = child.context;
    if (dueAt === null || hasEnded(child)) return [];
    const after = inHours ? dueAt > statutoryDueAt : dayOf(dueAt) > dayOf(statutoryDueAt);
    return after
      ? [{ code: 'child.dueAfterDossier' as const, subject, unitId: unit[0]!, dueAt, statutoryDueAt }]
      : [];
  });
}

/** Those of the dossier after an event that were none before it. */
export function newWarnings(before: DossierState | null, after: DossierState): readonly Warning[] {
  if (after.snapshot.context.children === undefined) return [];
  const known = new Set(before === null ? [] : warningsOf(before).map(({ subject }) => subject));
  return warningsOf(after).filter(({ subject }) => !known.has(subject));
}
