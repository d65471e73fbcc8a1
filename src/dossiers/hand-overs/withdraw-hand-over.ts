// Withdraws a decision before its day: the units are again what they were going to be without it, nothing is moved.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { AdministrationLog } from '../../organization/administration-log/administration-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { gainsWithin, withGains } from '../../organization/units/gains-within.ts';
import { ReorganizeUnits } from '../../organization/units/reorganize-units.ts';
import type { UnitChange } from '../../organization/units/unit-changes.ts';
import { Database } from '../../platform/database.ts';
import type { HandOverView } from './hand-over-view.ts';
import { refuseForeign } from './may-decide.ts';
import { ShowHandOvers } from './show-hand-overs.ts';

/** Only one that nobody has begun with: whoever claims it at this moment is first, or finds it withdrawn. */
const WITHDRAW = `
  update hand_over set state = 'withdrawn', withdrawn_by = $3, withdrawn_at = $2
  where id = $1 and state = 'waiting' and not_before > $2
  returning unit_changes as changes`;

@Injectable()
export class WithdrawHandOver {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: ReorganizeUnits,
    private readonly show: ShowHandOvers,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * A leader withdraws what he could have decided.
   *
   * @throws DomainError `handOver.unknown`, `handOver.begun`, `unit.nothingToWithdraw`, and those of `refuseForeign` and
   *   `gainsWithin`
   */
  async run(id: string, actor: Actor, at: Instant): Promise<HandOverView> {
    const { state, decisionNumber, rules, unitChanges, effectiveOn } = await this.show.one(id, actor, at);
    const organization = await this.directory.reload();
    const from = startOfDay(parseDay(effectiveOn));
    refuseForeign({ from, rules, changes: unitChanges }, organization, actor, at);
    await this.database.transaction(async (sql) => {
      const {
        rows: [withdrawn],
      } = await sql.query<{ changes: readonly UnitChange[] }>({
        name: 'hand-over-withdraw',
        text: WITHDRAW,
        values: [id, new Date(at), actor.staffId],
      });
      if (withdrawn === undefined)
        throw new DomainError('handOver.begun', 'A decision is withdrawn before its day, and once', {
          state,
        });
      await this.units.takeBack(sql, withdrawn.changes, effectiveOn);
      const gains = await gainsWithin(sql, organization, Math.max(from, at), actor);
      const act = {
        action: 'handOver.withdrawn',
        subject: { id, name: decisionNumber },
        before: { state, effectiveOn },
        after: { state: 'withdrawn' },
      } as const;
      await this.log.write(sql, withGains(act, gains));
    });
    await this.directory.reload();
    return this.show.one(id, actor, at);
  }
}
