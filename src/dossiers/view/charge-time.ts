// Whose time a dossier took, by the stays it made: nobody who holds it later changes who is charged for before.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { CHARGED_TO, whoseTime } from '../../domain/process/whose-time.ts';
import type { ChargedPart } from '../../domain/process/whose-time.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { ChargeView, ChargesView } from './charges-view.ts';
import { readStays } from './read-course.ts';
import { readOwed } from '../read-owed.ts';
import { SeeDossier } from '../access/see-dossier.ts';

@Injectable()
export class ChargeTime {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async run(ref: string, actor: Actor, at: Instant): Promise<ChargesView> {
    const { state } = await this.dossiers.find(ref, 'course', actor);
    const [stays, organization] = await Promise.all([this.of(state, at), this.directory.current()]);
    const parts = stays.flat();
    const charges = CHARGED_TO.map((charge): ChargeView => {
      const own = parts.filter((part) => part.charge === charge);
      const byUnit = new Map<string, number>();
      for (const { unitId, workingMinutes } of own)
        byUnit.set(unitId, (byUnit.get(unitId) ?? 0) + workingMinutes);
      return {
        charge,
        workingMinutes: own.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0),
        units: [...byUnit].map(([id, workingMinutes]) => ({
          id,
          name: organization.unit(id)?.name ?? null,
          workingMinutes,
        })),
      };
    });
    const { closedAt } = state.columns;
    return { charges, runningFor: closedAt === null ? (stays.at(-1)?.at(-1)?.charge ?? null) : null };
  }

  /** The parts of each stay of a dossier, in order, for whoever has seen to it that the reader may know. */
  async of(state: DossierState, at: Instant): Promise<readonly (readonly ChargedPart[])[]> {
    const [stays, owed, { calendar, pinned }, organization] = await Promise.all([
      readStays(this.database, state),
      readOwed(this.database, [state]),
      timingOf(state, this.definitions),
      this.directory.current(),
    ]);
    const count = {
      lodgedAt: state.columns.lodgedAt,
      at,
      calendar,
      steps: pinned.definition.process.steps,
      agencyOf: organization.agencyOf.bind(organization),
    };
    return stays.map((stay) => whoseTime(stay, owed.get(state.id) ?? [], count));
  }
}
