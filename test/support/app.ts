// The whole service on a database of its own and a clock that the test moves.
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app/app.module.ts';
import { EVERY_TABLE } from '../../src/app/every-table.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Config } from '../../src/platform/config.ts';
import { dataSourceOf, databaseOf } from '../../src/platform/data-source.ts';
import type { Database } from '../../src/platform/database.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { cloneStarted } from './started-database.ts';
import { listen } from './http-client.ts';
import type { HttpClient } from './http-client.ts';

export interface TestApp {
  readonly app: NestFastifyApplication;
  /** Requests over a real socket: Fastify's own `inject` cannot be loaded under Jest on Node 20. */
  readonly http: HttpClient;
  /** As the role that owns the tables, which the service does not work as. */
  readonly database: Database;
  readonly clock: ManualClock;
  readonly config: Config;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** A Monday morning at opening, 2026-03-02T07:00+07:00, when absent. */
  readonly clock?: ManualClock;
  /** Modules beside the service's own. */
  readonly modules?: readonly (Type<unknown> | DynamicModule)[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the service as `main` does, but silent, and on a clone of the template database. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { url, serviceUrl, drop } = await cloneStarted();
  const clock = options.clock ?? new ManualClock(parseInstant('2026-03-02T07:00'));
  const config = readConfig({
    DATABASE_URL: serviceUrl,
    DATABASE_OWNER_URL: url,
    DATABASE_POOL: '6',
    MOTCUA_DATA_DIR: process.env['MOTCUA_DATA_DIR'],
    OPERATIONS_ACCESS: 'open',
    ...options.environment,
  });
  const whole = AppModule.register(config, clock);
  const module = { ...whole, imports: [...(whole.imports ?? []), ...(options.modules ?? [])] };
  const app = await createApp(module, { logger: false });
  const http = await listen(app);
  const ownerSource = await dataSourceOf(url, 2, EVERY_TABLE).initialize();
  const owner = databaseOf(ownerSource);
  return {
    app,
    http,
    database: owner,
    clock,
    config,
    close: async () => {
      await app.close();
      await ownerSource.destroy();
      await drop();
    },
  };
}
