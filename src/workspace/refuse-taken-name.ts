// Turns a broken constraint of kept lists into a refusal that says what is wrong.
import { DomainError } from '../domain/domain-error.ts';

/** Runs a write. @throws DomainError `view.nameTaken`; anything else is thrown on */
export async function refusingTakenName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if ((error as { constraint?: unknown } | null)?.constraint !== 'saved_view_name_once') throw error;
    throw new DomainError('view.nameTaken', 'You have a list of this name on this page');
  }
}
