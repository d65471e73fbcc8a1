// Finds one alert for somebody who may see it.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import { hasDuty } from '../duty/has-duty.ts';
import { overseesUnit } from '../duty/may-see-alert.ts';
import { readMatters } from '../duty/read-matters.ts';

export interface FoundAlert {
  readonly homeAgencyId: string;
  readonly id: string;
  /** Whether the person has a line of it in the inbox. */
  readonly told: boolean;
}

interface Row {
  readonly home_agency_id: string;
  readonly unit_id: string;
  readonly told: boolean;
}

@Injectable()
export class FindAlert {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `alert.unknown` to everybody who has no line of it in the inbox */
  async toldTo(actor: Actor, alertId: string, at: Instant): Promise<FoundAlert> {
    const alert = await this.visibleTo(actor, alertId, at);
    if (!alert.told) throw notFound(alertId);
    return alert;
  }

  /** @throws DomainError `alert.unknown` as `visibleTo`; `alert.notHeld` to whose duty it is not, or is no longer */
  async heldBy(actor: Actor, alertId: string, at: Instant): Promise<FoundAlert> {
    const alert = await this.visibleTo(actor, alertId, at);
    const [known] = await readMatters(this.database, [{ alertId, staffId: actor.staffId }]);
    const organization = await this.directory.current();
    if (known !== undefined && hasDuty(organization, known.matter, actor.staffId, at)) return alert;
    throw new DomainError('alert.notHeld', 'What it is about is in other hands now', { alertId });
  }

  /** @throws DomainError `alert.unknown`, whether there is none or the person has no business with it */
  async visibleTo(actor: Actor, alertId: string, at: Instant): Promise<FoundAlert> {
    const {
      rows: [row],
    } = await this.database.query<Row>({
      name: 'alerts.find',
      text: `
        select alert.home_agency_id, alert.unit_id, exists (
          select from alert_notice notice where notice.home_agency_id = alert.home_agency_id
            and notice.alert_id = alert.id and notice.staff_id = $2) as told
        from alert where id = $1`,
      values: [alertId, actor.staffId],
    });
    if (row !== undefined) {
      const organization = await this.directory.current();
      if (row.told || overseesUnit(organization, actor.holds, row.unit_id, at))
        return { homeAgencyId: row.home_agency_id, id: alertId, told: row.told };
    }
    throw notFound(alertId);
  }
}

function notFound(alertId: string): DomainError {
  return new DomainError('alert.unknown', 'There is no such alert', { alertId });
}
