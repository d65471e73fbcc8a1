// Whether a task lies within what a person may read: the giver's, the lead's, the partners' people and its officer.
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import { isOwnWork, ownWorkSql } from '../organization/own-work.ts';
import { mayRead } from '../organization/reading-scope.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { unknownTask } from './task-rows.ts';
import type { TaskState } from './task-state.ts';

/** What of a person decides about tasks. */
export type TaskPerson = Pick<Actor, 'staffId' | 'holds' | 'scope'>;

/** @throws DomainError `task.unknown` when it does not */
export function seesTask(
  reader: TaskPerson,
  { id, snapshot }: Pick<TaskState, 'id' | 'snapshot'>,
  organization: Organization,
  at: Instant,
): void {
  const { giver, lead, partners, officer } = snapshot.context;
  const isHis = isOwnWork({ unitId: lead[0]!, officerId: officer }, reader, organization, at);
  if (!isHis && !mayRead(reader.scope, [giver[0]!, lead[0]!, ...partners])) throw unknownTask(id);
}

/**
 * The same rule in SQL, for lists of `assigned_task t`.
 * @param units a bound `uuid[]`, null for everything. @param own what `ownWorkOf` gives, bound
 */
export const seenTasks = (units: string, own: Parameters<typeof ownWorkSql>[1]): string =>
  `(${units}::uuid[] is null or t.lead_unit_id = any(${units}) or t.giver_unit_id = any(${units})
    or t.partner_unit_ids && ${units} or ${ownWorkSql({ unit: 't.lead_unit_id', officer: 't.officer_id' }, own)})`;
