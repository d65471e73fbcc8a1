// Lists the pauses of dossiers, newest first: the stays in which the clock stood still for the applicant.
import { Injectable } from '@nestjs/common';
import { decodeDueCursor, encodeCursor } from '../../dossiers/keyset.ts';
import { nameOf } from '../../dossiers/names.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { MINUTE_MS, parseDay, startOfDay, type Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { PausesPageQuery, PausesQuery } from './pause-bodies.ts';
import type { PauseKind, PauseLine, PausePage } from './pause-view.ts';

/** A question as it was asked: what it narrows to, and whose units it covers. */
export interface PauseQuestion extends PausesQuery {
  readonly unitIds: 'all' | readonly string[];
}

interface Stored extends Omit<PauseLine, 'unitName' | 'byName'> {
  readonly byId: string | null;
  readonly calendarName: string;
}

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;
const KIND = `case when s.state = 'awaitingSupplement' then 'supplement'
  when s.state = 'awaitingFinancialDuty' then 'duty' else 'dutyOfProcess' end`;
const STATE_OF: Readonly<Record<PauseKind, string>> = {
  supplement: `s.state = 'awaitingSupplement'`,
  duty: `s.state = 'awaitingFinancialDuty'`,
  dutyOfProcess: `s.state like 'processing.%'`,
};
/** What stood before the acceptance stopped no clock. */
const PAUSES = `
  select s.dossier_id as "dossierId", s.seq, coalesce(d.code, d.lodging_no) as code,
    coalesce(p.name, d.procedure_code) as "procedureName", ${KIND} as kind, s.unit_id as "unitId", e.actor_id as "byId",
    e.entry -> 'data' ->> 'reason' as reason, e.entry -> 'data' ->> 'headReason' as "headReason",
    ${ms('s.entered_at', 'pausedAt')}, ${ms('s.left_at', 'resumedAt')}, s.working_minutes as minutes,
    d.snapshot -> 'context' ->> 'calendarName' as "calendarName"
  from stay s
    join dossier d on d.home_agency_id = s.home_agency_id and d.id = s.dossier_id
    left join procedure p on p.code = d.procedure_code
    left join case_event e on e.home_agency_id = s.home_agency_id and e.case_id = s.dossier_id and e.seq = s.seq
  where s.charge = 'citizen' and s.subject = 'dossier' and d.accepted_at <= s.entered_at`;

@Injectable()
export class ListPauses {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
  ) {}

  /** @throws DomainError `unit.outsideScope` */
  async ask(query: PausesQuery, actor: Actor, at: Instant): Promise<PauseQuestion> {
    const { unitId, kind, open, byHead, shorterThan, from, to } = query;
    const wish = { unitId, kind, open, byHead, shorterThan, from, to };
    const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
    const { unitIds } = actor.scope;
    if (unitId === undefined) return { ...given, unitIds: unitIds === 'all' ? 'all' : [...unitIds] };
    if (unitIds !== 'all' && !unitIds.has(unitId))
      throw new DomainError('unit.outsideScope', 'You do not read the dossiers of this unit', { unitId });
    const under = [...(await this.directory.current()).subtree(unitId, at)];
    return { ...given, unitIds: under.filter((id) => unitIds === 'all' || unitIds.has(id)) };
  }

  /** @throws DomainError `unit.outsideScope`, `cursor.invalid` */
  async run(query: PausesPageQuery, actor: Actor, at: Instant): Promise<PausePage> {
    const question = await this.ask(query, actor, at);
    const { rows, next } = await this.page(question, query.cursor, query.limit, at);
    return { rows, next, serverNow: at };
  }

  async page(
    question: PauseQuestion,
    cursor: string | undefined,
    limit: number,
    at: Instant,
  ): Promise<Pick<PausePage, 'rows' | 'next'>> {
    const to = new Bindings();
    const where = conditionsOf(question, to);
    const after = decodeDueCursor(cursor);
    if (after !== null)
      where.push(`(s.entered_at, s.dossier_id) < (${to.instant(after[0]!)}, ${to.bind(after[1])})`);
    const { rows } = await this.database.query<Stored>({
      text: `${PAUSES}${where.map((each) => ` and ${each}`).join('')}
        order by s.entered_at desc, s.dossier_id desc limit ${to.bind(limit + 1)}`,
      values: to.values,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const organization = await this.directory.current();
    return {
      rows: page.map((row) => this.shown(row, organization, at)),
      next: rows.length > limit && last ? encodeCursor([last.pausedAt, last.dossierId]) : null,
    };
  }

  async count(question: PauseQuestion): Promise<number> {
    const to = new Bindings();
    const where = conditionsOf(question, to);
    const { rows } = await this.database.query<{ n: number }>({
      text: `select count(*)::int as n from (${PAUSES}${where.map((each) => ` and ${each}`).join('')}) pauses`,
      values: to.values,
    });
    return rows[0]!.n;
  }

  private shown({ byId, calendarName, ...row }: Stored, organization: Organization, at: Instant): PauseLine {
    const calendar = this.definitions.calendar(calendarName);
    const soFar = () =>
      Math.floor(calendar.workingTimeBetween(row.pausedAt, Math.max(row.pausedAt, at)) / MINUTE_MS);
    return {
      ...row,
      minutes: row.minutes ?? soFar(),
      unitName: organization.unit(row.unitId)?.name ?? null,
      byName: byId === null ? null : nameOf(organization, byId),
    };
  }
}

function conditionsOf(question: PauseQuestion, to: Bindings): string[] {
  const { unitIds, kind, open, byHead, shorterThan, from, to: until } = question;
  const where: string[] = [];
  if (unitIds !== 'all') where.push(`s.unit_id = any(${to.bind(unitIds)}::uuid[])`);
  if (kind !== undefined) where.push(STATE_OF[kind]);
  if (open === true) where.push('s.left_at is null');
  if (byHead === true) where.push(`e.entry -> 'data' ->> 'headReason' is not null`);
  if (shorterThan !== undefined) where.push(`s.working_minutes < ${to.bind(shorterThan)}`);
  if (from !== undefined) where.push(`s.entered_at >= ${to.instant(startOfDay(parseDay(from)))}`);
  if (until !== undefined) where.push(`s.entered_at < ${to.instant(startOfDay(parseDay(until) + 1))}`);
  return where;
}
