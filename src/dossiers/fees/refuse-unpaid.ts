// Keeps a result at the desk while a fee is unpaid, where the office has chosen so; elsewhere the screens only warn.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { type FeeBalance, feeBalances, outstandingOf } from './fee-balance.ts';
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
    const outstanding = outstandingOf(await this.balances(dossier));
    if (outstanding > 0)
      throw new DomainError('fee.outstanding', 'The fee must be paid before the result is handed over', {
        outstanding,
      });
  }

  /** Whether anything is, or may be, to be paid: a fee of which nobody knows the amount yet is open. */
  async isOpen(dossier: DossierState): Promise<boolean> {
    const balances = await this.balances(dossier);
    return balances.some(({ outstanding }) => outstanding === null || outstanding > 0);
  }

  private async balances(dossier: DossierState): Promise<readonly FeeBalance[]> {
    const { definition } = await this.definitions.process(dossier.columns.processVersionId);
    return feeBalances(definition.fees, await readFees(this.database, dossier));
  }
}
