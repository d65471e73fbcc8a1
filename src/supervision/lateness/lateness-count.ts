// Who is often late: by unit and by whoever was its head on the day the time ran out.
import { Injectable } from '@nestjs/common';
import { Bindings } from '../../platform/lists/bindings.ts';
import { startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { lateMatters } from './lateness-matters.ts';
import type { MatterKind } from './lateness-matters.ts';
import { AskLateness } from './lateness-question.ts';
import type { LatenessQuestion, LatenessWish } from './lateness-question.ts';
import type { LatenessLine, LatenessView } from './lateness-view.ts';

/** Late matters of one unit on one day. */
interface Counted {
  readonly kind: MatterKind;
  readonly unitId: string;
  readonly day: number;
  readonly n: number;
}

/** A line's days: it charges what these units had late on these days. */
export interface ChargedDay {
  readonly unitId: string;
  readonly day: number;
}

export interface Group {
  readonly unitId: string;
  readonly headId: string | null;
  readonly counts: Record<MatterKind, number>;
  readonly days: ChargedDay[];
}

@Injectable()
export class CountLateness {
  constructor(
    private readonly ask: AskLateness,
    private readonly database: Database,
  ) {}

  /** @throws DomainError as `AskLateness` */
  async run(wish: LatenessWish, actor: Actor, now: Instant): Promise<LatenessView> {
    const { question, organization } = await this.ask.run(wish, actor, now);
    const { setting, period, from, to } = question;
    const lines = await this.lines(question, organization);
    return { from, to, asOfAt: period.asOf, endAt: period.end - 1, setting, lines };
  }

  /** Those most often late first. */
  async lines(question: LatenessQuestion, organization: Organization): Promise<readonly LatenessLine[]> {
    const groups = await this.groups(question, organization);
    const handled = await this.inHand(
      question,
      groups.map(({ days }) => days.map(({ unitId }) => unitId)),
    );
    const { end } = question.period;
    const lines = groups.map(({ unitId, headId, counts, days }, index): LatenessLine => {
      const total = counts.dossier + counts.task + counts.consultation;
      const most = Math.max(total, handled[index] ?? 0);
      const share = total / most;
      const agencyId = organization.agencyOf(unitId, end - 1);
      const unitName = organization.unit(unitId)?.name ?? null;
      const then = days.flatMap((each) => organization.unit(each.unitId, startOfDay(each.day))?.name ?? []);
      return {
        unitId,
        unitName,
        formerNames: [...new Set(then)].filter((name) => name !== unitName),
        agencyName: agencyId === null ? null : (organization.unit(agencyId)?.name ?? null),
        headId,
        headName: headId === null ? null : (organization.staff(headId)?.name ?? null),
        dossiers: counts.dossier,
        tasks: counts.task,
        consultations: counts.consultation,
        total,
        handled: most,
        share,
        often: total >= question.setting.count && share >= question.setting.share,
      };
    });
    return lines.sort(
      (a, b) =>
        Number(b.often) - Number(a.often) ||
        b.total - a.total ||
        b.share - a.share ||
        (a.unitName ?? '').localeCompare(b.unitName ?? '', 'vi'),
    );
  }

  /** @throws nothing: a line that nothing is charged to has no days */
  async daysOf(
    question: LatenessQuestion,
    organization: Organization,
    line: { readonly unitId: string; readonly headId: string | null },
  ): Promise<readonly ChargedDay[]> {
    const groups = await this.groups(question, organization);
    return groups.find(({ unitId, headId }) => unitId === line.unitId && headId === line.headId)?.days ?? [];
  }

  /**
   * A unit that was closed within the window is counted with the one in whose place it is when the window ends, so
   * that a new name in its midst does not halve a figure, and one that comes after it changes none.
   */
  async groups(question: LatenessQuestion, organization: Organization): Promise<readonly Group[]> {
    const bound = new Bindings();
    const { rows } = await this.database.query<Counted>({
      text: `${lateMatters(question, bound)}
        select kind, unit_id as "unitId", day, count(*)::int as n from matter group by 1, 2, 3 order by 3, 2, 1`,
      values: bound.values,
    });
    const groups = new Map<string, Group>();
    for (const { kind, unitId, day, n } of rows) {
      const headId = organization.appointedHead(unitId, startOfDay(day));
      const stands = organization.standsIn(unitId, question.period.end - 1);
      const key = `${stands} ${headId}`;
      const group = groups.get(key) ?? {
        unitId: stands,
        headId,
        counts: { dossier: 0, task: 0, consultation: 0 },
        days: [],
      };
      groups.set(key, group);
      group.counts[kind] += n;
      if (!group.days.some((each) => each.unitId === unitId && each.day === day))
        group.days.push({ unitId, day });
    }
    return [...groups.values()];
  }

  /** How much units had in hand at some time of the window, for each list of them: what a share is a share of. */
  async inHand(
    { period: { from, end } }: Pick<LatenessQuestion, 'period'>,
    units: readonly (readonly string[])[],
  ): Promise<readonly number[]> {
    const pairs = units.flatMap((own, index) => [...new Set(own)].map((unitId) => ({ unitId, index })));
    const { rows } = await this.database.query<{ index: number; n: number }>({
      name: 'lateness-in-hand',
      text: `with of (unit_id, index) as (select * from unnest($1::uuid[], $2::int[])),
        held as (
          select of.index, 'dossier' || s.dossier_id || s.subject as matter from of
            join stay s on s.unit_id = of.unit_id
          where s.charge <> 'none' and (s.subject = 'dossier' or exists (select 1 from consultation c
              where c.home_agency_id = s.home_agency_id and c.dossier_id = s.dossier_id and c.subject = s.subject))
            and s.entered_at < to_timestamp($4::float8 / 1000)
            and (s.left_at is null or s.left_at >= to_timestamp($3::float8 / 1000))
          union all
          select of.index, 'task' || t.id from of join assigned_task t on t.lead_unit_id = of.unit_id
          where t.given_at < to_timestamp($4::float8 / 1000)
            and (t.closed_at is null or t.closed_at >= to_timestamp($3::float8 / 1000)))
        select index, count(distinct matter)::int as n from held group by 1`,
      values: [pairs.map(({ unitId }) => unitId), pairs.map(({ index }) => index), from, end],
    });
    const counted = new Map(rows.map(({ index, n }) => [index, n]));
    return units.map((_, index) => counted.get(index) ?? 0);
  }
}
