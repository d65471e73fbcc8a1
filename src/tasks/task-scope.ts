// Whether a task lies within what a person may read: the giver's, the lead's and the partners' people.
import { mayRead } from '../organization/reading-scope.ts';
import type { ReadingScope } from '../organization/reading-scope.ts';
import { unknownTask } from './stored-tasks.ts';
import type { TaskState } from './task-state.ts';

/** @throws DomainError `task.unknown` when it does not */
export function seesTask(scope: ReadingScope, { id, snapshot }: Pick<TaskState, 'id' | 'snapshot'>): void {
  const { giver, lead, partners } = snapshot.context;
  if (!mayRead(scope, [giver[0]!, lead[0]!, ...partners])) throw unknownTask(id);
}

/** The same rule in SQL, for lists. @param scope a bound `uuid[]`, null for everything */
export const seenTasks = (scope: string): string =>
  `(${scope}::uuid[] is null or t.lead_unit_id = any(${scope}) or t.giver_unit_id = any(${scope}) or t.partner_unit_ids && ${scope})`;
