// Keeps a result at the desk while a fee is unpaid, where the office has chosen so; elsewhere the screens only warn.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { Definitions } from '../engine/definitions.ts';
import type { DossierState } from '../engine/dossier-state.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { feeBalances, outstandingOf } from './fee-balance.ts';
import { readFees } from './read-fees.ts';

@Injectable()
export class RefuseUnpaid {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly config: Config,
  ) {}

  /** False where the screens only warn: then nothing is read. */
  get isAsked(): boolean {
    return this.config.feesAtHandOver === 'block';
  }

  /** @throws DomainError `fee.outstanding` with the amount in đồng */
  async run(dossier: DossierState): Promise<void> {
    const { definition } = await this.definitions.process(dossier.columns.processVersionId);
    const outstanding = outstandingOf(feeBalances(definition.fees, await readFees(this.database, dossier)));
    if (outstanding > 0)
      throw new DomainError('fee.outstanding', 'The fee must be paid before the result is handed over', {
        outstanding,
      });
  }
}
