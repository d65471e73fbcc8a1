// What a step still waits for: its open legs and consultations. The same answer greys the button and refuses the event.
import { hasEnded } from '../../../workflows/children/run-child.ts';
import type { DossierContext } from '../../../workflows/one-stop/dossier-context.ts';
import { DomainError } from '../../domain/domain-error.ts';

export interface AwaitedChild {
  readonly subject: string;
  readonly unitId: string;
}

/** Legs and consultations of the present step that have not ended. */
export function awaitedChildren({ children, step }: DossierContext): readonly AwaitedChild[] {
  if (children === undefined) return [];
  return Object.entries(children).flatMap(([subject, child]) =>
    child.context.step === step && !hasEnded(child) ? [{ subject, unitId: child.context.unit[0]! }] : [],
  );
}

/** @throws DomainError `leg.open` or `consultation.open` naming each that is waited for (Decree 61/2018 Art. 19.5) */
export function refuseWhileAwaited(context: DossierContext): void {
  const waitingFor = awaitedChildren(context);
  if (waitingFor.some(({ subject }) => subject.startsWith('leg:')))
    throw new DomainError('leg.open', 'The step still waits for the legs of other agencies', { waitingFor });
  if (waitingFor.length > 0)
    throw new DomainError('consultation.open', 'The step still waits for the opinion of other agencies', {
      waitingFor,
    });
}
