// The browsers that are signed in: one's own, or for an administrator everybody's.
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { Organization } from '../organization.ts';
import type { Actor } from './actor.ts';
import { SESSION_IDLE_MS, Sessions } from './sessions.ts';

const MOST = 500;

export class LiveSessionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) staffId!: string;
  @ApiProperty() account!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, isArray: true, description: 'Where the person holds a position today' })
  units!: string[];
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiProperty({ format: 'date-time' }) lastSeenAt!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  @ApiProperty() locked!: boolean;
  @ApiProperty({ description: 'The one that asks' }) current!: boolean;
}

interface Row {
  readonly id: string;
  readonly staff_id: string;
  readonly account: string;
  readonly full_name: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly locked_at: Date | null;
}

@Injectable()
export class ListSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  /** Newest use first, at most 500. @param mine leaves an administrator with his own, too */
  async run(actor: Actor, at: Instant, mine = false): Promise<LiveSessionView[]> {
    const { rows } = await this.database.query<Row>({
      name: 'session-list',
      text: `select s.id, s.staff_id, p.account, p.full_name, s.created_at, s.last_seen_at, s.expires_at, s.locked_at
        from session s join staff p on p.id = s.staff_id
        where s.kind = 'browser' and s.revoked_at is null and s.expires_at > $1 and s.last_seen_at > $2
          and ($3::uuid is null or s.staff_id = $3)
        order by s.last_seen_at desc limit ${MOST}`,
      values: [
        formatInstant(at),
        formatInstant(at - SESSION_IDLE_MS),
        everybody(actor) && !mine ? null : actor.staffId,
      ],
    });
    const organization = await this.directory.current();
    return rows.map((row) => ({
      id: row.id,
      staffId: row.staff_id,
      account: row.account,
      name: row.full_name,
      units: unitsOf(organization, row.staff_id, at),
      startedAt: formatInstant(row.created_at.getTime()),
      lastSeenAt: formatInstant(row.last_seen_at.getTime()),
      expiresAt: formatInstant(row.expires_at.getTime()),
      locked: row.locked_at !== null,
      current: row.id === actor.sessionId,
    }));
  }

  /** @throws DomainError `session.unknown` when there is none of that id that the person may end */
  async end(actor: Actor, id: string, at: Instant): Promise<void> {
    const {
      rows: [mine],
    } = await this.database.query<{ staff_id: string; full_name: string }>({
      name: 'session-mine-to-end',
      text: `select s.staff_id, p.full_name from session s join staff p on p.id = s.staff_id
        where s.id = $1 and s.kind = 'browser' and s.revoked_at is null and ($2::uuid is null or s.staff_id = $2)`,
      values: [id, everybody(actor) ? null : actor.staffId],
    });
    if (mine === undefined) throw new DomainError('session.unknown', 'There is no such session');
    await this.database.transaction(async (sql) => {
      await this.sessions.end(id, at, sql);
      await this.log.write(sql, {
        action: 'session.ended',
        subject: { id: mine.staff_id, name: mine.full_name },
        before: { sessionId: id },
      });
    });
    this.sessions.forget();
  }
}

function everybody({ holds }: Actor): boolean {
  return holds.some(({ position }) => position === 'administrator');
}

function unitsOf(organization: Organization, staffId: string, at: Instant): string[] {
  const own = organization.holdsOf(staffId, at).filter(({ onBehalfOf }) => onBehalfOf === null);
  return [...new Set(own.map(({ unitId }) => organization.unit(unitId)?.name ?? ''))];
}
