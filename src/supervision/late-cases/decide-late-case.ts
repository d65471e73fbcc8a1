// Decides an event of a late case: whether this person may, whether its facts are there, and what the chart says.
import type { LateCaseCommand, LateCaseEventType } from '../../../workflows/late-case/late-case.machine.ts';
import { type Attribution, LATE_TIME_OF } from '../../../workflows/late-case/late-reasons.ts';
import {
  lateCaseMeta,
  type LateCaseStep,
  makesFinding,
  possibleInLateCase,
  requiredInLateCase,
  stepLateCase,
} from '../../../workflows/late-case/run-late-case.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant, type Instant, parseInstant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { LateCaseEventBody } from './late-case-bodies.ts';
import type { LateCaseRow } from './late-case.table.ts';
import { holdOnSide } from './late-case-scope.ts';

export interface DecidedLateCase {
  readonly step: LateCaseStep;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly onBehalfOf: string | null;
}

/**
 * Nothing is written. An event that the state does not know is refused before rights are asked about.
 *
 * @param measured the late time by whose it was: what a finding starts from.
 * @throws DomainError `event.notPossible`, `right.missing`, `facts.missing`, `lateCase.dueInPast`,
 *   `lateCase.attributionDiffers` where a finding says otherwise than was measured and not why
 */
export function decideLateCase(
  row: LateCaseRow,
  body: LateCaseEventBody,
  actor: Pick<Actor, 'staffId' | 'holds'>,
  organization: Organization,
  measured: Attribution,
  now: Instant,
): DecidedLateCase {
  const side = lateCaseMeta(row.state).may[body.type];
  if (side === undefined)
    throw new DomainError('event.notPossible', `${body.type} is not possible in ${row.state}`, {
      state: row.state,
      possible: possibleInLateCase(row.state),
    });
  const of = { unitId: row.unit_id, officerId: row.officer_id };
  const hold = holdOnSide(side, of, actor, organization, now);
  if (hold === null)
    throw new DomainError('right.missing', `This is for the ${side} of the case`, { needs: side });
  const said = factsOf(body, row.state);
  const missing = requiredInLateCase(body.type, row.state).filter((fact) => said[fact] === undefined);
  if (missing.length > 0)
    throw new DomainError('facts.missing', `${body.type} needs ${missing.join(', ')}`, { missing });
  const facts = makesFinding(body.type, row.state) ? withAttribution(said, body, measured) : said;
  const due = facts['answerDueAt'];
  if (typeof due === 'number' && due <= now)
    throw new DomainError('lateCase.dueInPast', 'The explanation cannot be due before now', {
      answerDueAt: formatInstant(due),
    });
  const step = stepLateCase(
    { value: row.state, context: row.context },
    { type: body.type, ...facts } as LateCaseCommand,
    now,
  );
  if (step === null)
    throw new DomainError('event.notPossible', `${body.type} is not possible now`, { state: row.state });
  return { step, facts, onBehalfOf: hold.onBehalfOf };
}

/** What the person may do with the case now; all his possible events, for buttons. */
export function mayDo(
  row: Pick<LateCaseRow, 'state' | 'unit_id' | 'officer_id'>,
  actor: Pick<Actor, 'staffId' | 'holds'>,
  organization: Organization,
  now: Instant,
): LateCaseEventType[] {
  const of = { unitId: row.unit_id, officerId: row.officer_id };
  const held = new Map(
    (['supervisor', 'unit'] as const).map((side) => [side, holdOnSide(side, of, actor, organization, now)]),
  );
  const { may } = lateCaseMeta(row.state);
  return possibleInLateCase(row.state).filter((type) => held.get(may[type]!) !== null);
}

/** A finding starts from what was measured; one that says otherwise says why, and keeps both. */
function withAttribution(
  said: Readonly<Record<string, unknown>>,
  { attribution, attributionReason }: LateCaseEventBody,
  measured: Attribution,
): Readonly<Record<string, unknown>> {
  const differs =
    attribution !== undefined && LATE_TIME_OF.some((side) => attribution[side] !== measured[side]);
  if (!differs) return { ...said, attribution: measured };
  if (attributionReason === undefined)
    throw new DomainError('lateCase.attributionDiffers', 'Say why the time is another than was measured', {
      measured,
    });
  return { ...said, measured };
}

/** The facts that belong to an event of that type in that state, and no others. */
function factsOf(body: LateCaseEventBody, state: LateCaseRow['state']): Readonly<Record<string, unknown>> {
  const { type, answerDueAt, ...rest } = body;
  const all: Record<string, unknown> = {
    ...rest,
    ...(answerDueAt !== undefined && { answerDueAt: parseInstant(answerDueAt) }),
    ...(body.attribution !== undefined && { attribution: { ...body.attribution } }),
  };
  const names = makesFinding(type, state) ? [...new Set([...FACTS.find, ...FACTS[type]])] : FACTS[type];
  return Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

const FACTS: Readonly<Record<LateCaseEventType, readonly string[]>> = {
  ask: ['answerDueAt', 'note'],
  explain: ['reason', 'text', 'evidence'],
  return: ['answerDueAt', 'note'],
  find: ['finding', 'reason', 'attribution', 'attributionReason', 'measure', 'measureOn'],
  close: ['note'],
  reopen: ['note'],
};
