// Renames, moves or otherwise changes a unit from a day on. It stays the same unit: nothing that names it is touched.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { Organization } from '../organization.ts';
import { changedFrom } from './dated-facts.ts';
import { FindUnits } from './find-units.ts';
import { gainsWithin, withGains } from './gains-within.ts';
import type { By } from './gains-within.ts';
import { rewriteFacts } from './rewrite-facts.ts';
import type { ChangeUnitBody } from './unit-bodies.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class ChangeUnit {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: FindUnits,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * A unit that is moved, supervised by another office or no agency any more may widen what positions reach: the log
   * says whose, and the supervising office is told.
   *
   * @returns the unit as it is on the day of the change
   * @throws DomainError `unit.unknown`, `unit.loop`, `unit.notThere`, `unit.closed`, `unit.codeTaken`, `day.invalid` or
   *   `ifMatch.stale`; `right.onOneself` where the actor's own position would reach further
   */
  async run(
    by: By,
    id: string,
    version: number,
    { on, ...change }: ChangeUnitBody,
    at: Instant,
  ): Promise<UnitView> {
    const day = formatDay(on === undefined ? dayOf(at) : parseDay(on));
    const from = startOfDay(parseDay(day));
    const before = await this.directory.reload();
    if (change.parentId != null) refuseLoop(before, id, change.parentId, from);
    await this.database.transaction(async (sql) => {
      const rewritten = await rewriteFacts(sql, id, version, (facts) => changedFrom(facts, day, change));
      const gains = await gainsWithin(sql, before, Math.max(from, at), by);
      await this.log.write(sql, withGains({ action: 'unit.changed', ...rewritten }, gains));
    });
    await this.directory.reload();
    return this.units.one(id, day);
  }
}

function refuseLoop(organization: Organization, unitId: string, parentId: string, at: Instant): void {
  if (organization.unit(parentId) === null || organization.unit(unitId) === null) return;
  if (parentId === unitId || organization.subtree(unitId, at).includes(parentId))
    throw new DomainError('unit.loop', 'A unit cannot lie under itself', { unitId });
}
