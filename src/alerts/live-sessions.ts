// Whether a session still lives, asked again and again by open streams without counting as use of the session.
import { Injectable } from '@nestjs/common';
import { SESSION_IDLE_MS } from '../organization/sign-in/sessions.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';

const REMEMBERED_MS = 2_000;
const REMEMBERED_MAX = 10_000;

@Injectable()
export class LiveSessions {
  private readonly remembered = new Map<string, { live: Promise<boolean>; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** As of two seconds ago at most. False when the database does not answer: a stream is not worth a doubt. */
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
          and session.expires_at > $2 and (session.kind <> 'browser' or session.last_seen_at > $3)`,
      values: [sessionId, new Date(now), new Date(now - SESSION_IDLE_MS)],
    });
    return rows.length > 0;
  }
}
