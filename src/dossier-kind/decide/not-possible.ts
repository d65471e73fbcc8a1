// Why a dossier does not take an event: it is not where it could, or what the law gives once was given.
import { DomainError } from '../../domain/domain-error.ts';
import type { DossierState } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';

/** A re-appointment is given at most once (Decree 61/2018 Art. 19.9). */
export function notPossible(before: DossierState, type: string, timing: Timing): DomainError {
  const { context } = before.snapshot;
  const { state } = before.columns;
  const may = timing.pinned.chart.metaOf.get(state)?.may ?? {};
  if (type === 'apologise' && 'apologise' in may && context.promises >= context.reappointments)
    return new DomainError(
      'apology.onlyOnce',
      'The dossier had its new appointment; there is no further one',
      {
        state,
        version: before.version,
      },
    );
  return new DomainError('event.notPossible', `${type} is not possible in state ${state}`, {
    event: type,
    state,
    version: before.version,
    possible: Object.keys(may),
  });
}
