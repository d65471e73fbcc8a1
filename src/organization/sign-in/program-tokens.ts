// Bearer tokens with which programs act in a person's name: made, listed, revoked.
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { SessionTable } from '../session.table.ts';
import type { Actor } from './actor.ts';
import { requireBrowserSession } from './browser-session.ts';
import { Sessions } from './sessions.ts';

export interface ProgramToken {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

@Injectable()
export class ProgramTokens {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly log: AdministrationLog,
  ) {}

  /** @returns the token itself, shown this once. */
  async issue(
    actor: Actor,
    wish: { name: string; days: number },
    at: Instant,
  ): Promise<{ id: string; token: string; expiresAt: string }> {
    requireBrowserSession(actor);
    const expiresAt = at + wish.days * DAY_MS;
    const opened = await this.database.transaction(async (sql) => {
      const token = { staffId: actor.staffId, kind: 'token', name: wish.name, expiresAt } as const;
      const issued = await this.sessions.open(token, at, sql);
      const after = { id: issued.id, name: wish.name, expiresAt: formatInstant(expiresAt) };
      await this.log.write(sql, { action: 'token.issued', subject: ownerOf(actor), after });
      return issued;
    });
    return { id: opened.id, token: opened.secret, expiresAt: formatInstant(expiresAt) };
  }

  async list(actor: Actor, at: Instant): Promise<ProgramToken[]> {
    const rows = await this.database.repository(SessionTable).find({
      where: {
        staff_id: actor.staffId,
        kind: 'token',
        revoked_at: IsNull(),
        expires_at: MoreThan(new Date(at)),
      },
      order: { id: 'ASC' },
    });
    return rows.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      createdAt: formatInstant(row.created_at.getTime()),
      lastSeenAt: formatInstant(row.last_seen_at.getTime()),
      expiresAt: formatInstant(row.expires_at.getTime()),
    }));
  }

  /** @throws DomainError `token.unknown` when it is not one's own */
  async revoke(actor: Actor, id: string, at: Instant): Promise<void> {
    requireBrowserSession(actor);
    const own = await this.list(actor, at);
    const before = own.find((token) => token.id === id);
    if (before === undefined) throw new DomainError('token.unknown', 'You have no such token', { id });
    await this.database.transaction(async (sql) => {
      await this.sessions.end(id, at, sql);
      const { name, expiresAt } = before;
      await this.log.write(sql, {
        action: 'token.revoked',
        subject: ownerOf(actor),
        before: { id, name, expiresAt },
      });
    });
    this.sessions.forget();
  }
}

function ownerOf({ staffId, name }: Actor): { id: string; name: string } {
  return { id: staffId, name };
}
