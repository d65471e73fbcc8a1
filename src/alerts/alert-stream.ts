// One person's stream of hints: only what he may see, for as long as his session lives.
import { Injectable, type MessageEvent, type OnApplicationShutdown } from '@nestjs/common';
import {
  concatMap,
  EMPTY,
  filter,
  interval,
  map,
  merge,
  type Observable,
  of,
  Subject,
  takeUntil,
  takeWhile,
} from 'rxjs';
import { mayRead } from '../organization/reading-scope.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Clock } from '../platform/clock.ts';
import type { Hint } from './hint.ts';
import { HintChannel } from './hint-channel.ts';
import { LiveSessions } from './live-sessions.ts';

const PING_MS = 15_000;
/** A session that ended is noticed within this time even when nothing happens. */
const SESSION_CHECK_MS = 5_000;
/** How long a browser waits before it connects again. */
const RETRY_MS = 5_000;

/** Whether the session still lives, and what may be told to it. */
interface Check {
  readonly live: boolean;
  readonly message: MessageEvent | null;
}

@Injectable()
export class AlertStream implements OnApplicationShutdown {
  private readonly shutdown = new Subject<void>();

  constructor(
    private readonly channel: HintChannel,
    private readonly sessions: LiveSessions,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** Ends every stream, so that open connections do not hold up the shutdown. */
  onApplicationShutdown(): void {
    this.shutdown.next();
  }

  /** Ends when the session ends. Every hint is checked against what the person may see at that moment. */
  of(actor: Actor): Observable<MessageEvent> {
    const greeting = of(passed({ retry: RETRY_MS, data: { type: 'hello' } }));
    const pings = interval(PING_MS).pipe(map(() => passed({ comment: 'ping' })));
    const sessions = interval(SESSION_CHECK_MS).pipe(concatMap(() => this.check(actor, null)));
    const hints = this.channel.hints.pipe(
      filter((hint) => hint.type === 'dossier' || hint.staffId === actor.staffId),
      concatMap((hint) => this.check(actor, hint)),
    );
    return merge(greeting, pings, sessions, hints).pipe(
      takeWhile((check) => check.live),
      concatMap(({ message }) => (message === null ? EMPTY : of(message))),
      takeUntil(this.shutdown),
    );
  }

  private async check(actor: Actor, hint: Hint | null): Promise<Check> {
    if (!(await this.sessions.isLive(actor.sessionId))) return { live: false, message: null };
    if (hint === null) return passed(null);
    if (hint.type === 'alert')
      return passed({ data: { type: 'alert', id: hint.alertId, count: hint.count } });
    const organization = await this.directory.current();
    const scope = organization.scopeOf(actor.staffId, this.clock.now());
    if (!mayRead(scope, hint.unitIds)) return passed(null);
    return passed({ data: { type: 'dossier', id: hint.dossierId, code: hint.code } });
  }
}

function passed(message: MessageEvent | null): Check {
  return { live: true, message };
}
