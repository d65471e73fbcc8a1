// Records a decision with all that it does to the tree of units; the dossiers follow in the background.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { AdministrationLog } from '../../organization/administration-log/administration-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { gainsWithin, withGains } from '../../organization/units/gains-within.ts';
import { ReorganizeUnits } from '../../organization/units/reorganize-units.ts';
import { Database } from '../../platform/database.ts';
import { checkDecision, ruledUnits } from './check-decision.ts';
import type { HandOverBody } from './hand-over-bodies.ts';
import type { HandOverView } from './hand-over-view.ts';
import { refuseUnruled } from './left-behind.ts';
import { ShowHandOvers } from './show-hand-overs.ts';

@Injectable()
export class DecideHandOver {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: ReorganizeUnits,
    private readonly show: ShowHandOvers,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * A decision is known by its number and day: sent again it is refused, so that a repeat does nothing twice.
   * Where its changes of units let positions reach other agencies, the log says whose, and the supervising office is told.
   *
   * @throws DomainError `handOver.decisionExists` (with the id), and those of `checkDecision`, `refuseUnruled`,
   *   `ReorganizeUnits` and `gainsWithin`
   */
  async run(body: HandOverBody, actor: Actor, at: Instant): Promise<HandOverView> {
    await this.#refuseKnown(body);
    const organization = await this.directory.reload();
    const decision = checkDecision(body, organization, actor, at);
    await refuseUnruled(this.database, decision, organization, at);
    const id = uuidv7();
    try {
      await this.database.transaction(async (sql) => {
        await sql.query({
          name: 'hand-over-record',
          text: `insert into hand_over (id, decision_number, decided_on, signed_by, reason, effective_on, rules,
              unit_changes, new_process_fields, state, not_before, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11, $12)`,
          values: [
            id,
            body.decisionNumber.trim(),
            decision.decidedOn,
            body.signedBy.trim(),
            body.reason.trim(),
            decision.effectiveOn,
            JSON.stringify(decision.rules),
            JSON.stringify(decision.changes),
            JSON.stringify(decision.newProcessFields),
            new Date(decision.from),
            actor.staffId,
            new Date(at),
          ],
        });
        await this.units.within(sql, decision.changes, decision.effectiveOn, ruledUnits(decision));
        const gains = await gainsWithin(sql, organization, Math.max(decision.from, at), actor);
        const { decidedOn, effectiveOn, rules, changes } = decision;
        const act = {
          action: 'handOver.decided',
          subject: { id, name: body.decisionNumber.trim() },
          after: { decidedOn, effectiveOn, rules, changes },
        } as const;
        await this.log.write(sql, withGains(act, gains));
      });
    } catch (error) {
      // Somebody recorded the same decision at the same moment.
      if ((error as { constraint?: unknown }).constraint === 'hand_over_decision_once')
        await this.#refuseKnown(body);
      throw error;
    }
    await this.directory.reload();
    return this.show.one(id, actor, at);
  }

  async #refuseKnown({ decisionNumber, decidedOn }: HandOverBody): Promise<void> {
    const {
      rows: [known],
    } = await this.database.query<{ id: string }>({
      name: 'hand-over-known',
      text: `select id from hand_over
        where decision_number = $1 and decided_on = $2 and withdrawn_at is null`,
      values: [decisionNumber.trim(), decidedOn],
    });
    if (known !== undefined)
      throw new DomainError('handOver.decisionExists', 'This decision has been recorded already', {
        id: known.id,
      });
  }
}
