// Takes an applicant's rating of the service: once a dossier, after its result.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { Engine } from '../../engine/engine.ts';
import { Database } from '../../platform/database.ts';
import { type Question, ServiceRatingTable } from './service-rating.table.ts';

export type Marks = Readonly<Record<Question, number>>;

@Injectable()
export class RateService {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
  ) {}

  /** @throws DomainError `rating.notYet` before the result, `rating.given` for a dossier that was rated */
  async check({ homeAgencyId, id }: DossierKey): Promise<void> {
    const dossier = (await this.engine.read(DOSSIER, [{ homeAgencyId, id }])).get(id)!;
    if (dossier.columns.resolvedAt === null)
      throw new DomainError('rating.notYet', 'There is no result yet', {});
    const ratings = this.database.repository(ServiceRatingTable);
    if (await ratings.existsBy({ home_agency_id: homeAgencyId, dossier_id: id })) throw given();
  }

  /**
   * @param marks from 1 to 5 each
   * @throws DomainError as `check`
   */
  async run(key: DossierKey, marks: Marks, comment: string | null, at: Instant): Promise<void> {
    await this.check(key);
    const { columns } = (await this.engine.read(DOSSIER, [key])).get(key.id)!;
    const row = {
      home_agency_id: key.homeAgencyId,
      dossier_id: key.id,
      reception_unit_id: columns.receptionUnitId,
      procedure_code: columns.procedureCode,
      rated_at: new Date(at),
      ...marks,
      comment,
    };
    // Of two that come at once the first one counts.
    const inserted = this.database.repository(ServiceRatingTable).createQueryBuilder().insert().values(row);
    await inserted.orIgnore().execute();
  }
}

const given = (): DomainError => new DomainError('rating.given', 'This dossier was rated already', {});
