// A queue: open dossiers of units or of a person, those due first.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Definitions } from '../engine/definitions.ts';
import { AccessLog } from '../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { judged, ROW_COLUMNS, ROW_JOINS } from './dossier-rows.ts';
import type { DossierRow, StoredRow } from './dossier-rows.ts';
import { decodeDueCursor, encodeCursor } from './keyset.ts';
import { nameOf } from './names.ts';

export type DueFilter = 'late' | 'dueSoon' | 'onTime' | 'stepLate';

export interface QueueWish {
  readonly unitId?: string | undefined;
  /** `me`, a staff id, or `none` for dossiers that nobody has yet. */
  readonly officer?: string | undefined;
  readonly relation?: 'holding' | 'received' | 'competent' | undefined;
  readonly state?: string | undefined;
  readonly due?: DueFilter | undefined;
  readonly procedureCode?: string | undefined;
  readonly closed?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly serverNow: number;
}

const RELATION = { holding: 'd.unit_id', received: 'd.reception_unit_id', competent: 'd.competent_unit_id' };
// While a clock stands still its due instants stand too: only its resumption moves them.
const DUE: Record<DueFilter, string> = {
  late: `coalesce(d.verdict = 'late', d.resolved_at is null and d.late_from_at <= $now and (d.clock <> 'paused' or d.was_late))`,
  dueSoon: `d.resolved_at is null and d.due_soon_at <= $now and d.late_from_at > $now and d.clock <> 'paused'`,
  onTime: `d.resolved_at is null and d.due_soon_at > $now`,
  stepLate: `d.step_due_at <= $now`,
};

@Injectable()
export class ListQueue {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError `unit.outsideScope`, `cursor.invalid` */
  async run(wish: QueueWish, actor: Actor, at: Instant): Promise<Page<DossierRow>> {
    const { text, values } = this.statement(wish, actor, at);
    const { rows } = await this.database.query<StoredRow>({ text, values });
    const page = rows.slice(0, wish.limit);
    const last = page.at(-1);
    const organization = await this.directory.current();
    const calendar = this.definitions.calendar('vn');
    for (const row of page)
      this.accessLog.recordAccess({
        staffId: actor.staffId,
        homeAgencyId: row.homeAgencyId,
        dossierId: row.id,
        what: 'list',
      });
    return {
      rows: page.map(({ homeAgencyId: _, ...row }) => ({
        ...row,
        ...judged({ ...row, homeAgencyId: _ }, at, calendar),
        unitName: organization.unit(row.unitId)?.name ?? null,
        officerName: row.officerId === null ? null : nameOf(organization, row.officerId),
      })),
      next: rows.length > wish.limit && last ? encodeCursor([last.lateFromAt, last.id]) : null,
      serverNow: at,
    };
  }

  private statement(wish: QueueWish, actor: Actor, at: Instant): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    // Bound only where it is asked for: PostgreSQL cannot type a parameter that no condition names.
    const now = (): string => `to_timestamp(${bind(at)}::float8 / 1000)`;
    const where = [wish.closed ? 'd.closed_at is not null' : 'd.closed_at is null'];
    const relation = RELATION[wish.relation ?? 'holding'];
    const { unitIds } = actor.scope;
    if (wish.unitId !== undefined) {
      if (unitIds !== 'all' && !unitIds.has(wish.unitId))
        throw new DomainError('unit.outsideScope', 'You do not read the dossiers of this unit', {
          unitId: wish.unitId,
        });
      where.push(`${relation} = ${bind(wish.unitId)}`);
    } else if (unitIds !== 'all') where.push(`${relation} = any(${bind([...unitIds])}::uuid[])`);
    if (wish.officer === 'none') where.push('d.officer_id is null');
    else if (wish.officer !== undefined)
      where.push(`d.officer_id = ${bind(wish.officer === 'me' ? actor.staffId : wish.officer)}`);
    if (wish.state !== undefined) where.push(`d.state = ${bind(wish.state)}`);
    if (wish.procedureCode !== undefined) where.push(`d.procedure_code = ${bind(wish.procedureCode)}`);
    if (wish.due !== undefined) where.push(DUE[wish.due].replaceAll('$now', now));
    const cursor = decodeDueCursor(wish.cursor);
    if (cursor) {
      const [lateFrom, id] = cursor;
      where.push(
        lateFrom === null
          ? `d.late_from_at is null and d.id > ${bind(id)}`
          : `((d.late_from_at, d.id) > (to_timestamp(${bind(lateFrom)}::float8 / 1000), ${bind(id)}) or d.late_from_at is null)`,
      );
    }
    const text = `select ${ROW_COLUMNS} from dossier d ${ROW_JOINS} where ${where.join(' and ')}
      order by d.late_from_at nulls last, d.id limit ${bind(wish.limit + 1)}`;
    return { text, values };
  }
}
