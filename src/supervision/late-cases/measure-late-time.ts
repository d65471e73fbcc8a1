// Measures a lateness: how long the dossier stood with whom, and whose the time was from when it was late until it was done.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import type { Attribution, LateTimeOf } from '../../../workflows/late-case/late-reasons.ts';
import { CalendarBook } from '../../calendars/calendar-book.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { type ChargedPart, partsWithin } from '../../domain/process/whose-time.ts';
import { ChargeTime } from '../../dossiers/view/charge-time.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { Engine } from '../../engine/engine.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import type { LateCaseRow } from './late-case.table.ts';

/** In working minutes. */
export interface MeasuredTime {
  /** Of the dossier so far, by whose it was. */
  readonly spent: Attribution;
  /** Of it what was late; its sum is `over`. */
  readonly late: Attribution;
  /** From when it was late until it was done or until now; null where the calendar's years do not reach. */
  readonly over: number | null;
}

/** When what was late came to its end: the opinion, the leg, the step, the dossier, the task or the complaint, as the case is about it. */
const ENDED = `
  select coalesce(
    (select ended_at from consultation where home_agency_id = $1 and dossier_id = $2 and subject = $3),
    (select ended_at from leg where home_agency_id = $1 and dossier_id = $2 and subject = $3),
    (select left_at from stay where home_agency_id = $1 and dossier_id = $2 and $3 like 'stay:%'
      and subject = 'dossier' and seq = nullif(split_part($3, ':', 2), '')::integer),
    (select coalesce(resolved_at, closed_at) from dossier where home_agency_id = $1 and id = $2
      and not exists (select from consultation c where c.home_agency_id = $1 and c.dossier_id = $2 and c.subject = $3)
      and not exists (select from leg l where l.home_agency_id = $1 and l.dossier_id = $2 and l.subject = $3)),
    (select coalesce(reported_at, closed_at) from assigned_task where home_agency_id = $1 and id = $2),
    (select coalesce(answered_at, closed_at) from complaint where home_agency_id = $1 and id = $2)) as ended_at`;

@Injectable()
export class MeasureLateTime {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly charges: ChargeTime,
    private readonly definitions: Definitions,
    private readonly calendars: CalendarBook,
    private readonly directory: OrganizationDirectory,
  ) {}

  async run(of: LateCaseRow, now: Instant): Promise<MeasuredTime> {
    const since = of.late_since.getTime();
    const until = Math.max(since, (await this.endOf(of)) ?? now);
    const key = { homeAgencyId: of.home_agency_id, id: of.about_id };
    const state = of.about === 'dossier' ? (await this.engine.read(DOSSIER, [key])).get(key.id) : undefined;
    if (state === undefined) {
      const over = await this.ofUnit(of.unit_id, since, until);
      return { spent: NOTHING, late: { ...NOTHING, department: over ?? 0 }, over };
    }
    const parts = (await this.charges.of(state, now)).flat();
    const calendar = this.definitions.calendar(state.snapshot.context.calendarName);
    const over = Math.floor(calendar.workingTimeBetween(since, until) / MINUTE_MS);
    const late = bySide(partsWithin(parts, since, until, calendar));
    // Late time in which nobody's clock ran.
    const other = Math.max(0, over - late.department - late.partner - late.citizen);
    return { spent: bySide(parts), late: { ...late, other }, over };
  }

  private async endOf({ home_agency_id, about_id, subject }: LateCaseRow): Promise<Instant | null> {
    const { rows } = await this.database.query<{ ended_at: Date | null }>({
      name: 'late-case-ended',
      text: ENDED,
      values: [home_agency_id, about_id, subject],
    });
    return rows[0]?.ended_at?.getTime() ?? null;
  }

  private async ofUnit(unitId: string, from: Instant, to: Instant): Promise<number | null> {
    const organization = await this.directory.current();
    try {
      const calendar = this.calendars.current(organization.unit(unitId)?.calendarName);
      return Math.floor(calendar.workingTimeBetween(from, to) / MINUTE_MS);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return null;
    }
  }
}

const NOTHING: Attribution = { department: 0, partner: 0, citizen: 0, other: 0 };

function bySide(parts: readonly ChargedPart[]): Attribution {
  const sums: Record<LateTimeOf, number> = { ...NOTHING };
  for (const { charge, workingMinutes } of parts)
    sums[charge === 'partnerAgency' ? 'partner' : charge] += workingMinutes;
  return sums;
}
