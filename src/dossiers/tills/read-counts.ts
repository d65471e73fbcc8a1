// Counts of the money of desks: one's own, and for heads and whoever supervises, those of their units.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, dayOf, formatDay, formatInstant, parseDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { CountsQuery } from './till-bodies.ts';
import { readCountedLines } from './till-lines.ts';
import { tillSums } from './till-sums.ts';
import type { TillCountLine, TillCountView } from './till-view.ts';

const MOST = 500;
const LONGEST_DAYS = 92;
const USUAL_DAYS = 31;

interface Row {
  readonly id: string;
  readonly unitId: string;
  readonly staffId: string;
  readonly expectedCash: number;
  readonly countedCash: number;
  readonly reason: string | null;
  readonly countedAt: Instant;
}

const COLUMNS = `id, unit_id as "unitId", staff_id as "staffId",
  expected_cash::float8 as "expectedCash", counted_cash::float8 as "countedCash", reason,
  (extract(epoch from counted_at) * 1000)::float8 as "countedAt"`;

@Injectable()
export class ReadCounts {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly accessLog: AccessLog,
  ) {}

  /** Newest first, at most 500 of at most 92 days; of the last 31 where no days are given. @throws DomainError `till.periodTooLong` */
  async list(query: CountsQuery, actor: Actor, at: Instant): Promise<TillCountLine[]> {
    const last = parseDay(query.to ?? formatDay(dayOf(at)));
    const first = query.from === undefined ? last - USUAL_DAYS : parseDay(query.from);
    if (last - first > LONGEST_DAYS)
      throw new DomainError('till.periodTooLong', 'Ask for a shorter time', { mostDays: LONGEST_DAYS });
    const organization = await this.directory.current();
    const { rows } = await this.database.query<Row>({
      name: 'till-counts',
      text: `select ${COLUMNS} from till_count
        where counted_at >= $1 and counted_at < $2 and (staff_id = $3 or unit_id = any($4::uuid[]))
        order by counted_at desc, id limit ${MOST}`,
      values: [
        formatInstant(startOfDay(first)),
        formatInstant(startOfDay(last) + DAY_MS),
        actor.staffId,
        overseen(actor, organization, at),
      ],
    });
    return rows.map((row) => lineOf(row, organization));
  }

  /** @throws DomainError `till.unknown`, also for another's that the reader does not oversee */
  async one(id: string, actor: Actor, at: Instant): Promise<TillCountView> {
    const { rows } = await this.database.query<Row>({
      name: 'till-count',
      text: `select ${COLUMNS} from till_count where id = $1`,
      values: [id],
    });
    const organization = await this.directory.current();
    const [row] = rows;
    if (row === undefined || !mayRead(row, actor, organization, at))
      throw new DomainError('till.unknown', 'There is no such count', {});
    const lines = await readCountedLines(this.database, id);
    for (const { homeAgencyId, dossierId } of lines)
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId, what: 'list' });
    return { count: lineOf(row, organization), lines, ...tillSums(lines) };
  }
}

const mayRead = (row: Row, actor: Actor, organization: Organization, at: Instant): boolean =>
  row.staffId === actor.staffId || overseen(actor, organization, at).includes(row.unitId);

/** The units whose money somebody answers for, or supervises. */
function overseen(actor: Actor, organization: Organization, at: Instant): readonly string[] {
  const over = actor.holds.filter(({ position }) => ['head', 'leader', 'supervisor'].includes(position));
  const { unitIds } = organization.scopeOfHolds(over, at);
  return unitIds === 'all' ? organization.units.map(({ id }) => id) : [...unitIds];
}

function lineOf({ staffId, ...row }: Row, organization: Organization): TillCountLine {
  return {
    ...row,
    unitName: organization.unit(row.unitId)?.name ?? '',
    staffName: organization.staff(staffId)?.name ?? '',
  };
}
