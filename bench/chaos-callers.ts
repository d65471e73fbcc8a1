// Sixty-four people at work over HTTP who send each thing again under its key until it is acknowledged.
import { setTimeout as pause } from 'node:timers/promises';
import type { Town } from './town.ts';

export const CALLERS = 64;
/** Of so many things that a person does, one is a new dossier. */
const LODGES_ONE_IN = 4;
const AGAIN_MS = 100;
const PATIENCE_MS = 20_000;

export interface Acknowledged {
  /** Keys of new dossiers, and of events, that were answered with success. */
  readonly lodged: Set<string>;
  readonly taken: Set<string>;
}

export class ChaosCallers {
  readonly acknowledged: Acknowledged = { lodged: new Set(), taken: new Set() };
  /** Answers that no fault explains: anything but success, 503 and a connection that broke. */
  readonly unexpected: string[] = [];
  repeated = 0;
  private stopped = false;

  /** @param origins of the services that take turns, so that a repeat reaches another one */
  constructor(
    private readonly town: Town,
    private readonly origins: readonly string[],
  ) {}

  get count(): number {
    return this.acknowledged.lodged.size + this.acknowledged.taken.size;
  }

  /** Resolves when `stop` was called and everybody has got the answer he waits for. */
  async work(): Promise<void> {
    await Promise.all(Array.from({ length: CALLERS }, (_, caller) => this.person(caller)));
  }

  stop(): void {
    this.stopped = true;
  }

  private async person(caller: number): Promise<void> {
    const own = this.town.dossiers[caller]!;
    let { version } = own;
    for (let n = 0; !this.stopped; n++) {
      const key = `chaos-${caller}-${n}`;
      if (n % LODGES_ONE_IN === 0) {
        const lodged = await this.untilAnswered(key, '/dossiers', this.lodging(key), {});
        if (lodged !== null) this.acknowledged.lodged.add(key);
      } else {
        const taken = await this.untilAnswered(
          key,
          `/dossiers/${own.code}/events`,
          { type: 'take', note: key },
          { 'if-match': `"${version}"` },
        );
        if (taken === null) return;
        this.acknowledged.taken.add(key);
        version = taken.version;
      }
    }
  }

  private lodging(key: string): object {
    return {
      ...this.town.procedure,
      channel: 'counter',
      decision: 'accept',
      subject: key,
      applicant: { name: 'Người Nộp Mẫu', kind: 'citizen' },
      checklist: [],
    };
  }

  /** Null when the answer was none that a fault explains; it is noted, and the person goes on or stops. */
  private async untilAnswered(
    key: string,
    path: string,
    body: object,
    headers: Record<string, string>,
  ): Promise<{ version: number } | null> {
    for (let tries = 0; ; tries++) {
      const origin = this.origins[(tries + key.length) % this.origins.length]!;
      const answer = await this.post(`${origin}/api/v1${path}`, key, body, headers).catch(() => null);
      if (answer !== null && answer.status < 300) return JSON.parse(answer.text) as { version: number };
      if (answer !== null && answer.status !== 503) {
        this.unexpected.push(`${answer.status} ${answer.text.slice(0, 200)}`);
        return null;
      }
      this.repeated++;
      await pause(AGAIN_MS);
    }
  }

  private async post(
    url: string,
    key: string,
    body: object,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.town.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...headers,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: answer.status, text: await answer.text() };
  }
}
