// Whether a task lies within what a person may read: the giver's, the lead's, the partners' people and its officer.
import { mayRead } from '../organization/reading-scope.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { unknownTask } from './stored-tasks.ts';
import type { TaskState } from './task-state.ts';

/** What of a person decides about tasks. */
export type TaskPerson = Pick<Actor, 'staffId' | 'holds' | 'scope'>;

/** Oneself, and the absent people in whose place one is. */
export function peopleOf({ staffId, holds }: Pick<Actor, 'staffId' | 'holds'>): readonly string[] {
  return [...new Set([staffId, ...holds.flatMap(({ onBehalfOf }) => onBehalfOf ?? [])])];
}

/** @throws DomainError `task.unknown` when it does not */
export function seesTask(reader: TaskPerson, { id, snapshot }: Pick<TaskState, 'id' | 'snapshot'>): void {
  const { giver, lead, partners, officer } = snapshot.context;
  const isHis = officer !== null && peopleOf(reader).includes(officer);
  if (!isHis && !mayRead(reader.scope, [giver[0]!, lead[0]!, ...partners])) throw unknownTask(id);
}

/**
 * The same rule in SQL, for lists of `assigned_task t`.
 * @param units a bound `uuid[]`, null for everything. @param people a bound `uuid[]`
 */
export const seenTasks = (units: string, people: string): string =>
  `(${units}::uuid[] is null or t.lead_unit_id = any(${units}) or t.giver_unit_id = any(${units})
    or t.partner_unit_ids && ${units} or t.officer_id = any(${people}::uuid[]))`;
