// Whether a session still lives and its screen is open, asked again and again by streams without counting as use.
import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../domain/time/instant.ts';
import { SESSION_IDLE_MS } from '../../organization/sign-in/sessions.ts';
import { Clock } from '../../platform/clock.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';

const REMEMBERED_MS = 2_000;
const REMEMBERED_MAX = 10_000;

@Injectable()
export class LiveSessions {
  private readonly remembered = new Map<string, { live: Promise<boolean>; until: number }>();
  /** How long a browser's session may go without anything done by its person. */
  private readonly quietMs: number;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.quietMs = Math.min(config.sessionLockMinutes * MINUTE_MS, SESSION_IDLE_MS);
  }

  /**
   * As of two seconds ago at most; a locked screen is told nothing. False when the database does not answer: a
   * stream is not worth a doubt.
   */
  isLive(sessionId: string): Promise<boolean> {
    const known = this.remembered.get(sessionId);
    if (known !== undefined && performance.now() < known.until) return known.live;
    if (this.remembered.size >= REMEMBERED_MAX) this.remembered.clear();
    const live = this.read(sessionId).catch(() => false);
    this.remembered.set(sessionId, { live, until: performance.now() + REMEMBERED_MS });
    return live;
  }

  private async read(sessionId: string): Promise<boolean> {
    const now = this.clock.now();
    const { rows } = await this.database.query({
      name: 'alerts.sessionLives',
      text: `
        select from session join staff on staff.id = session.staff_id
        where session.id = $1 and session.revoked_at is null and staff.disabled_at is null
          and session.expires_at > $2 and session.locked_at is null
          and (session.kind <> 'browser' or session.last_seen_at > $3)`,
      values: [sessionId, new Date(now), new Date(now - this.quietMs)],
    });
    return rows.length > 0;
  }
}
