// Bearer tokens with which programs act in a person's name: made, listed, revoked.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
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

interface TokenRow {
  id: string;
  name: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

@Injectable()
export class ProgramTokens {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  /** @returns the token itself, shown this once. */
  async issue(
    actor: Actor,
    wish: { name: string; days: number },
    at: Instant,
  ): Promise<{ id: string; token: string; expiresAt: string }> {
    requireBrowserSession(actor);
    const expiresAt = at + wish.days * DAY_MS;
    const opened = await this.sessions.open(
      { staffId: actor.staffId, kind: 'token', name: wish.name, expiresAt },
      at,
    );
    return { id: opened.id, token: opened.secret, expiresAt: formatInstant(expiresAt) };
  }

  async list(actor: Actor, at: Instant): Promise<ProgramToken[]> {
    const { rows } = await this.database.query<TokenRow>({
      name: 'tokens-list',
      text: `select id, name, created_at, last_seen_at, expires_at from session
        where staff_id = $1 and kind = 'token' and revoked_at is null and expires_at > $2 order by id`,
      values: [actor.staffId, formatInstant(at)],
    });
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: formatInstant(row.created_at.getTime()),
      lastSeenAt: formatInstant(row.last_seen_at.getTime()),
      expiresAt: formatInstant(row.expires_at.getTime()),
    }));
  }

  /** @throws DomainError `token.unknown` when it is not one's own */
  async revoke(actor: Actor, id: string, at: Instant): Promise<void> {
    requireBrowserSession(actor);
    const own = await this.list(actor, at);
    if (!own.some((token) => token.id === id))
      throw new DomainError('token.unknown', 'You have no such token', { id });
    await this.sessions.end(id, at);
  }
}
