// What this process depends on, and whether each of them answers.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Resolves when all is well. What it throws is for the log, not for the answer. */
export type HealthCheck = () => Promise<unknown>;

export interface Health {
  /** `degraded`: requests are served, but something that only helps is down. */
  readonly status: 'ready' | 'degraded' | 'notReady';
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

const PATIENCE_MS = 2_000;

@Injectable()
export class HealthChecks implements OnModuleDestroy {
  private readonly checks = new Map<string, { readonly check: HealthCheck; readonly vital: boolean }>();
  private stopping = false;

  /** @param options `vital: false` when requests can be served without it */
  add(name: string, check: HealthCheck, options: { readonly vital?: boolean } = {}): void {
    this.checks.set(name, { check, vital: options.vital ?? true });
  }

  /** Asks all of them at once, giving each two seconds. Not ready once shutdown has begun. */
  async read(): Promise<Health> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, { check, vital }]) => ({ name, vital, up: await answers(check) })),
    );
    const down = results.filter(({ up }) => !up);
    const notReady = this.stopping || down.some(({ vital }) => vital);
    return {
      status: notReady ? 'notReady' : down.length > 0 ? 'degraded' : 'ready',
      checks: Object.fromEntries(results.map(({ name, up }) => [name, up ? 'up' : 'down'])),
    };
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }
}

async function answers(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([check().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
