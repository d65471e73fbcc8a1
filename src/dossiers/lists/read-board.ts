// Counts open dossiers by unit, step, officer and timer, with the conditions that the lists use.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import type {
  BoardColumns,
  BoardOfficer,
  BoardStep,
  BoardUnit,
  BoardView,
  TimerCounts,
} from './board-view.ts';
import { nameOf } from '../names.ts';
import { conditionsOf, DUE_SQL } from './queue-filter.ts';
import { Bindings } from '../../platform/lists/bindings.ts';

type Timer = 'notStarted' | 'onTime' | 'dueSoon' | 'late' | 'paused' | 'resolved';
const TIMERS: readonly Timer[] = ['late', 'dueSoon', 'onTime', 'paused', 'notStarted', 'resolved'];

/** The filters of the lists that the figures count. */
const COLUMNS: BoardColumns = {
  notStarted: 'due=notStarted',
  onTime: 'due=onTime',
  dueSoon: 'due=dueSoon',
  late: 'due=late',
  paused: 'due=paused',
  resolved: 'due=resolved',
  unassigned: 'officer=none',
  open: '',
};

interface Counted {
  readonly unitId: string;
  readonly state: string;
  readonly officerId: string | null;
  readonly timer: Timer;
  readonly someProcess: string;
  readonly n: number;
}

@Injectable()
export class ReadBoard {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
  ) {}

  /**
   * @param unitId one unit alone; without it every unit of the reader's scope that holds something
   * @throws DomainError `unit.outsideScope`
   */
  async run(unitId: string | undefined, actor: Actor, at: Instant): Promise<BoardView> {
    const to = new Bindings();
    const now = to.instant(at);
    const timer = TIMERS.map((each) => `when ${DUE_SQL[each].replaceAll('$now', () => now)} then '${each}'`);
    const { rows } = await this.database.query<Counted>({
      text: `select d.unit_id as "unitId", d.state, d.officer_id as "officerId", case ${timer.join(' ')} end as timer,
          min(d.process_version_id::text) as "someProcess", count(*)::int as n
        from dossier d where ${conditionsOf({ unitId }, actor, at, to).join(' and ')} group by 1, 2, 3, 4`,
      values: to.values,
    });
    const organization = await this.directory.current();
    const units = await Promise.all(
      [...grouped(rows, (row) => row.unitId)].map(([id, own]) => this.unitOf(id, own, organization, at)),
    );
    units.sort(
      (a, b) =>
        b.counts.late - a.counts.late || b.counts.dueSoon - a.counts.dueSoon || b.counts.open - a.counts.open,
    );
    const query = unitId === undefined ? '' : `unitId=${unitId}`;
    return { total: countsOf(rows), query, columns: COLUMNS, units, serverNow: at };
  }

  private async unitOf(
    id: string,
    rows: readonly Counted[],
    organization: Organization,
    at: Instant,
  ): Promise<BoardUnit> {
    const agencyId = organization.agencyOf(id, at);
    const ofUnit = `unitId=${id}`;
    const steps = await Promise.all(
      [...grouped(rows, (row) => row.state)].map(async ([state, own]): Promise<BoardStep> => {
        const { definition } = await this.definitions.process(own[0]!.someProcess);
        const { vi, en } = namePlace(state, definition.process);
        const query = `${ofUnit}&state=${encodeURIComponent(state)}`;
        return { state, stateName: vi, stateNameEn: en, counts: countsOf(own), query };
      }),
    );
    const officers = [...grouped(rows, (row) => row.officerId)].flatMap(([officerId, own]): BoardOfficer[] =>
      officerId === null
        ? []
        : [
            {
              id: officerId,
              name: nameOf(organization, officerId),
              counts: countsOf(own),
              query: `${ofUnit}&officer=${officerId}`,
            },
          ],
    );
    return {
      id,
      name: organization.unit(id)?.name ?? null,
      agencyName: agencyId === null ? null : (organization.unit(agencyId)?.name ?? null),
      counts: countsOf(rows),
      query: ofUnit,
      steps: steps.sort((a, b) => b.counts.open - a.counts.open),
      officers: officers.sort((a, b) => b.counts.late - a.counts.late || b.counts.open - a.counts.open),
    };
  }
}

function countsOf(rows: readonly Counted[]): TimerCounts {
  const sum = (own: (row: Counted) => boolean) =>
    rows.reduce((total, row) => total + (own(row) ? row.n : 0), 0);
  return {
    notStarted: sum(({ timer }) => timer === 'notStarted'),
    onTime: sum(({ timer }) => timer === 'onTime'),
    dueSoon: sum(({ timer }) => timer === 'dueSoon'),
    late: sum(({ timer }) => timer === 'late'),
    paused: sum(({ timer }) => timer === 'paused'),
    resolved: sum(({ timer }) => timer === 'resolved'),
    unassigned: sum(({ officerId }) => officerId === null),
    open: sum(() => true),
  };
}

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
