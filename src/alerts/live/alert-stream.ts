// One person's stream of hints: only what he may see, for as long as his session lives.
import { Injectable, type MessageEvent, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  bufferTime,
  concatMap,
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
import { mayRead } from '../../organization/reading-scope.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Clock } from '../../platform/clock.ts';
import type { Hint } from './hint.ts';
import { HintChannel } from './hint-channel.ts';
import { LiveSessions } from './live-sessions.ts';

const PING_MS = 15_000;
/** A session that ended is noticed within this time even when nothing happens. */
const SESSION_CHECK_MS = 5_000;
/** Hints of this long are told together. */
const COLLECT_MS = 250;
const NAMED_AT_ONCE = 20;
/** How long a browser waits before it connects again. */
const RETRY_MS = 5_000;

/** Whether the session still lives, and what may be told to it. */
interface Check {
  readonly live: boolean;
  readonly messages: readonly MessageEvent[];
}

@Injectable()
export class AlertStream implements BeforeApplicationShutdown {
  private readonly shutdown = new Subject<void>();

  constructor(
    private readonly channel: HintChannel,
    private readonly sessions: LiveSessions,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** Ends every stream, so that open connections do not hold up the shutdown. */
  beforeApplicationShutdown(): void {
    this.shutdown.next();
  }

  /** Ends when the session ends. Every hint is checked against what the person may see at that moment. */
  of(actor: Actor): Observable<MessageEvent> {
    const greeting = of(passed({ retry: RETRY_MS, data: { type: 'hello' } }));
    const pings = interval(PING_MS).pipe(map(() => passed({ comment: 'ping' })));
    const sessions = interval(SESSION_CHECK_MS).pipe(concatMap(() => this.check(actor, [])));
    const hints = this.channel.hints.pipe(
      filter((hint) => concerns(actor, hint)),
      bufferTime(COLLECT_MS),
      filter((collected) => collected.length > 0),
      concatMap((collected) => this.check(actor, collected)),
    );
    return merge(greeting, pings, sessions, hints).pipe(
      takeWhile((check) => check.live),
      concatMap(({ messages }) => messages),
      takeUntil(this.shutdown),
    );
  }

  private async check(actor: Actor, hints: readonly Hint[]): Promise<Check> {
    if (!(await this.sessions.isLive(actor.sessionId))) return { live: false, messages: [] };
    if (hints.length === 0) return passed();
    const organization = await this.directory.current();
    const scope = organization.scopeOf(actor.staffId, this.clock.now());
    const seen = hints.filter((hint) => hint.type === 'alert' || mayRead(scope, hint.unitIds));
    return passed(
      ...[...messagesOf(seen, 'alert'), ...messagesOf(seen, 'dossier')].map((data) => ({ data })),
    );
  }
}

/** A first look, so that a busy province does not wake every stream; rights are checked again before telling. */
function concerns(actor: Actor, hint: Hint): boolean {
  return hint.type === 'alert' ? hint.staffId === actor.staffId : mayRead(actor.scope, hint.unitIds);
}

/** Each hint once; more of a kind than a screen can follow become one that names none. */
function messagesOf(hints: readonly Hint[], type: Hint['type']): object[] {
  const own = hints.filter((hint) => hint.type === type);
  const count = own.reduce((sum, hint) => sum + (hint.type === 'alert' ? hint.count : 1), 0);
  if (own.length > NAMED_AT_ONCE)
    return [type === 'alert' ? { type, id: null, count } : { type, id: null, code: null, count }];
  const messages = own.map((hint) =>
    hint.type === 'alert'
      ? { type, id: hint.alertId, count: hint.count }
      : { type, id: hint.dossierId, code: hint.code, count: 1 },
  );
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()];
}

function passed(...messages: readonly MessageEvent[]): Check {
  return { live: true, messages };
}
