// Sends what the applicant himself decides of his dossier, once he has proved that it is his.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { Answer, DossierKey } from '../../dossier-kind/orders.ts';
import { APPLICANT_SENDER } from '../../dossier-kind/sender.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierCommand } from '../../../workflows/one-stop/dossier-events.ts';
import { BY_APPLICANT } from '../../../workflows/one-stop/rights.ts';
import { TakeInSupplement } from '../papers/take-in-supplement.ts';

export type ApplicantsCommand = Extract<DossierCommand, { type: 'completeSupplement' | 'endAtRequest' }>;

@Injectable()
export class SendAsApplicant {
  constructor(
    private readonly engine: Engine,
    private readonly definitions: Definitions,
    private readonly supplements: TakeInSupplement,
  ) {}

  /** What he may send now. */
  async possible(key: DossierKey): Promise<ReadonlySet<ApplicantsCommand['type']>> {
    const dossier = await this.read(key);
    const { chart } = await this.definitions.process(dossier.columns.processVersionId);
    const may = Object.keys(chart.metaOf.get(dossier.columns.state)?.may ?? {});
    return new Set(may.filter((type) => BY_APPLICANT.has(type as ApplicantsCommand['type']))) as ReadonlySet<
      ApplicantsCommand['type']
    >;
  }

  /** @throws DomainError `event.notPossible`, and every refusal of the engine */
  async run(key: DossierKey, command: ApplicantsCommand, at: Instant): Promise<Answer> {
    const answer = await this.engine.send(DOSSIER, {
      kind: 'event',
      key,
      at,
      sender: APPLICANT_SENDER,
      command,
    });
    if (command.type === 'completeSupplement')
      await this.supplements.run(await this.read(key), { received: null, how: 'files', by: null }, at);
    return answer!;
  }

  private async read(key: DossierKey): Promise<DossierState> {
    return (await this.engine.read(DOSSIER, [key])).get(key.id)!;
  }
}
