// Who answers for repeated lateness: a head for all his units together, an agency for all under it, beside the period before.
import { Injectable } from '@nestjs/common';
import { formatDay, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { CountLateness } from './lateness-count.ts';
import type { Group } from './lateness-count.ts';
import { AskLateness } from './lateness-question.ts';
import type { LatenessQuestion, LatenessWish } from './lateness-question.ts';
import type { AnswerableLine, AnswerableView } from './lateness-view.ts';

export const ANSWERABLE = ['head', 'agency'] as const;
export type Answerable = (typeof ANSWERABLE)[number];

/** Of one head or agency, in one window. */
interface Sum {
  readonly id: string | null;
  readonly groups: readonly Group[];
  readonly dossiers: number;
  readonly tasks: number;
  readonly consultations: number;
  readonly total: number;
  readonly handled: number;
  readonly share: number;
}

@Injectable()
export class CountAnswerable {
  constructor(
    private readonly ask: AskLateness,
    private readonly count: CountLateness,
  ) {}

  /** @throws DomainError as `AskLateness` */
  async run(by: Answerable, wish: LatenessWish, actor: Actor, now: Instant): Promise<AnswerableView> {
    const { question, organization } = await this.ask.run(wish, actor, now);
    return this.of(by, question, organization);
  }

  /** Those often late first, then those with the most. */
  async of(by: Answerable, question: LatenessQuestion, organization: Organization): Promise<AnswerableView> {
    const earlier = periodBefore(question);
    const [sums, before] = await Promise.all([
      this.sums(by, question, organization),
      this.sums(by, earlier, organization),
    ]);
    const { setting, period, from, to } = question;
    const lines = sums.map((sum): AnswerableLine => {
      const { id, groups, ...figures } = sum;
      const was = before.find((each) => each.id === id);
      const unitName = (unitId: string) => organization.unit(unitId)?.name ?? null;
      const headId = by === 'head' ? id : id === null ? null : organization.appointedHead(id, period.end - 1);
      const units = new Map<string, number>();
      for (const { unitId, counts } of groups)
        units.set(unitId, (units.get(unitId) ?? 0) + counts.dossier + counts.task + counts.consultation);
      return {
        id,
        name: id === null ? null : by === 'head' ? (organization.staff(id)?.name ?? null) : unitName(id),
        headName: headId === null ? null : (organization.staff(headId)?.name ?? null),
        ...figures,
        units: [...units]
          .map(([unitId, total]) => ({ id: unitId, name: unitName(unitId), total }))
          .sort((a, b) => b.total - a.total),
        totalBefore: was?.total ?? 0,
        shareBefore: was?.share ?? null,
        often: figures.total >= setting.count && figures.share >= setting.share,
      };
    });
    return {
      from,
      to,
      fromBefore: earlier.from,
      toBefore: earlier.to,
      asOfAt: period.asOf,
      endAt: period.end - 1,
      setting,
      lines: lines.sort(
        (a, b) =>
          Number(b.often) - Number(a.often) ||
          b.total - a.total ||
          b.share - a.share ||
          (a.name ?? '').localeCompare(b.name ?? '', 'vi'),
      ),
    };
  }

  private async sums(
    by: Answerable,
    question: LatenessQuestion,
    organization: Organization,
  ): Promise<readonly Sum[]> {
    const at = question.period.end - 1;
    const agencyOf = (unitId: string) => organization.agencyOf(unitId, at) ?? unitId;
    const byKey = new Map<string | null, Group[]>();
    for (const group of await this.count.groups(question, organization)) {
      const key = by === 'head' ? group.headId : agencyOf(group.unitId);
      byKey.set(key, [...(byKey.get(key) ?? []), group]);
    }
    const asked = (id: string) => question.unitIds === 'all' || question.unitIds.includes(id);
    const units = organization.units.map(({ id }) => id).filter(asked);
    // What is not late counts too: a share is of all that he, or the agency, had in hand.
    const own = [...byKey].map(([key, groups]) => [
      ...groups.flatMap(({ days }) => days.map(({ unitId }) => unitId)).filter(asked),
      ...units.filter((id) =>
        by === 'head' ? key !== null && organization.appointedHead(id, at) === key : agencyOf(id) === key,
      ),
    ]);
    const handled = await this.count.inHand(question, own);
    return [...byKey].map(([id, groups], index): Sum => {
      const sum = (kind: keyof Group['counts']) =>
        groups.reduce((total, { counts }) => total + counts[kind], 0);
      const [dossiers, tasks, consultations] = [sum('dossier'), sum('task'), sum('consultation')];
      const total = dossiers + tasks + consultations;
      const most = Math.max(total, handled[index] ?? 0);
      return { id, groups, dossiers, tasks, consultations, total, handled: most, share: total / most };
    });
  }
}

/** As long, and right before. What was recorded since is known to both. */
function periodBefore(question: LatenessQuestion): LatenessQuestion {
  const [first, last] = [parseDay(question.from), parseDay(question.to)];
  const from = first - (last - first + 1);
  const { asOf } = question.period;
  return {
    ...question,
    from: formatDay(from),
    to: formatDay(first - 1),
    period: { from: startOfDay(from), end: startOfDay(first), asOf },
  };
}
