// Sessions of browsers and tokens of programs: opened, found again by their secret, ended.
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, Not } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { formatInstant, HOUR_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import type { Rows } from '../../platform/repositories.ts';
import { SessionTable } from '../session.table.ts';
import type { SessionRow } from '../session.table.ts';
import { hashSecret, newSecret } from './secret.ts';

export const SESSION_IDLE_MS = 8 * HOUR_MS;
export const SESSION_MAX_MS = 12 * HOUR_MS;
/** Browsers in which a person is signed in at once; a counter, an office, some that were left open. */
const SESSIONS_AT_MOST = 20;
/** How long an ended session is kept, for whoever asks who was signed in. */
const KEPT_MS = 30 * 24 * HOUR_MS;
const REMEMBERED_MS = 3_000;
const REMEMBERED_MAX = 10_000;

export interface LiveSession {
  readonly id: string;
  readonly staffId: string;
  readonly account: string;
  readonly name: string;
  readonly kind: 'browser' | 'token';
  readonly mustChangePassword: boolean;
  readonly expiresAt: Instant;
  readonly lastSeenAt: Instant;
  /** By the person, or because nobody did anything for a while. */
  readonly locked: boolean;
}

interface LiveRow {
  id: string;
  staff_id: string;
  account: string;
  full_name: string;
  kind: 'browser' | 'token';
  must_change_password: boolean;
  expires_at: Date;
  last_seen_at: Date;
  locked_at: Date | null;
}

const FIND = `
  select s.id, s.staff_id, p.account, p.full_name, s.kind, p.must_change_password, s.expires_at, s.last_seen_at, s.locked_at
  from session s join staff p on p.id = s.staff_id
  where s.token_hash = $1 and s.revoked_at is null and p.disabled_at is null`;

/**
 * A browser's session ends after 8 hours without use and after 12 in any case. What was found is remembered for
 * three seconds at most, and forgotten at once when this instance ends a session or changes a person.
 */
@Injectable()
export class Sessions {
  private readonly remembered = new Map<string, { session: LiveSession; until: number }>();
  private generation = 0;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** @param sql a transaction of the caller's, where there is one. @returns the secret, which cannot be had again. */
  async open(
    of: { staffId: string; kind: 'browser' | 'token'; name: string | null; expiresAt: Instant },
    at: Instant,
    sql: Queryable = this.database,
  ): Promise<{ id: string; secret: string }> {
    const [id, secret] = [uuidv7(), newSecret()];
    await sql.repository(SessionTable).insert({
      id,
      token_hash: hashSecret(secret),
      staff_id: of.staffId,
      kind: of.kind,
      name: of.name,
      created_at: new Date(at),
      last_seen_at: new Date(at),
      expires_at: new Date(of.expiresAt),
    });
    return { id, secret };
  }

  /**
   * The session of a secret, or null when there is none that still lives.
   *
   * @param byPerson false for what a page asks by itself: that keeps no screen open
   */
  async find(secret: string, at: Instant, byPerson = true): Promise<LiveSession | null> {
    const hash = hashSecret(secret);
    const key = hash.toString('base64');
    const generation = this.generation;
    const session = this.recall(key) ?? (await this.read(hash));
    if (session === null || at >= session.expiresAt) return null;
    if (session.kind === 'browser' && at - session.lastSeenAt >= SESSION_IDLE_MS) return null;
    const locked =
      session.locked ||
      (session.kind === 'browser' && at - session.lastSeenAt >= this.config.sessionLockMinutes * MINUTE_MS);
    if (locked) return { ...session, locked };
    const seen = byPerson && at - session.lastSeenAt >= MINUTE_MS ? await this.touch(session, at) : session;
    if (generation === this.generation) this.remember(key, seen);
    return seen;
  }

  /** Closes the screen of a session until its person opens it again. */
  async lock(id: string, at: Instant): Promise<void> {
    await this.rows.update({ id, locked_at: IsNull() }, { locked_at: new Date(at) });
    this.forget();
  }

  async unlock(id: string, at: Instant): Promise<void> {
    await this.rows.update({ id }, { locked_at: null, last_seen_at: new Date(at) });
    this.forget();
  }

  /** Moves what is kept of sessions with a clock that is set forward, so that nobody is signed out by it. */
  async moveWithClock(byMs: number): Promise<void> {
    await this.database.query({
      name: 'session-move',
      text: `update session set last_seen_at = last_seen_at + $1 * interval '1 millisecond',
        expires_at = expires_at + $1 * interval '1 millisecond' where revoked_at is null`,
      values: [byMs],
    });
    this.forget();
  }

  /** Forgets sessions that ended a month ago. */
  async purge(at: Instant): Promise<void> {
    await this.database.query({
      name: 'session-purge',
      text: `delete from session where least(coalesce(revoked_at, expires_at), expires_at) < $1`,
      values: [formatInstant(at - KEPT_MS)],
    });
  }

  async end(id: string, at: Instant, sql: Queryable = this.database): Promise<void> {
    await sql.repository(SessionTable).update({ id, revoked_at: IsNull() }, { revoked_at: new Date(at) });
    this.forget();
  }

  /** Ends the browser's session of a secret, if there is one; a program's token is left alone. */
  async endBrowser(secret: string, at: Instant): Promise<void> {
    const open = { token_hash: hashSecret(secret), kind: 'browser', revoked_at: IsNull() } as const;
    await this.rows.update(open, { revoked_at: new Date(at) });
    this.forget();
  }

  /**
   * Ends the browser's sessions of a person beyond the most there may be, those used longest ago first. Whoever asks
   * forgets what is remembered once his transaction has committed.
   * @returns how many were ended
   */
  async endUnused(staffId: string, at: Instant, sql: Queryable): Promise<number> {
    const { rows } = await sql.query({
      name: 'session-end-unused',
      text: `update session set revoked_at = $2 where id in (
          select id from session where staff_id = $1 and kind = 'browser' and revoked_at is null
            and expires_at > $2 and last_seen_at > $3
          order by last_seen_at desc, id desc offset ${SESSIONS_AT_MOST})
        returning id`,
      values: [staffId, formatInstant(at), formatInstant(at - SESSION_IDLE_MS)],
    });
    return rows.length;
  }

  /** Ends every session and token of a person, except one where it is given. */
  async endAllOf(staffId: string, at: Instant, except: string | null = null): Promise<void> {
    const open = { staff_id: staffId, revoked_at: IsNull(), ...(except !== null && { id: Not(except) }) };
    await this.rows.update(open, { revoked_at: new Date(at) });
    this.forget();
  }

  /** Looks everything up anew, because a person or session was changed. */
  forget(): void {
    this.generation += 1;
    this.remembered.clear();
  }

  private get rows(): Rows<SessionRow> {
    return this.database.repository(SessionTable);
  }

  private async read(hash: Buffer): Promise<LiveSession | null> {
    const {
      rows: [row],
    } = await this.database.query<LiveRow>({ name: 'session-find', text: FIND, values: [hash] });
    if (row === undefined) return null;
    return {
      id: row.id,
      staffId: row.staff_id,
      account: row.account,
      name: row.full_name,
      kind: row.kind,
      mustChangePassword: row.must_change_password,
      expiresAt: row.expires_at.getTime(),
      lastSeenAt: row.last_seen_at.getTime(),
      locked: row.locked_at !== null,
    };
  }

  private async touch(session: LiveSession, at: Instant): Promise<LiveSession> {
    const now = new Date(at);
    await this.rows.update({ id: session.id, last_seen_at: LessThan(now) }, { last_seen_at: now });
    return { ...session, lastSeenAt: at };
  }

  private recall(key: string): LiveSession | null {
    const known = this.remembered.get(key);
    return known !== undefined && performance.now() < known.until ? known.session : null;
  }

  private remember(key: string, session: LiveSession): void {
    const known = this.remembered.get(key);
    if (known !== undefined && known.session === session) return;
    if (this.remembered.size >= REMEMBERED_MAX) this.remembered.clear();
    this.remembered.set(key, { session, until: performance.now() + REMEMBERED_MS });
  }
}
