// What is late or nearly so now, by agency, unit, officer, procedure, step or reason; late reception apart from late processing.
import { Injectable } from '@nestjs/common';
import { nameOf } from '../../dossiers/names.ts';
import { conditionsOf, DUE_SQL } from '../../dossiers/lists/queue-filter.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import type { LateNowCounts, LateNowLine, LateNowView, LateReception } from './late-now-view.ts';
import { LATE_REASON } from './late-reason-sql.ts';
import { RollupPass } from '../reports/rollup-pass.ts';

export const LATE_GROUPINGS = ['agency', 'unit', 'officer', 'procedure', 'step', 'reason'] as const;
export type LateGrouping = (typeof LATE_GROUPINGS)[number];

const COLUMN: Readonly<Record<LateGrouping, string>> = {
  agency: 'd.unit_id::text',
  unit: 'd.unit_id::text',
  officer: `coalesce(d.officer_id::text, 'none')`,
  procedure: 'd.procedure_code',
  step: 'd.state',
  reason: LATE_REASON,
};
const FILTER: Readonly<Record<LateGrouping, string | null>> = {
  agency: null,
  unit: 'unitId',
  officer: 'officer',
  procedure: 'procedureCode',
  step: 'state',
  reason: 'reason',
};

interface Counted extends LateNowCounts {
  readonly key: string;
  readonly procedureName: string | null;
  readonly someProcess: string;
  readonly oldestLateAt: number | null;
  readonly calendarName: string | null;
}

@Injectable()
export class ReadLateNow {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
    private readonly rollup: RollupPass,
  ) {}

  /** Lines with most late ones first. By agency, the units of each are taken together. */
  async run(by: LateGrouping, actor: Actor, at: Instant): Promise<LateNowView> {
    const organization = await this.directory.current();
    const [counted, reception] = await Promise.all([
      this.counted(by, actor, at),
      this.reception(actor, at, organization),
    ]);
    const lines = new Map<string, LateNowLine>();
    for (const row of counted.rows) {
      const key = by === 'agency' ? (organization.agencyOf(row.key, at) ?? row.key) : row.key;
      const before = lines.get(key);
      lines.set(
        key,
        before === undefined
          ? await this.line(by, key, row, organization, at)
          : merged(before, this.aged(row, at), row),
      );
    }
    const all = [...lines.values()].sort(
      (a, b) => b.late - a.late || b.dueSoon - a.dueSoon || (a.name ?? '').localeCompare(b.name ?? '', 'vi'),
    );
    return { total: sumOf(all), unassigned: counted.unassigned, reception, lines: all, serverNow: at };
  }

  private async counted(by: LateGrouping, actor: Actor, at: Instant) {
    const to = new Bindings();
    const now = to.instant(at);
    const is = (due: 'late' | 'dueSoon' | 'stepLate') => `(${DUE_SQL[due].replaceAll('$now', () => now)})`;
    const where = conditionsOf({ relation: 'holding' }, actor, at, to).join(' and ');
    const count = (condition: string, name: string) =>
      `count(*) filter (where ${condition})::int as "${name}"`;
    const { rows } = await this.database.query<Counted>({
      text: `select ${COLUMN[by]} as key, ${count(is('late'), 'late')}, ${count(is('dueSoon'), 'dueSoon')},
          ${count(is('stepLate'), 'stepLate')}, ${count(`${is('late')} and d.officer_id is null`, 'lateUnassigned')},
          ${count(`${is('dueSoon')} and d.officer_id is null`, 'dueSoonUnassigned')},
          min(d.process_version_id::text) as "someProcess",
          ${by === 'procedure' ? `(select p.name from procedure p where p.code = d.procedure_code)` : 'null'} as "procedureName",
          (extract(epoch from min(d.late_from_at) filter (where ${is('late')})) * 1000)::float8 as "oldestLateAt",
          min(d.snapshot->'context'->>'calendarName') filter (where ${is('late')}) as "calendarName"
        from dossier d where ${where} and (${is('late')} or ${is('dueSoon')} or ${is('stepLate')})
        group by 1${by === 'procedure' ? ', d.procedure_code' : ''}`,
      values: to.values,
    });
    const none = new Bindings();
    const unassigned = await this.database.query<{ n: number }>({
      text: `select count(*)::int as n from dossier d where ${conditionsOf(
        { relation: 'holding', officer: 'none', due: ['onTime', 'dueSoon', 'late'] },
        actor,
        at,
        none,
      ).join(' and ')}`,
      values: none.values,
    });
    return { rows, unassigned: unassigned.rows[0]!.n };
  }

  private async line(
    by: LateGrouping,
    key: string,
    row: Counted,
    organization: Organization,
    at: Instant,
  ): Promise<LateNowLine> {
    const { late, lateUnassigned, dueSoon, dueSoonUnassigned, stepLate } = row;
    const filter = FILTER[by];
    return {
      key,
      ...(await this.nameOf(by, key, row, organization)),
      query: filter === null ? null : `${filter}=${encodeURIComponent(key)}`,
      ...{ late, lateUnassigned, dueSoon, dueSoonUnassigned, stepLate },
      ...this.aged(row, at),
    };
  }

  private async nameOf(
    by: LateGrouping,
    key: string,
    { procedureName, someProcess }: Counted,
    organization: Organization,
  ): Promise<{ readonly name: string | null; readonly nameEn: string | null }> {
    const same = (name: string | null) => ({ name, nameEn: name });
    switch (by) {
      case 'agency':
      case 'unit':
        return same(organization.unit(key)?.name ?? null);
      case 'officer':
        return same(key === 'none' ? null : nameOf(organization, key));
      case 'procedure':
        return same(procedureName);
      case 'step': {
        const { definition } = await this.definitions.process(someProcess);
        const { vi, en } = namePlace(key, definition.process);
        return { name: vi, nameEn: en };
      }
      // A code, whose words are the screens'.
      case 'reason':
        return same(null);
    }
  }

  private aged({ oldestLateAt, calendarName }: Counted, at: Instant) {
    if (oldestLateAt === null || calendarName === null) return { oldestLateAt: null, oldestMinutes: null };
    const time = this.definitions.calendar(calendarName).workingTimeBetween(oldestLateAt, at);
    return { oldestLateAt, oldestMinutes: Math.floor(time / MINUTE_MS) };
  }

  /** What reception has not answered in time: not yet a dossier under way, so no unit processes it late. */
  private async reception(
    actor: Actor,
    at: Instant,
    organization: Organization,
  ): Promise<readonly LateReception[]> {
    await this.rollup.upToNow();
    const { unitIds } = actor.scope;
    const { rows } = await this.database.query<Omit<LateReception, 'unitName'>>({
      name: 'late-reception-now',
      text: `select f.reception_unit_id as "unitId", count(*)::int as waiting,
          (extract(epoch from min(f.reception_due_at)) * 1000)::float8 as "oldestDueAt"
        from report_fact f
        where f.recorded_to is null and f.stopped_at is null and f.answered_at is null and f.channel <> 'counter'
          and f.reception_due_at <= to_timestamp($1::float8 / 1000)
          and ($2::uuid[] is null or f.reception_unit_id = any($2))
        group by 1 order by 2 desc, 1`,
      values: [at, unitIds === 'all' ? null : [...unitIds]],
    });
    return rows.map((row) => ({ ...row, unitName: organization.unit(row.unitId)?.name ?? null }));
  }
}

function sumOf(lines: readonly LateNowCounts[]): LateNowCounts {
  const sum = (of: keyof LateNowCounts) => lines.reduce((total, line) => total + line[of], 0);
  return {
    late: sum('late'),
    lateUnassigned: sum('lateUnassigned'),
    dueSoon: sum('dueSoon'),
    dueSoonUnassigned: sum('dueSoonUnassigned'),
    stepLate: sum('stepLate'),
  };
}

function merged(
  line: LateNowLine,
  { oldestLateAt, oldestMinutes }: Pick<LateNowLine, 'oldestLateAt' | 'oldestMinutes'>,
  row: LateNowCounts,
): LateNowLine {
  const older =
    oldestLateAt !== null && (line.oldestLateAt === null || oldestLateAt < line.oldestLateAt)
      ? { oldestLateAt, oldestMinutes }
      : {};
  return { ...line, ...sumOf([line, row]), ...older };
}
