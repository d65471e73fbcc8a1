// Tells the signed-in person who he is here: positions, substitutions, preferences, clock.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { Organization } from '../organization.ts';
import { SCOPE_OF_POSITION } from '../reading-scope.ts';
import { StaffTable } from '../staff.table.ts';
import type { OwnHoldView, SessionView } from './session-bodies.ts';
import { SESSION_IDLE_MS } from './sessions.ts';

@Injectable()
export class WhoAmI {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly config: Config,
  ) {}

  async run(staffId: string, csrfToken: string | null, at: Instant, locked = false): Promise<SessionView> {
    const own = await this.database.repository(StaffTable).findOneBy({ id: staffId });
    if (own === null) throw new DomainError('auth.required', 'Sign in first');
    const organization = await this.directory.reload();
    return {
      staff: {
        id: own.id,
        account: own.account,
        name: own.full_name,
        email: own.email,
        mailAlerts: own.mail_alerts,
        mailOutsideHours: own.mail_outside_hours,
        dailyDigest: own.daily_digest,
      },
      holds: organization.holdsOf(staffId, at).map((hold) => describe(organization, hold, at)),
      language: own.language,
      settings: own.settings,
      mustChangePassword: own.must_change_password,
      locked,
      lockAfterSeconds: this.config.sessionLockMinutes * 60,
      endAfterSeconds: SESSION_IDLE_MS / 1000,
      csrfToken,
      serverTime: formatInstant(at),
      evaluationMode: this.config.mode === 'evaluation',
    };
  }
}

function describe(organization: Organization, hold: Hold, at: Instant): OwnHoldView {
  const unit = organization.unit(hold.unitId);
  const agencyId = organization.agencyOf(hold.unitId, at);
  return {
    position: hold.position,
    unitId: hold.unitId,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    unitKind: unit?.kind ?? 'department',
    scope: SCOPE_OF_POSITION[hold.position],
    agencyId,
    agencyName: agencyId === null ? null : (organization.unit(agencyId)?.name ?? null),
    onBehalfOf: hold.onBehalfOf,
    onBehalfOfName: hold.onBehalfOf === null ? null : (organization.staff(hold.onBehalfOf)?.name ?? null),
  };
}
