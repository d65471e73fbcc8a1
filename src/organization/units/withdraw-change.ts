// Takes back a change or the end of a unit before its day has come.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { withdrawnOn } from './dated-facts.ts';
import { FindUnits } from './find-units.ts';
import { gainsWithin, withGains } from './gains-within.ts';
import type { By } from './gains-within.ts';
import { rewriteFacts } from './rewrite-facts.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class WithdrawChange {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: FindUnits,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * @param on the day on which the change or the end would hold
   * @throws DomainError `unit.changeInForce`, `unit.changedByDecision`, `unit.nothingToWithdraw`, `unit.unknown`,
   *   `day.invalid` or `ifMatch.stale`; `right.onOneself` where the actor's own position would keep what it was to lose
   */
  async run(by: By, id: string, version: number, on: string, at: Instant): Promise<UnitView> {
    const day = parseDay(on);
    if (day <= dayOf(at))
      throw new DomainError('unit.changeInForce', 'What holds already is changed, not withdrawn', { on });
    const before = await this.directory.reload();
    await this.database.transaction(async (sql) => {
      const rewritten = await rewriteFacts(sql, id, version, (facts) => withdrawnOn(facts, on));
      const gains = await gainsWithin(sql, before, startOfDay(day), by);
      await this.log.write(sql, withGains({ action: 'unit.changeWithdrawn', ...rewritten }, gains));
      await refuseDecided(sql, id, on);
    });
    await this.directory.reload();
    return this.units.one(id, formatDay(dayOf(at)));
  }
}

/** What a decision changes is withdrawn with the decision, or its dossiers would be moved all the same. */
async function refuseDecided(sql: Queryable, unitId: string, on: string): Promise<void> {
  const { rows } = await sql.query<{ id: string }>({
    name: 'unit-change-decided',
    text: `select id from hand_over where state <> 'withdrawn' and effective_on = $2
      and unit_changes @> jsonb_build_array(jsonb_build_object('unitId', $1::text)) limit 1`,
    values: [unitId, on],
  });
  if (rows.length > 0)
    throw new DomainError('unit.changedByDecision', 'Withdraw the decision that changes the unit', {
      handOverId: rows[0]!.id,
    });
}
