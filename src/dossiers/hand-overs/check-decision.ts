// Whether a decision can be carried out, and the rules that follow from it. Pure.
import { DomainError } from '../../domain/domain-error.ts';
import { formatDay, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { planUnitChanges } from '../../organization/units/unit-changes.ts';
import type { UnitChange } from '../../organization/units/unit-changes.ts';
import type { HandOverBody } from './hand-over-bodies.ts';
import { refuseForeign, refuseToOneself } from './may-decide.ts';
import type { Decided } from './may-decide.ts';
import type { SuccessorRule } from './successor-rules.ts';

export interface CheckedDecision extends Decided {
  readonly rules: readonly SuccessorRule[];
  readonly changes: readonly UnitChange[];
  readonly effectiveOn: string;
  readonly decidedOn: string;
  readonly newProcessFields: readonly string[];
}

/**
 * A unit that is closed with a successor hands to it whatever no rule of its own speaks of. One that is renamed hands
 * over nothing.
 *
 * @throws DomainError `handOver.empty`, `handOver.ruleRepeated`, `handOver.toItself`, `unit.unknown`,
 *   `unit.successorUnfit`, `day.invalid` and those of `refuseForeign`, `refuseToOneself` and `planUnitChanges`
 */
export function checkDecision(
  body: HandOverBody,
  organization: Organization,
  actor: Pick<Actor, 'staffId' | 'holds'>,
  at: Instant,
): CheckedDecision {
  const day = parseDay(body.effectiveOn);
  const from = startOfDay(day);
  const changes = planUnitChanges(organization, body.unitChanges, from);
  const given = body.rules.map((rule) => readRule(rule, organization, changes, from));
  const rules = [...given, ...impliedRules(changes, given)];
  if (rules.length === 0 && changes.length === 0)
    throw new DomainError('handOver.empty', 'The decision changes no unit and moves no dossier', {});
  refuseRepeated(given);
  const decided = { from, rules, changes };
  refuseForeign(decided, organization, actor, at);
  refuseToOneself(decided, organization, actor, at);
  return {
    ...decided,
    effectiveOn: formatDay(day),
    decidedOn: formatDay(parseDay(body.decidedOn)),
    newProcessFields: [...new Set(body.newProcessFields)],
  };
}

/** Units of whose open dossiers the rules speak. */
export function ruledUnits({ rules }: Pick<CheckedDecision, 'rules'>): ReadonlySet<string> {
  return new Set(rules.map(({ fromUnitId }) => fromUnitId));
}

function readRule(
  { fromUnitId, toUnitId, place, field, procedureCode }: HandOverBody['rules'][number],
  organization: Organization,
  changes: readonly UnitChange[],
  from: Instant,
): SuccessorRule {
  for (const unitId of [fromUnitId, toUnitId])
    if (organization.unit(unitId) === null)
      throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
  if (fromUnitId === toUnitId)
    throw new DomainError('handOver.toItself', 'A unit cannot hand over to itself', { unitId: toUnitId });
  const change = changes.find(({ unitId }) => unitId === toUnitId);
  if (change?.kind === 'close' || !organization.isOpen(toUnitId, from))
    throw new DomainError('unit.successorUnfit', 'The successor must be open on that day', {
      successorId: toUnitId,
    });
  return {
    fromUnitId,
    toUnitId,
    place: place?.trim() || null,
    field: field ?? null,
    ...(procedureCode != null && { procedureCode }),
  };
}

function impliedRules(changes: readonly UnitChange[], given: readonly SuccessorRule[]): SuccessorRule[] {
  return changes.flatMap(({ unitId, successorId }) =>
    successorId === null || given.some((rule) => rule.fromUnitId === unitId && isWhole(rule))
      ? []
      : [{ fromUnitId: unitId, toUnitId: successorId, place: null, field: null }],
  );
}

/** Speaks of everything that its unit had. */
const isWhole = ({ place, field, procedureCode }: SuccessorRule): boolean =>
  place === null && field === null && procedureCode == null;

function refuseRepeated(rules: readonly SuccessorRule[]): void {
  const seen = new Set<string>();
  for (const { fromUnitId, place, field, procedureCode = null } of rules) {
    const key = JSON.stringify([fromUnitId, place?.toLowerCase() ?? null, field, procedureCode]);
    if (seen.has(key))
      throw new DomainError('handOver.ruleRepeated', 'Two rules speak of the same dossiers', {
        unitId: fromUnitId,
        place,
        field,
      });
    seen.add(key);
  }
}
