// Whose time a dossier took, by the stays it made: nobody who holds it later changes who is charged for before.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/time/instant.ts';
import { MINUTE_MS } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { Definitions } from '../engine/definitions.ts';
import { timingOf } from '../engine/timing.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import type { ChargeView, ChargesView } from './charges-view.ts';
import { CHARGED_TO } from './charges-view.ts';
import type { StayView } from './dossier-view.ts';
import { readStays } from './read-course.ts';
import { SeeDossier } from './see-dossier.ts';

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
    const { key, state } = await this.dossiers.find(ref, actor);
    const [stays, { calendar }, organization] = await Promise.all([
      readStays(this.database, key),
      timingOf(state, this.definitions),
      this.directory.current(),
    ]);
    const { lodgedAt } = state.columns;
    const charged = stays.map((stay) => ({ stay, minutes: minutesOf(stay, lodgedAt, at, calendar) }));
    const charges = CHARGED_TO.map((charge): ChargeView => {
      const own = charged.filter(({ stay }) => whoseTime(stay.charge) === charge);
      const byUnit = new Map<string, number>();
      for (const { stay, minutes } of own) byUnit.set(stay.unitId, (byUnit.get(stay.unitId) ?? 0) + minutes);
      return {
        charge,
        workingMinutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
        units: [...byUnit].map(([id, workingMinutes]) => ({
          id,
          name: organization.unit(id)?.name ?? null,
          workingMinutes,
        })),
      };
    });
    return { charges, runningFor: whoseTime(stays.find(({ leftAt }) => leftAt === null)?.charge ?? 'none') };
  }
}

/** After the result nobody's time is charged. */
function whoseTime(charge: string): ChargeView['charge'] | null {
  if (charge === 'none') return null;
  return charge === 'partner' ? 'partnerAgency' : (charge as ChargeView['charge']);
}

/** An open stay is counted up to now, by the same whole minutes since lodging in which closed ones were counted. */
function minutesOf(stay: StayView, lodgedAt: Instant, at: Instant, calendar: WorkingCalendar): number {
  if (stay.workingMinutes !== null) return stay.workingMinutes;
  const minutesAt = (instant: Instant) =>
    Math.floor(calendar.workingTimeBetween(lodgedAt, Math.max(lodgedAt, instant)) / MINUTE_MS);
  return Math.max(0, minutesAt(stay.leftAt ?? at) - minutesAt(stay.enteredAt));
}
