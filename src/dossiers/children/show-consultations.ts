// The consultations and legs of one dossier, with what the reader may do about each.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { newestOf } from '../../dossier-kind/children/child-calendars.ts';
import { possibleForChild } from '../../dossier-kind/decide/decide-child.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { Subject } from '../../../workflows/child-state.ts';
import type { ConsultationsOfDossier } from './child-view.ts';
import { CONSULTATION_COLUMNS, shownConsultation } from './consultation-rows.ts';
import type { StoredConsultation } from './consultation-rows.ts';
import { LEG_COLUMNS, shownLeg } from './leg-rows.ts';
import type { StoredLeg } from './leg-rows.ts';
import { SeeDossier } from '../access/see-dossier.ts';

@Injectable()
export class ShowConsultations {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
  ) {}

  /** @throws DomainError `dossier.unknown`, also when it is outside the reader's scope */
  async run(ref: string, actor: Actor, at: Instant): Promise<ConsultationsOfDossier> {
    const { key, state } = await this.dossiers.find(ref, 'children', actor);
    const { children } = state.snapshot.context;
    if (children === undefined) return { consultations: [], legs: [], version: state.version, serverNow: at };
    const { rows } = await this.database.query<StoredConsultation>({
      name: 'consultations-of-dossier',
      text: `select ${CONSULTATION_COLUMNS} from consultation c
        where c.home_agency_id = $1 and c.dossier_id = $2 order by c.asked_at, c.subject`,
      values: [key.homeAgencyId, key.id],
    });
    const { rows: legs } = await this.database.query<StoredLeg>({
      name: 'legs-of-dossier',
      text: `select ${LEG_COLUMNS} from leg c where c.home_agency_id = $1 and c.dossier_id = $2`,
      values: [key.homeAgencyId, key.id],
    });
    const timing = await timingOf(state, this.definitions);
    const organization = await this.directory.current();
    const may = (subject: string) => {
      const child = children[subject];
      return child === undefined ? [] : possibleForChild(state, subject as Subject, child, actor, timing);
    };
    const calendarOf = (subject: string) => newestOf(children[subject]!.context, timing);
    // In the order of the step, which is that in which the dossier made them.
    const order = Object.keys(children);
    return {
      consultations: rows.map((row) => ({
        ...shownConsultation(row, at, calendarOf(row.subject), organization),
        may: may(row.subject),
      })),
      legs: [...legs]
        .sort((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject))
        .map((row) => ({
          ...shownLeg(row, at, calendarOf(row.subject), organization),
          may: may(row.subject),
        })),
      version: state.version,
      serverNow: at,
    };
  }
}
