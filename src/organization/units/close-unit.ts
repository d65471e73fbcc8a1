// Closes a unit from a day on; its successor takes its place in everything that names it.
import { Injectable } from '@nestjs/common';
import { formatDay, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { closedFrom } from './dated-facts.ts';
import { FindUnits } from './find-units.ts';
import { gainsWithin, withGains } from './gains-within.ts';
import type { By } from './gains-within.ts';
import { readOpenWork, refuseOpenWork } from './open-work.ts';
import { rewriteFacts } from './rewrite-facts.ts';
import type { CloseUnitBody } from './unit-bodies.ts';
import { planUnitChanges } from './unit-changes.ts';
import type { UnitView } from './unit-view.ts';

@Injectable()
export class CloseUnit {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly units: FindUnits,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * Positions, units under it and competences are not rewritten: they are read as the successor's from that day.
   * Dossiers are moved by a decision that hands them over, so a unit that has some is closed by one.
   *
   * @throws DomainError `unit.successorUnfit`, `unit.hasOpenUnits`, `unit.hasOpenWork`, `unit.closed`, `unit.unknown`,
   *   `validity.empty` or `ifMatch.stale`; `right.onOneself` where the actor's own position would reach further
   */
  async run(
    by: By,
    id: string,
    version: number,
    { on, successorId = null }: CloseUnitBody,
    at: Instant,
  ): Promise<UnitView> {
    const day = parseDay(on);
    const wish = { kind: 'close', unitId: id, successorId } as const;
    const before = await this.directory.reload();
    planUnitChanges(before, [wish], startOfDay(day));
    await this.database.transaction(async (sql) => {
      const rewritten = await rewriteFacts(sql, id, version, (facts) => closedFrom(facts, on, successorId));
      const gains = await gainsWithin(sql, before, Math.max(startOfDay(day), at), by);
      await this.log.write(sql, withGains({ action: 'unit.closed', ...rewritten }, gains));
      const open = await readOpenWork(sql, id, on);
      refuseOpenWork(id, successorId === null ? open : { dossiers: open.dossiers });
    });
    await this.directory.reload();
    return this.units.one(id, formatDay(day));
  }
}
