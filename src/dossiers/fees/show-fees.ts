// Shows what a dossier costs, what was paid, and what is still to be paid.
import { Injectable } from '@nestjs/common';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { holdFor } from '../../../workflows/one-stop/rights.ts';
import { feeBalances, outstandingOf } from './fee-balance.ts';
import type { FeesView } from './fee-view.ts';
import { nameOf } from '../names.ts';
import { readFees } from './read-fees.ts';
import { AT_THE_DESK, SeeDossier } from '../access/see-dossier.ts';

@Injectable()
export class ShowFees {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
    private readonly config: Config,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async run(ref: string, actor: Actor): Promise<FeesView> {
    const { key, state } = await this.dossiers.find(ref, 'fees', actor);
    const [{ definition }, lines, organization] = await Promise.all([
      this.definitions.process(state.columns.processVersionId),
      readFees(this.database, key),
      this.directory.current(),
    ]);
    const items = feeBalances(definition.fees, lines);
    return {
      items,
      lines: lines.map(({ recordedById, voidedById, ...line }) => ({
        ...line,
        recordedBy: nameOf(organization, recordedById),
        voidedBy: voidedById === null ? null : nameOf(organization, voidedById),
      })),
      outstanding: outstandingOf(items),
      mayChange: holdFor(AT_THE_DESK, state.snapshot.context, actor.staffId, actor.holds) !== null,
      atHandOver: this.config.feesAtHandOver,
    };
  }
}
