// Which dossiers a list holds, as SQL: one place, so that a counter, a board and the list behind it cannot differ.
import { DomainError } from '../../domain/domain-error.ts';
import { typedCode } from '../../domain/text/typed-code.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { awayAlone, notServing } from '../../organization/not-serving.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { Bindings } from '../../platform/lists/bindings.ts';
import { likePattern, wordsOfName } from '../like-pattern.ts';
import { nameHas } from './matching-rows.ts';
import { isDueSoonAt, isLateAt, isOnTimeAt, isPausedAt, NOT_STARTED } from '../clock-sql.ts';
import { handledBy } from '../access/readable-sql.ts';

/** The first six leave no dossier out and name none twice: one that is late and stands paused is late. */
export const DUE_FILTERS = [
  'notStarted',
  'onTime',
  'dueSoon',
  'late',
  'paused',
  'resolved',
  'lateResult',
  'stepLate',
] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

/** The dossier's relation to the reader. */
export const TABS = ['toTake', 'mine', 'waiting', 'done', 'all'] as const;
export type Tab = (typeof TABS)[number];

export interface QueueFilter {
  readonly tab?: Tab | undefined;
  readonly unitId?: string | undefined;
  /** A unit and all under it, in place of every unit that the reader sees. */
  readonly units?: readonly string[] | undefined;
  /** `me` for whose work is the reader's now, a staff id, or `none` for dossiers that nobody has yet. */
  readonly officer?: string | undefined;
  readonly relation?: 'holding' | 'received' | 'competent' | undefined;
  readonly state?: readonly string[] | undefined;
  readonly due?: readonly DueFilter[] | undefined;
  readonly procedureCode?: string | undefined;
  /** Part of a code, or words of a name without their marks. */
  readonly q?: string | undefined;
  readonly closed?: boolean | undefined;
}

const RELATION = { holding: 'd.unit_id', received: 'd.reception_unit_id', competent: 'd.competent_unit_id' };
const WAITING = `d.state in ('awaitingSupplement', 'awaitingFinancialDuty')`;

/** Conditions on `dossier d`; `$now` stands for the instant. */
export const DUE_SQL: Readonly<Record<DueFilter, string>> = {
  notStarted: NOT_STARTED,
  onTime: isOnTimeAt('$now'),
  dueSoon: isDueSoonAt('$now'),
  late: isLateAt('$now'),
  paused: isPausedAt('$now'),
  resolved: `d.resolved_at is not null`,
  lateResult: `d.verdict = 'late'`,
  stepLate: `d.step_due_at <= $now`,
};

/**
 * The conditions of a list, for `where … and …`; `q` also needs `dossier_applicant a`.
 *
 * @throws DomainError `unit.outsideScope`
 */
export function conditionsOf(filter: QueueFilter, actor: Actor, at: Instant, to: Bindings): string[] {
  const tab = filter.tab;
  const closed = filter.closed ?? tab === 'done';
  const where = [closed ? 'd.closed_at is not null' : 'd.closed_at is null', ...scopeOf(filter, actor, to)];
  if (tab !== undefined) where.push(...relationTo(tab, actor, at, to));
  if (filter.officer === 'none') where.push(heldByNobody(at, to));
  else if (filter.officer !== undefined)
    where.push(
      `d.officer_id = any(${to.bind(filter.officer === 'me' ? actor.worksFor : [filter.officer])}::uuid[])`,
    );
  if (filter.state !== undefined) where.push(`d.state = any(${to.bind(filter.state)}::text[])`);
  if (filter.procedureCode !== undefined) where.push(`d.procedure_code = ${to.bind(filter.procedureCode)}`);
  if (filter.due !== undefined)
    where.push(
      `(${filter.due.map((due) => `(${DUE_SQL[due].replaceAll('$now', () => to.instant(at))})`).join(' or ')})`,
    );
  if (filter.q !== undefined) {
    const code = typedCode(filter.q);
    const name = `(${nameHas(wordsOfName(filter.q), (word) => to.bind(word), 'a.name_key')})`;
    where.push(
      code === '' ? name : `(coalesce(d.code, d.lodging_no) ilike ${to.bind(likePattern(code))} or ${name})`,
    );
  }
  return where;
}

function scopeOf(filter: QueueFilter, actor: Actor, to: Bindings): string[] {
  const { unitId, units: under, relation, tab } = filter;
  const { unitIds } = actor.scope;
  const column = RELATION[relation ?? 'holding'];
  if (unitId !== undefined) {
    if (unitIds !== 'all' && !unitIds.has(unitId))
      throw new DomainError('unit.outsideScope', 'You do not read the dossiers of this unit', { unitId });
    return [`${column} = ${to.bind(unitId)}`];
  }
  if (under !== undefined)
    return [
      `${column} = any(${to.bind(unitIds === 'all' ? under : under.filter((id) => unitIds.has(id)))}::uuid[])`,
    ];
  if (unitIds === 'all') return [];
  const units = `${to.bind([...unitIds])}::uuid[]`;
  // What one waits for, and what is over, is no longer held by one's unit.
  return relation === undefined && (tab === 'waiting' || tab === 'done' || tab === 'all')
    ? [handledBy(units)]
    : [`${column} = any(${units})`];
}

/** Held by nobody, or by somebody who serves no longer or is away with nobody in his place: for others to take over. */
const heldByNobody = (at: Instant, to: Bindings): string =>
  `(d.officer_id is null or d.officer_id in ${notServing(to.instant(at))} or d.officer_id in ${awayAlone(to.instant(at))})`;

function relationTo(tab: Tab, actor: Actor, at: Instant, to: Bindings): string[] {
  const units = () => `${to.bind([...new Set(actor.holds.map(({ unitId }) => unitId))])}::uuid[]`;
  switch (tab) {
    case 'toTake':
      return [`d.unit_id = any(${units()})`, heldByNobody(at, to), `not ${WAITING}`];
    case 'mine':
      return [`d.officer_id = any(${to.bind(actor.worksFor)}::uuid[])`, `not ${WAITING}`];
    case 'waiting': {
      const mine = units();
      return [handledBy(mine), `(${WAITING} or d.unit_id <> all(${mine}))`];
    }
    case 'done':
      return [handledBy(units())];
    case 'all':
      return [];
  }
}
