// Carries hints to the screens of every instance: to this one's at once, to the others' by NOTIFY after the commit.
import { randomUUID } from 'node:crypto';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import type pg from 'pg';
import { type Observable, Subject } from 'rxjs';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { LastingClient } from '../../platform/lasting-client.ts';
import { type Hint, packHints, unpackHints } from './hint.ts';

const CHANNEL = 'motcua_hints';
/** Hints of this long travel together: NOTIFY is not for every transition. */
const COLLECT_MS = 100;
const RECONNECT_MS = 2_000;
/** More hints than this at once are dropped for other instances; their screens look again by themselves. */
const COLLECT_MAX = 5_000;

@Injectable()
export class HintChannel implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(HintChannel.name);
  private readonly instance = randomUUID();
  private readonly subject = new Subject<Hint>();
  private collected: Hint[] = [];
  private sending: NodeJS.Timeout | null = null;
  private listener: pg.Client | null = null;
  private reconnecting: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Hints of all instances, from now on. Completes at shutdown. */
  get hints(): Observable<Hint> {
    return this.subject;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.sending !== null) clearTimeout(this.sending);
    if (this.reconnecting !== null) clearTimeout(this.reconnecting);
    this.subject.complete();
    await this.listener?.end().catch(() => undefined);
  }

  /** After the commit. Hints may be lost, so nothing may depend on them. */
  publish(hints: readonly Hint[]): void {
    if (this.closed) return;
    for (const hint of hints) this.subject.next(hint);
    if (this.collected.length + hints.length > COLLECT_MAX) return;
    this.collected.push(...hints);
    this.sending ??= setTimeout(() => void this.send(), COLLECT_MS);
  }

  private async send(): Promise<void> {
    const packs = packHints(this.instance, this.collected);
    this.collected = [];
    this.sending = null;
    try {
      if (packs.length > 0)
        await this.database.query({
          name: 'hints.notify',
          text: `select pg_notify($1, pack) from unnest($2::text[]) as pack`,
          values: [CHANNEL, packs],
        });
    } catch (error) {
      this.logger.warn(`Hints were not passed on: ${String(error)}`);
    }
  }

  private async listen(): Promise<void> {
    if (this.closed) return;
    const client = new LastingClient({
      connectionString: this.config.connectionString,
      application_name: 'motcua hints',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => this.receive(payload ?? ''));
    client.on('end', () => this.listenLater());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.listener = client;
    } catch (error) {
      this.logger.warn(`Hints of other instances cannot be heard: ${String(error)}`);
      await client.end().catch(() => undefined);
      this.listenLater();
    }
  }

  private listenLater(): void {
    this.listener = null;
    if (this.closed || this.reconnecting !== null) return;
    this.reconnecting = setTimeout(() => {
      this.reconnecting = null;
      void this.listen();
    }, RECONNECT_MS);
  }

  private receive(payload: string): void {
    const { from, hints } = unpackHints(payload);
    if (from !== this.instance) for (const hint of hints) this.subject.next(hint);
  }
}
