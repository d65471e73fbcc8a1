// Turns a broken constraint of the organization's tables into a refusal that says what is wrong.
import { DomainError } from '../domain/domain-error.ts';

const REFUSALS: Readonly<Record<string, readonly [code: string, message: string]>> = {
  unit_fact_code_once: ['unit.codeTaken', 'Another unit has this identifier at that time'],
  unit_fact_parent: ['unit.unknown', 'There is no such unit above'],
  unit_fact_supervisor: ['unit.unknown', 'There is no such supervising office'],
  unit_fact_successor: ['unit.unknown', 'There is no such successor'],
  unit_fact_validity: ['validity.empty', 'A unit must be closed after the day it was opened'],
  staff_account_once: ['staff.accountTaken', 'Another person has this account'],
  position_staff: ['staff.unknown', 'There is no such person'],
  position_unit: ['unit.unknown', 'There is no such unit'],
  position_scope: ['unit.unknown', 'There is no such unit to inspect'],
  position_inspects: [
    'position.scope',
    'An inspector inspects a unit that is named; no other position names one',
  ],
  position_once: ['position.held', 'The person holds this position in this unit at that time'],
  position_validity: ['validity.empty', 'A position must end after the day it began'],
  absence_staff: ['staff.unknown', 'There is no such person'],
  absence_substitute: ['staff.unknown', 'There is no such substitute'],
  absence_lasts: ['absence.empty', 'An absence must end after it begins'],
  absence_by_another: ['absence.ownSubstitute', 'Nobody is his own substitute'],
  absence_one_at_a_time: ['absence.overlaps', 'Another absence of this person overlaps'],
  unit_competence_unit: ['unit.unknown', 'There is no such unit'],
  unit_competence_one_subject: ['competence.twoSubjects', 'Name a procedure or a field, not both'],
  unit_competence_validity: ['validity.empty', 'A competence must end after the day it began'],
};

/** Runs a write; a broken constraint known here becomes a DomainError, anything else is thrown on. */
export async function refusingConstraints<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = (error as { constraint?: unknown } | null)?.constraint;
    const refusal = typeof constraint === 'string' ? REFUSALS[constraint] : undefined;
    if (refusal === undefined) throw error;
    throw new DomainError(refusal[0], refusal[1], { constraint });
  }
}
