// Decisions with how far each has been carried out, and what became of each dossier.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { OutcomesQuery } from './hand-over-bodies.ts';
import type { DossierOutcomesView, DossierOutcomeView, HandOverView } from './hand-over-view.ts';
import { ownUnits } from './may-decide.ts';

const LISTED = 200;

const TEXT = `select h.id, h.decision_number as "decisionNumber", h.decided_on::text as "decidedOn",
    h.signed_by as "signedBy", h.reason, h.effective_on::text as "effectiveOn", h.state, h.rules,
    h.unit_changes as "unitChanges", h.new_process_fields as "newProcessFields", h.recorded_by as "recordedBy",
    h.recorded_at as "recordedAt", h.started_at as "startedAt", h.finished_at as "finishedAt", h.withdrawn_at as "withdrawnAt",
    coalesce((select json_agg(json_build_object('outcome', c.outcome, 'count', c.n)) from (
      select o.outcome, count(*)::int as n from hand_over_outcome o where o.hand_over_id = h.id
      group by o.outcome order by o.outcome) c), '[]') as counts
  from hand_over h
  where ($1::uuid is null or h.id = $1)
    and ($2::uuid[] is null or not exists (
      select from (select r->>'fromUnitId' as unit from jsonb_array_elements(h.rules) r
        union all select c->>'unitId' from jsonb_array_elements(h.unit_changes) c) concerned
      where concerned.unit::uuid <> all($2)))
  order by h.recorded_at desc, h.id limit ${LISTED}`;

type Row = Omit<
  HandOverView,
  'recordedAt' | 'startedAt' | 'finishedAt' | 'withdrawnAt' | 'total' | 'settled'
> & {
  readonly recordedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

@Injectable()
export class ShowHandOvers {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** To an administrator all of them, to a leader those over units of his own agency. */
  list(actor: Pick<Actor, 'holds'>, at: Instant): Promise<HandOverView[]> {
    return this.#read(null, actor, at);
  }

  /** @throws DomainError `handOver.unknown` */
  async one(id: string, actor: Pick<Actor, 'holds'>, at: Instant): Promise<HandOverView> {
    const [view] = await this.#read(id, actor, at);
    if (view === undefined)
      throw new DomainError('handOver.unknown', 'There is no such decision', { handOverId: id });
    return view;
  }

  /** Outcomes of a decision, a page at a time. @throws DomainError `handOver.unknown` */
  async outcomes(
    id: string,
    { outcome, after, limit }: OutcomesQuery,
    actor: Pick<Actor, 'holds'>,
    at: Instant,
  ): Promise<DossierOutcomesView> {
    await this.one(id, actor, at);
    const { rows: items } = await this.database.query<DossierOutcomeView>({
      name: 'hand-over-outcomes',
      text: `select o.dossier_id as "dossierId", coalesce(d.code, d.lodging_no) as ref,
          d.procedure_code as "procedureCode", d.state, o.outcome, o.detail, o.receiving_from as "receivingFrom",
          o.receiving_to as "receivingTo", o.competent_from as "competentFrom", o.competent_to as "competentTo"
        from hand_over_outcome o
        join dossier d on d.home_agency_id = o.home_agency_id and d.id = o.dossier_id
        where o.hand_over_id = $1 and ($2::text is null or o.outcome = $2)
          and ($3::uuid is null or o.dossier_id > $3)
        order by o.dossier_id limit $4`,
      values: [id, outcome ?? null, after ?? null, limit],
    });
    return { items, next: items.length < limit ? null : items.at(-1)!.dossierId };
  }

  async #read(id: string | null, actor: Pick<Actor, 'holds'>, at: Instant): Promise<HandOverView[]> {
    const own = ownUnits(await this.directory.current(), actor, at);
    const { rows } = await this.database.query<Row>({
      name: 'hand-over-show',
      text: TEXT,
      values: [id, own === 'all' ? null : [...own]],
    });
    return rows.map((row) => {
      const total = row.counts.reduce((sum, { count }) => sum + count, 0);
      const waiting = row.counts.find(({ outcome }) => outcome === 'waiting')?.count ?? 0;
      return {
        ...row,
        total,
        settled: total - waiting,
        recordedAt: formatInstant(row.recordedAt.getTime()),
        startedAt: instant(row.startedAt),
        finishedAt: instant(row.finishedAt),
        withdrawnAt: instant(row.withdrawnAt),
      };
    });
  }
}

function instant(date: Date | null): string | null {
  return date === null ? null : formatInstant(date.getTime());
}
