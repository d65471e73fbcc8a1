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

type Row = Figures & { readonly agency: string; readonly month: string };

const TEXT = `
  select competent_agency_id as agency, to_char(day, 'YYYY-MM') as month,
    coalesce(sum(n) filter (where measure like 'accepted.%'), 0)::int as received,
    coalesce(sum(n) filter (where measure in ('resolved.early', 'resolved.onTime')), 0)::int as "onTime",
    coalesce(sum(n) filter (where measure = 'resolved.late'), 0)::int as late
  from daily_count
  where day >= $1::date and day < $2::date and (measure like 'accepted.%' or measure like 'resolved.%')
  group by 2, 1
  having sum(n) <> 0`;

@Injectable()
export class ReadFigures {
  private kept: { readonly at: Instant; readonly rows: readonly Row[] } | null = null;
  private reading: Promise<readonly Row[]> | null = null;

  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * A month's sums are of the figures that are told: what is left out could be told by taking away.
   *
   * @param month `YYYY-MM`; @param least figures below it are not told; @param now whose month is the newest
   */
  async run(month: string, least: number, now: Instant): Promise<PublicFigures> {
    const rows = await this.rows(now);
    const organization = await this.directory.current();
    const agencies = rows
      .filter((row) => row.month === month)
      .map(({ agency, received, onTime, late }) => ({
        name: organization.unit(agency)?.name ?? '',
        received,
        onTime,
        late,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    const told = (n: number) => (n >= least ? n : 0);
    const months = new Map<string, Figures>();
    for (const { month: of, received, onTime, late } of rows) {
      const sum = months.get(of) ?? { received: 0, onTime: 0, late: 0 };
      months.set(of, {
        received: sum.received + told(received),
        onTime: sum.onTime + told(onTime),
        late: sum.late + told(late),
      });
    }
    return {
      at: this.kept?.at ?? now,
      agencies,
      months: [...months]
        .map(([of, figures]) => ({ month: of, ...figures }))
        .sort((a, b) => b.month.localeCompare(a.month)),
    };
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
