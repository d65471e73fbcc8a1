// Tells the open dossiers of a unit that was moved to another agency where it lies now: what its leader had to sign is
// then held by the new agency. Who may do what follows the tree of the day by itself.
import { Injectable, Logger } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import { SYSTEM_SENDER } from '../../dossier-kind/sender.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { findConcerned } from './find-concerned.ts';
import type { ConcernedDossier } from './find-concerned.ts';
import { whoGoesOn } from './fit-successor.ts';
import { movedUnits, unitsToday } from './moved-units.ts';

const PAGE = 200;
const AGAIN_MS = 300_000;

@Injectable()
export class FollowMovedUnits {
  private readonly log = new Logger(FollowMovedUnits.name);
  /** The picture that was followed last, where its moved units lie, and when those it could not tell are tried again. */
  private followed: { organization: Organization; lying: string; again: Instant } | null = null;

  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * Idempotent: a dossier that knows where its units lie is left alone. Looked for once for each way in which the moved
   * units lie; what could not be told then, every five minutes.
   *
   * @param goOn asked between pages
   * @returns dossiers that were told
   */
  async run(goOn: () => boolean = () => true): Promise<number> {
    const organization = await this.directory.current();
    const at = this.clock.now();
    const due = this.followed === null || at >= this.followed.again;
    if (organization === this.followed?.organization && !due) return 0;
    const units = movedUnits(organization, at);
    const lying = units.map((id) => organization.pathOf(id, at).join('<')).join();
    if (lying === this.followed?.lying && !due) {
      this.followed = { ...this.followed, organization };
      return 0;
    }
    let told = 0;
    let missed = 0;
    for (let after: ConcernedDossier | null = null; units.length > 0;) {
      if (!goOn()) return told;
      const page = await findConcerned(this.database, units, after, PAGE);
      const done = await Promise.all(page.map((dossier) => this.tell(dossier, organization, at)));
      told += done.filter((one) => one === 'told').length;
      missed += done.filter((one) => one === 'missed').length;
      if (page.length < PAGE) break;
      after = page.at(-1)!;
    }
    this.followed = { organization, lying, again: missed === 0 ? Infinity : at + AGAIN_MS };
    return told;
  }

  private async tell(
    { homeAgencyId, id, version, units, officer, officers }: ConcernedDossier,
    organization: Organization,
    at: Instant,
  ): Promise<'told' | 'missed' | 'nothing'> {
    const now = unitsToday(units, organization, at);
    if (now === null) return 'nothing';
    const people = [...(officer === null ? [] : [officer]), ...Object.values(officers ?? {})];
    try {
      await this.engine.send(DOSSIER, {
        kind: 'event',
        key: { homeAgencyId, id },
        at,
        command: {
          type: 'handOver',
          units: now,
          stays: whoGoesOn(organization, people, now, at),
          decision: wordsOf(now, organization, at),
        },
        sender: SYSTEM_SENDER,
        ifVersion: version,
      });
      return 'told';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.log.warn(`dossier ${id} was not told where its unit lies now: ${error.code}`);
      return 'missed';
    }
  }
}

/** As the journal says it: the competent unit and its agency, as they are named that day. */
function wordsOf({ competent }: { competent: readonly string[] }, organization: Organization, at: Instant) {
  return [competent[0], competent.at(-1)]
    .map((id) => (id === undefined ? '' : (organization.unit(id, at)?.name ?? '')))
    .join(', ');
}
