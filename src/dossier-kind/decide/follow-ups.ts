// What an event on a child causes for the dossier itself, in the same order: entries of their own.
import { DomainError } from '../../domain/domain-error.ts';
import type { LegState } from '../../../workflows/child-state.ts';
import { decideCaused } from './decide.ts';
import type { Decided } from '../decided.ts';
import { SYSTEM } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';
import { legsOfStep, legSubject } from '../children/follow-legs.ts';
import { awaitedChildren } from '../children/open-children.ts';

/**
 * A leg that goes back to the one-stop becomes a request for a supplement; when every leg of the step has given its
 * result, the step completes by itself. A refused leg leaves it to the lead agency to go on or to refuse.
 *
 * @throws DomainError `event.notPossible` for a supplement that can no longer be asked for
 */
export function followUps({ state, entry }: Decided, recordedAt: number, timing: Timing): readonly Decided[] {
  const { context } = state.snapshot;
  if (context.children === undefined) return [];
  const at = entry.at;
  if (entry.type === 'returnLeg') {
    const { reason, items } = entry.data as { reason: string; items: readonly string[] };
    const command = { type: 'requestSupplement', reason, items } as const;
    const asked = decideCaused(state, command, entry.sender, at, recordedAt, timing);
    if (asked !== null) return [asked];
    throw new DomainError('event.notPossible', 'No supplement can be asked for any more', {
      event: 'returnLeg',
      state: state.columns.state,
      version: state.version,
      possible: [],
    });
  }
  const legs = legsOfStep(timing, context.step);
  if (legs === undefined || state.columns.state !== `processing.${context.step}`) return [];
  const all = legs.items.map(({ key }) => context.children![legSubject(key)] as LegState | undefined);
  if (!all.every((leg) => leg?.context.outcome === 'done') || awaitedChildren(context).length > 0) return [];
  const done = decideCaused(state, { type: 'complete' }, SYSTEM, at, recordedAt, timing);
  return done === null ? [] : [done];
}
