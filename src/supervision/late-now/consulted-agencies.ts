// How agencies answer when their opinion is asked (Decree 61/2018 Art. 19.5): in time, late, not at all, unclearly.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { ConsultedAgencies, ConsultedLine } from './late-now-view.ts';

type Counted = Omit<ConsultedLine, 'agencyId' | 'agencyName' | 'averageMinutes'> & {
  readonly unitId: string;
  readonly answered: number;
  readonly minutes: number;
};

@Injectable()
export class CountConsulted {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * What was asked in the period, as it stands now; of the reader's units, or by them.
   *
   * @throws DomainError `period.invalid`
   */
  async run(
    { from, to }: { readonly from: Instant; readonly to: Instant },
    actor: Actor,
    at: Instant,
  ): Promise<ConsultedAgencies> {
    if (!(from < to)) throw new DomainError('period.invalid', 'The period must end after it begins', {});
    const { unitIds } = actor.scope;
    const late = `c.late_from_at <= coalesce(c.ended_at, to_timestamp($3::float8 / 1000))`;
    const answered = `c.answered_by is not null`;
    const { rows } = await this.database.query<Counted>({
      name: 'consulted-agencies',
      text: `select c.unit_id as "unitId", count(*)::int as asked,
          count(*) filter (where ${answered} and not coalesce(${late}, false))::int as "answeredInTime",
          count(*) filter (where ${answered} and ${late})::int as "answeredLate",
          count(*) filter (where not ${answered} and ${late})::int as silent,
          count(*) filter (where c.outcome = 'noClearPosition')::int as unclear,
          count(*) filter (where c.ended_at is null and not coalesce(${late}, false))::int as waiting,
          count(*) filter (where ${answered})::int as answered,
          coalesce(sum(c.working_minutes) filter (where ${answered}), 0)::float8 as minutes
        from consultation c
        where c.asked_at >= to_timestamp($1::float8 / 1000) and c.asked_at < to_timestamp($2::float8 / 1000)
          and ($4::uuid[] is null or c.unit_id = any($4) or c.asked_from = any($4))
        group by 1`,
      values: [from, to, at, unitIds === 'all' ? null : [...unitIds]],
    });
    const organization = await this.directory.current();
    const agencies = new Map<string, Counted[]>();
    for (const row of rows) {
      const id = organization.agencyOf(row.unitId, at) ?? row.unitId;
      agencies.set(id, [...(agencies.get(id) ?? []), row]);
    }
    const lines = [...agencies].map(([agencyId, own]): ConsultedLine => {
      const sum = (of: Exclude<keyof Counted, 'unitId'>) => own.reduce((total, row) => total + row[of], 0);
      return {
        agencyId,
        agencyName: organization.unit(agencyId)?.name ?? null,
        asked: sum('asked'),
        answeredInTime: sum('answeredInTime'),
        answeredLate: sum('answeredLate'),
        silent: sum('silent'),
        unclear: sum('unclear'),
        waiting: sum('waiting'),
        averageMinutes: sum('answered') === 0 ? null : Math.round(sum('minutes') / sum('answered')),
      };
    });
    const bad = (line: ConsultedLine) => line.answeredLate + line.silent + line.unclear;
    return { lines: lines.sort((a, b) => bad(b) - bad(a) || b.asked - a.asked) };
  }
}
