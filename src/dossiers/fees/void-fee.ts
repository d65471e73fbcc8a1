// Voids a line of a dossier's fees that was recorded by mistake; the line stays, with the reason.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { readFees } from './read-fees.ts';
import { holdFees } from './record-fee.ts';
import { AT_THE_DESK, SeeDossier } from '../access/see-dossier.ts';

@Injectable()
export class VoidFee {
  constructor(
    private readonly database: Database,
    private readonly dossiers: SeeDossier,
  ) {}

  /**
   * @throws DomainError `dossier.unknown`, `right.missing`, `fee.unknown`, `fee.voided` when it was voided before,
   *   `fee.refundTooLarge` for a payment that was refunded since
   */
  async run(ref: string, id: string, reason: string, actor: Actor, at: Instant): Promise<void> {
    const { key } = await this.dossiers.findFor(AT_THE_DESK, ref, 'fees', actor);
    await this.database.transaction(async (sql) => {
      await holdFees(sql, key);
      const lines = await readFees(sql, key);
      const line = lines.find((each) => each.id === id);
      if (line === undefined) throw new DomainError('fee.unknown', 'The dossier has no such line', {});
      if (line.voidedAt !== null) throw new DomainError('fee.voided', 'This line is voided already', {});
      const sum = (kind: string) =>
        lines
          .filter((each) => each.kind === kind && each.itemKey === line.itemKey && each.voidedAt === null)
          .reduce((total, { amount }) => total + amount, 0);
      if (line.kind === 'payment' && sum('payment') - line.amount < sum('refund'))
        throw new DomainError('fee.refundTooLarge', 'What was refunded must be voided first', {});
      await sql.query({
        name: 'void-fee',
        text: `update fee_payment set voided_at = $3, voided_by = $4, void_reason = $5
          where home_agency_id = $1 and id = $2`,
        values: [key.homeAgencyId, id, formatInstant(at), actor.staffId, reason],
      });
    });
  }
}
