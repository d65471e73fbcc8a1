// The dossiers, tasks and consultations behind one figure of repeated lateness, in pages.
import { Injectable } from '@nestjs/common';
import { decodeChildCursor } from '../../dossiers/children/child-cursor.ts';
import type { ChildPosition } from '../../dossiers/children/child-cursor.ts';
import { encodeCursor } from '../../dossiers/keyset.ts';
import { nameOf } from '../../dossiers/names.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { CountLateness } from './lateness-count.ts';
import type { ChargedDay } from './lateness-count.ts';
import { lateMatters } from './lateness-matters.ts';
import type { MatterKind } from './lateness-matters.ts';
import { AskLateness } from './lateness-question.ts';
import type { LatenessQuestion, LatenessWish } from './lateness-question.ts';
import type { LateMatter, LateMatterPage } from './lateness-view.ts';

export interface MattersWish extends LatenessWish {
  readonly lineUnitId: string;
  /** Absent for the line of which nobody was head. */
  readonly headId?: string | undefined;
  readonly kind?: MatterKind | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type StoredMatter = Omit<LateMatter, 'unitName' | 'officerName'> & {
  readonly subject: string;
  readonly officerId: string | null;
};

@Injectable()
export class ListLateMatters {
  constructor(
    private readonly ask: AskLateness,
    private readonly count: CountLateness,
    private readonly database: Database,
  ) {}

  /** @throws DomainError as `AskLateness`, and `cursor.invalid` */
  async run(wish: MattersWish, actor: Actor, now: Instant): Promise<LateMatterPage> {
    const { question, organization } = await this.ask.run(wish, actor, now);
    const line = { unitId: wish.lineUnitId, headId: wish.headId ?? null };
    const days = await this.count.daysOf(question, organization, line);
    const after = decodeChildCursor(wish.cursor);
    const rows = await this.rows(question, organization, { days, kind: wish.kind }, after, wish.limit + 1);
    const page = rows.slice(0, wish.limit);
    const last = rows.length > wish.limit ? page.at(-1) : undefined;
    return { rows: page, next: last ? encodeCursor([last.lateAt, last.id, last.subject]) : null };
  }

  /** Those late longest come first. @param only null for everything that the question counts */
  async rows(
    question: LatenessQuestion,
    organization: Organization,
    only: { readonly days: readonly ChargedDay[]; readonly kind?: MatterKind | undefined } | null,
    after: ChildPosition | null,
    limit: number,
  ): Promise<readonly (LateMatter & { readonly subject: string })[]> {
    const to = new Bindings();
    const matters = lateMatters(question, to);
    const where = ['true'];
    if (only !== null) {
      where.push(
        `(unit_id, day) in (select * from unnest(${to.bind(only.days.map(({ unitId }) => unitId))}::uuid[],
          ${to.bind(only.days.map(({ day }) => day))}::int[]))`,
      );
      if (only.kind !== undefined) where.push(`kind = ${to.bind(only.kind)}`);
    }
    if (after !== null)
      where.push(
        `(late_at, id, subject) > (${to.instant(after.instant)}, ${to.bind(after.dossierId)}::uuid, ${to.bind(after.subject)}::text)`,
      );
    const { rows } = await this.database.query<StoredMatter>({
      text: `${matters} select kind, id, subject, ref, title, unit_id as "unitId", officer_id as "officerId",
          round(extract(epoch from late_at) * 1000)::float8 as "lateAt",
          round(extract(epoch from ended_at) * 1000)::float8 as "endedAt"
        from matter where ${where.join(' and ')} order by late_at, id, subject limit ${to.bind(limit)}`,
      values: to.values,
    });
    return rows.map((row) => ({
      ...row,
      unitName: organization.unit(row.unitId)?.name ?? null,
      officerName: row.officerId === null ? null : nameOf(organization, row.officerId),
    }));
  }
}
