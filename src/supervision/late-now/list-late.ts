// The dossiers that are late or nearly so, one by one: as in every list of dossiers, with the reason and the late case of each.
import { Injectable } from '@nestjs/common';
import { ListQueue } from '../../dossiers/lists/list-queue.ts';
import type { LateCaseState } from '../../../workflows/late-case/late-case.machine.ts';
import type { LateReason } from '../../../workflows/late-case/late-reasons.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { LateListQuery } from './late-now-bodies.ts';
import type { LateDossierPage } from './late-now-view.ts';
import { ofReason } from './late-reason-sql.ts';

interface CaseOfDossier {
  readonly dossierId: string;
  readonly id: string;
  readonly version: number;
  readonly state: LateCaseState;
  readonly reason: LateReason | null;
}

@Injectable()
export class ListLate {
  constructor(
    private readonly queue: ListQueue,
    private readonly database: Database,
  ) {}

  /** @throws DomainError as `ListQueue` */
  async run({ reason, due, ...wish }: LateListQuery, actor: Actor, at: Instant): Promise<LateDossierPage> {
    const filter = { ...wish, relation: 'holding', due: [due] } as const;
    const page = await this.queue.run(filter, actor, at, (to) =>
      reason === undefined ? [] : [ofReason(reason, to)],
    );
    const cases = await this.casesOf(page.rows.map(({ id }) => id));
    return {
      ...page,
      rows: page.rows.map((row) => {
        const own = cases.get(row.id);
        if (own === undefined) return { ...row, reason: null, lateCase: null };
        const { id, version, state } = own;
        return { ...row, reason: own.reason, lateCase: { id, version, state } };
      }),
    };
  }

  /** Of several cases of one dossier, that of the dossier as a whole, and then the latest, as the reasons are counted. */
  private async casesOf(dossierIds: readonly string[]): Promise<ReadonlyMap<string, CaseOfDossier>> {
    const { rows } = await this.database.query<CaseOfDossier>({
      name: 'late-cases-of-dossiers',
      text: `select distinct on (about_id) about_id as "dossierId", id, version, state, reason from late_case
        where about = 'dossier' and about_id = any($1::uuid[])
        order by about_id, (reason is not null) desc, (subject = 'dossier') desc, late_since desc, id desc`,
      values: [dossierIds],
    });
    return new Map(rows.map((row) => [row.dossierId, row]));
  }
}
