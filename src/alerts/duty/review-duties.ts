// Finds the alerts that came into other hands, or before other people, without anybody touching what they are about: an
// absence, a position, an account or the head of a unit began or ended. The rungs look at them again, tell the new hands and
// release the old.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Organization } from '../../organization/organization.ts';
import { Database } from '../../platform/database.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { ALERT_KINDS } from '../ladder/alert-kind-words.ts';
import { besideLadder, namesBystanders, type PlacesBeside } from '../ladder/beside-ladder.ts';
import { digestOf } from './duty-of.ts';
import { ladderOf } from '../ladder/ladder.ts';
import { LADDERS } from '../ladder/ladder-setting.ts';
import { LevelsAbove } from './levels-above.ts';

/** What the people of some open alerts depend on; kind and places only where the ladder names people beside it. */
interface Standing extends PlacesBeside {
  readonly unit: string;
  readonly officer: string | null;
  readonly levels: string;
  readonly kind: string | null;
}

@Injectable()
export class ReviewDuties {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  /**
   * Idempotent, and so repeated after any downtime.
   *
   * @param since the instant of what began or ended
   * @returns how many alerts are to be looked at again
   */
  async run(organization: Organization, since: Instant, now: Instant): Promise<number> {
    const ladders = await this.settings.read(LADDERS);
    const levels = new LevelsAbove(organization, now);
    const people = {
      levelsOf: (unitId: string, officerId: string | null) => levels.of(unitId, officerId),
      deskOf: (unitId: string) => organization.peopleOf('reception', unitId, now),
    };
    const standing = await this.standing(
      ALERT_KINDS.map(({ value }) => value).filter((kind) => namesBystanders(ladderOf(kind, ladders))),
    );
    const changed = standing.filter((row) => {
      try {
        const beside = row.kind === null ? {} : besideLadder(ladderOf(row.kind, ladders), row, people);
        return digestOf(levels.of(row.unit, row.officer), beside) !== row.levels;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        return false;
      }
    });
    return changed.length === 0 ? 0 : this.mark(changed, Math.min(since, now));
  }

  /** @param kinds those of which people beside the ladder are told */
  private async standing(kinds: readonly string[]): Promise<readonly Standing[]> {
    const { rows } = await this.database.query<Standing>({
      name: 'duties.standing',
      text: `
        select duty.unit_id as unit, duty.officer_id as officer, duty.levels, told.kind,
          dossier.reception_unit_id as "receptionUnitId", asked.asked_by as "askedBy", asked.asked_from as "askedFrom"
        from duty
        left join alert told on told.home_agency_id = duty.home_agency_id and told.id = duty.alert_id
          and told.kind = any($1)
        left join dossier on dossier.home_agency_id = told.home_agency_id and dossier.id = told.dossier_id
        left join consultation asked on asked.home_agency_id = told.home_agency_id
          and asked.dossier_id = told.dossier_id and asked.subject = told.subject
        where duty.until_at is null group by 1, 2, 3, 4, 5, 6, 7`,
      values: [kinds],
    });
    return rows;
  }

  private async mark(changed: readonly Standing[], since: Instant): Promise<number> {
    const { rows } = await this.database.query({
      name: 'duties.mark',
      text: `update alert set next_rung_at = least(alert.next_rung_at, $2)
        from duty join json_to_recordset($1) as c (unit uuid, officer uuid, levels text)
          on duty.unit_id = c.unit and duty.officer_id is not distinct from c.officer and duty.levels = c.levels
        where duty.until_at is null and alert.home_agency_id = duty.home_agency_id and alert.id = duty.alert_id
          and alert.closed_at is null
        returning 1`,
      values: [JSON.stringify(changed), new Date(since)],
    });
    return rows.length;
  }
}
