// Counts open dossiers by agency, room, step, officer and timer, with the conditions that the lists use.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import { nameOf } from '../names.ts';
import { boardCounts, countsOf, grouped, summed } from './board-counts.ts';
import type { CountedRow, Timer } from './board-counts.ts';
import { orderedBoard } from './board-order.ts';
import type { BoardFilter } from './board-order.ts';
import type {
  BoardAgency,
  BoardColumns,
  BoardInside,
  BoardOfficer,
  BoardStep,
  BoardUnit,
  BoardView,
} from './board-view.ts';
import { conditionsOf, DUE_SQL } from './queue-filter.ts';

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
  lateOfCompetence: 'relation=competent&due=late',
};

interface CountedInside extends CountedRow {
  readonly state: string;
  readonly officerId: string | null;
  readonly someProcess: string;
}

export interface BoardWish extends BoardFilter {
  /** One unit alone, with its steps and people; without it every unit of the reader's scope that holds something. */
  readonly unitId?: string | undefined;
}

@Injectable()
export class ReadBoard {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
  ) {}

  /** @throws DomainError `unit.outsideScope` */
  async run(wish: BoardWish, actor: Actor, at: Instant): Promise<BoardView> {
    const { unitId } = wish;
    const organization = await this.directory.current();
    const [held, competent, inside] = await Promise.all([
      this.held(unitId, actor, at),
      this.lateOfCompetence(unitId, actor, at),
      unitId === undefined ? null : this.inside(unitId, actor, organization, at),
    ]);
    const agencies = orderedBoard(agenciesOf(held, competent, unitId, organization, at), wish);
    return {
      total: summed(agencies.map(({ counts }) => counts)),
      query: unitId === undefined ? '' : `unitId=${unitId}`,
      columns: COLUMNS,
      agencies,
      inside,
      serverNow: at,
    };
  }

  private async held(
    unitId: string | undefined,
    actor: Actor,
    at: Instant,
  ): Promise<readonly (CountedRow & { readonly unitId: string })[]> {
    const to = new Bindings();
    const now = to.instant(at);
    const timer = TIMERS.map((each) => `when ${DUE_SQL[each].replaceAll('$now', () => now)} then '${each}'`);
    const { rows } = await this.database.query<CountedRow & { readonly unitId: string }>({
      text: `select d.unit_id as "unitId", case ${timer.join(' ')} end as timer, d.officer_id is null as nobody,
          count(*)::int as n
        from dossier d where ${conditionsOf({ unitId }, actor, at, to).join(' and ')} group by 1, 2, 3`,
      values: to.values,
    });
    return rows;
  }

  /** By the unit that answers for them, as report 06 counts. */
  private async lateOfCompetence(
    unitId: string | undefined,
    actor: Actor,
    at: Instant,
  ): Promise<ReadonlyMap<string, number>> {
    const to = new Bindings();
    const filter = { unitId, relation: 'competent', due: ['late'] } as const;
    const { rows } = await this.database.query<{ readonly unitId: string; readonly n: number }>({
      text: `select d.competent_unit_id as "unitId", count(*)::int as n from dossier d
        where ${conditionsOf(filter, actor, at, to).join(' and ')} group by 1`,
      values: to.values,
    });
    return new Map(rows.map((row) => [row.unitId, row.n]));
  }

  private async inside(
    unitId: string,
    actor: Actor,
    organization: Organization,
    at: Instant,
  ): Promise<BoardInside> {
    const to = new Bindings();
    const now = to.instant(at);
    const timer = TIMERS.map((each) => `when ${DUE_SQL[each].replaceAll('$now', () => now)} then '${each}'`);
    const { rows } = await this.database.query<CountedInside>({
      text: `select d.state, d.officer_id as "officerId", case ${timer.join(' ')} end as timer,
          d.officer_id is null as nobody, min(d.process_version_id::text) as "someProcess", count(*)::int as n
        from dossier d where ${conditionsOf({ unitId }, actor, at, to).join(' and ')} group by 1, 2, 3, 4`,
      values: to.values,
    });
    const ofUnit = `unitId=${unitId}`;
    const steps = await Promise.all(
      [...grouped(rows, (row) => row.state)].map(async ([state, own]): Promise<BoardStep> => {
        const { definition } = await this.definitions.process(own[0]!.someProcess);
        const { vi, en } = namePlace(state, definition.process);
        const query = `${ofUnit}&state=${encodeURIComponent(state)}`;
        return { state, stateName: vi, stateNameEn: en, counts: countsOf(own), query };
      }),
    );
    const officers = [...grouped(rows, (row) => row.officerId)].flatMap(([id, own]): BoardOfficer[] =>
      id === null
        ? []
        : [{ id, name: nameOf(organization, id), counts: countsOf(own), query: `${ofUnit}&officer=${id}` }],
    );
    return {
      steps: steps.sort((a, b) => b.counts.open - a.counts.open),
      officers: officers.sort((a, b) => b.counts.late - a.counts.late || b.counts.open - a.counts.open),
    };
  }
}

function agenciesOf(
  held: readonly (CountedRow & { readonly unitId: string })[],
  competent: ReadonlyMap<string, number>,
  alone: string | undefined,
  organization: Organization,
  at: Instant,
): readonly BoardAgency[] {
  const byUnit = grouped(held, (row) => row.unitId);
  const units = [...new Set([...byUnit.keys(), ...competent.keys()])].map((id): BoardUnit => {
    const counts = boardCounts(byUnit.get(id) ?? [], competent.get(id) ?? 0);
    return { id, name: organization.unit(id)?.name ?? null, counts, query: `unitId=${id}` };
  });
  const byAgency = grouped(units, ({ id }) => organization.agencyOf(id, at) ?? id);
  return [...byAgency].map(([id, own]) => ({
    id,
    name: organization.unit(id)?.name ?? null,
    counts: summed(own.map(({ counts }) => counts)),
    query: alone === undefined ? `agencyId=${id}` : `unitId=${alone}`,
    units: own,
  }));
}
