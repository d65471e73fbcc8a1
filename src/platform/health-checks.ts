// What this process depends on, and whether each of them answers.
import { Injectable, Optional, type OnModuleDestroy } from '@nestjs/common';
import { Metrics } from './metrics.ts';

/** Resolves when all is well. What it throws is for the log, not for the answer. */
export type HealthCheck = () => Promise<unknown>;

export interface Health {
  /** `degraded`: requests are served, but something that only helps is down. */
  readonly status: 'ready' | 'degraded' | 'notReady';
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
  /** Codes of what is down, where it is known why. */
  readonly reasons?: Readonly<Record<string, string>>;
}

interface Result {
  readonly name: string;
  readonly vital: boolean;
  readonly up: boolean;
  readonly reason: string | null;
}

const PATIENCE_MS = 5_000;
/** Whoever asks within this time gets the same answer: asking costs writes, here and in stores elsewhere. */
const GOOD_FOR_MS = 1_000;
const CODE = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/;

@Injectable()
export class HealthChecks implements OnModuleDestroy {
  private readonly checks = new Map<string, { readonly check: HealthCheck; readonly vital: boolean }>();
  private stopping = false;
  private asked: { readonly results: Promise<Result[]>; readonly at: number } | null = null;

  /** @param metrics publishes each check as `motcua_up{check=…}`, 1 or 0 */
  constructor(@Optional() metrics?: Metrics) {
    metrics?.gaugeOf('up', 'Whether what is depended on answers, 1 or 0', 'check', async () =>
      (await this.results()).map(({ name, up }) => [name, up ? 1 : 0]),
    );
  }

  /** @param options `vital: false` when requests can be served without it */
  add(name: string, check: HealthCheck, options: { readonly vital?: boolean } = {}): void {
    this.checks.set(name, { check, vital: options.vital ?? true });
    this.asked = null;
  }

  /** Asks all of them at once, giving each five seconds. Not ready once shutdown has begun. */
  async read(): Promise<Health> {
    const results = await this.results();
    const down = results.filter(({ up }) => !up);
    const notReady = this.stopping || down.some(({ vital }) => vital);
    const reasons = down.flatMap(({ name, reason }) => (reason === null ? [] : [[name, reason]]));
    return {
      status: notReady ? 'notReady' : down.length > 0 ? 'degraded' : 'ready',
      checks: Object.fromEntries(results.map(({ name, up }) => [name, up ? 'up' : 'down'])),
      ...(reasons.length > 0 && { reasons: Object.fromEntries(reasons) as Record<string, string> }),
    };
  }

  private results(): Promise<Result[]> {
    if (this.asked === null || performance.now() - this.asked.at > GOOD_FOR_MS)
      this.asked = {
        at: performance.now(),
        results: Promise.all(
          [...this.checks].map(async ([name, { check, vital }]) => ({
            name,
            vital,
            ...(await answerOf(check)),
          })),
        ),
      };
    return this.asked.results;
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }
}

async function answerOf(check: HealthCheck): Promise<Pick<Result, 'up' | 'reason'>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Pick<Result, 'up' | 'reason'>>((done) => {
    timer = setTimeout(() => done({ up: false, reason: null }), PATIENCE_MS);
  });
  try {
    return await Promise.race([check().then(() => ({ up: true, reason: null })), late]);
  } catch (error) {
    return { up: false, reason: codeOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A stable code of ours; anything else may say more than everybody should read. */
function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && CODE.test(code) ? code : null;
}
