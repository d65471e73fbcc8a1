// The public figures of a month: received, resolved on time and late, by agency; kept for a while, for many may ask.
import { Injectable } from '@nestjs/common';
import { addMonths, dayOfCivil } from '../../domain/time/civil-date.ts';
import { dayOf, formatDay, type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';

const KEPT_MS = 15 * MINUTE_MS;
const MONTHS = 12;

export interface Figures {
  readonly received: number;
  readonly onTime: number;
  readonly late: number;
}

export interface PublicFigures {
  /** When they were read. */
  readonly at: Instant;
  readonly agencies: readonly (Figures & { readonly name: string })[];
  /** `YYYY-MM`, the newest first. */
  readonly months: readonly (Figures & { readonly month: string })[];
}

type Row = Figures & { readonly agency: string | null; readonly month: string };

// Two groupings of the same sums: the agencies of one month, and all agencies of each month.
const TEXT = `
  select competent_agency_id as agency, to_char(day, 'YYYY-MM') as month,
    coalesce(sum(n) filter (where measure like 'accepted.%'), 0)::int as received,
    coalesce(sum(n) filter (where measure in ('resolved.early', 'resolved.onTime')), 0)::int as "onTime",
    coalesce(sum(n) filter (where measure = 'resolved.late'), 0)::int as late
  from daily_count
  where day >= $1::date and day < $2::date and (measure like 'accepted.%' or measure like 'resolved.%')
  group by grouping sets ((to_char(day, 'YYYY-MM'), competent_agency_id), (to_char(day, 'YYYY-MM')))
  having sum(n) <> 0`;

@Injectable()
export class ReadFigures {
  private kept: { readonly at: Instant; readonly rows: readonly Row[] } | null = null;
  private reading: Promise<readonly Row[]> | null = null;

  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @param month `YYYY-MM`; @param now whose month is the newest */
  async run(month: string, now: Instant): Promise<PublicFigures> {
    const rows = await this.rows(now);
    const organization = await this.directory.current();
    const agencies = rows
      .filter((row) => row.agency !== null && row.month === month)
      .map(({ agency, received, onTime, late }) => ({
        name: organization.unit(agency!)?.name ?? '',
        received,
        onTime,
        late,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    const months = rows
      .filter((row) => row.agency === null)
      .map(({ month: of, received, onTime, late }) => ({ month: of, received, onTime, late }))
      .sort((a, b) => b.month.localeCompare(a.month));
    return { at: this.kept?.at ?? now, agencies, months };
  }

  /** Many who ask at once are answered by one reading. */
  private async rows(now: Instant): Promise<readonly Row[]> {
    const { kept } = this;
    if (kept !== null && kept.at <= now && now - kept.at < KEPT_MS) return kept.rows;
    this.reading ??= this.read(now).finally(() => (this.reading = null));
    return this.reading;
  }

  private async read(now: Instant): Promise<readonly Row[]> {
    const { first, after } = monthsUntil(now);
    const { rows } = await this.database.query<Row>({
      name: 'public-figures',
      text: TEXT,
      values: [first, after],
    });
    this.kept = { at: now, rows };
    return rows;
  }
}

/** `YYYY-MM` of an instant, by the day in Vietnam. */
export function monthOf(now: Instant): string {
  return formatDay(dayOf(now)).slice(0, 7);
}

/** The day before which the newest month ends, and the first day of the oldest one that is shown. */
function monthsUntil(now: Instant): { readonly first: string; readonly after: string } {
  const [year, month] = monthOf(now).split('-').map(Number) as [number, number];
  const first = dayOfCivil(year, month, 1);
  return { first: formatDay(addMonths(first, 1 - MONTHS)), after: formatDay(addMonths(first, 1)) };
}
