// The dossiers behind one figure of a report, in pages.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { decodeDueCursor, encodeCursor } from '../../dossiers/keyset.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { AskReport } from './report-ask.ts';
import type { ReportWish } from './report-ask.ts';
import { cellConditions } from './report-cells.ts';
import type { Cell } from './report-cells.ts';
import { boundPeriod, knownAsOf, placeConditions } from './report-question.ts';
import type { ReportQuestion } from './report-question.ts';
import type { CountedDossier, CountedDossierPage } from './report-view.ts';

export interface CountedWish extends ReportWish {
  readonly cell: Cell;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const COLUMNS = `f.dossier_id as id, coalesce(d.code, d.lodging_no) as code, f.procedure_code as "procedureCode",
  coalesce(p.name, f.procedure_code) as "procedureName", f.field, f.level, f.competent_unit_id as "competentUnitId", f.channel,
  f.boundary_free as "boundaryFree", ${ms('f.lodged_at', 'lodgedAt')}, ${ms('f.accepted_at', 'acceptedAt')},
  ${ms('f.late_from_at', 'lateFromAt')}, ${ms('case when f.late_since < $end then f.late_since end', 'lateSinceAt')}, ${ms('f.apologised_at', 'apologisedAt')},
  ${ms('f.stopped_at', 'stoppedAt')}, f.verdict, f.outcome`;

@Injectable()
export class ListCountedDossiers {
  constructor(
    private readonly ask: AskReport,
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError as `ReadReport06`, and `cursor.invalid` */
  async run(wish: CountedWish, actor: Actor, now: Instant): Promise<CountedDossierPage> {
    const { question } = await this.ask.run(wish, actor, now);
    const rows = await this.rows(question, wish.cell, decodeDueCursor(wish.cursor), wish.limit + 1);
    const page = rows.slice(0, wish.limit);
    const last = page.at(-1);
    return {
      rows: page,
      next: rows.length > wish.limit && last ? encodeCursor([last.lodgedAt, last.id]) : null,
    };
  }

  /** Those lodged first come first. @param after the last row that was read */
  async rows(
    question: ReportQuestion,
    cell: Cell,
    after: readonly [lodgedAt: number | null, id: string] | null,
    limit: number,
  ): Promise<readonly CountedDossier[]> {
    const to = new Bindings();
    const bound = boundPeriod(to, question.period);
    const where = [
      knownAsOf(question, to),
      bound(cellConditions(question.counting)[cell]),
      ...placeConditions(question, to),
      ...(after === null
        ? []
        : [`(f.lodged_at, f.dossier_id) > (${to.instant(after[0] ?? 0)}, ${to.bind(after[1])})`]),
    ];
    const { rows } = await this.database.query<Omit<CountedDossier, 'competentUnitName'>>({
      text: `select ${bound(COLUMNS)} from report_fact f
        join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id
        left join procedure p on p.code = f.procedure_code
        where ${where.map((each) => `(${each})`).join(' and ')} and ${bound('$from <= $end')}
        order by f.lodged_at, f.dossier_id limit ${to.bind(limit)}`,
      values: to.values,
    });
    const organization = await this.directory.current();
    return rows.map((row) => ({
      ...row,
      competentUnitName: organization.unit(row.competentUnitId)?.name ?? null,
    }));
  }
}
