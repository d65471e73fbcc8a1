// The service with the rooms that alerts need, on a database of its own, and people signed in by token.
import { Global, Module, type Type } from '@nestjs/common';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AlertsModule } from '../../src/alerts/alerts.module.ts';
import { CalendarsModule } from '../../src/calendars/calendars.module.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import type { Definitions } from '../../src/dossier-kind/definitions.ts';
import { Engine } from '../../src/engine/engine.ts';
import { OrganizationModule } from '../../src/organization/organization.module.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { Clock, type ManualClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { HttpModule } from '../../src/platform/http/http.module.ts';
import { OperationsModule } from '../../src/platform/operations/operations.module.ts';
import { PlatformModule } from '../../src/platform/platform.module.ts';
import { type HttpClient, listen } from '../support/http-client.ts';
import { idOf } from './alert-town.ts';

export interface AlertsApp {
  readonly app: NestFastifyApplication;
  readonly http: HttpClient;
  /** Headers of somebody signed in, and the session that carries them. */
  signIn(
    name: string,
    kind?: 'browser' | 'token',
  ): Promise<{ headers: Record<string, string>; sessionId: string }>;
}

/** An engine without processes: nothing is sent to it here. */
@Global()
@Module({
  providers: [
    {
      provide: Engine,
      useFactory: (database: Database, clock: Clock) =>
        new Engine(database, clock).know(dossierKind({} as Definitions)),
      inject: [Database, Clock],
    },
  ],
  exports: [Engine],
})
class IdleEngineModule {}

export async function startAlerts(url: string, clock: ManualClock): Promise<AlertsApp> {
  const config = readConfig({ DATABASE_URL: url, MOTCUA_MODE: 'evaluation', DATABASE_POOL: '8' });
  const module = {
    module: class AlertsAppModule {},
    imports: [
      PlatformModule.register(config, clock),
      HttpModule,
      OperationsModule,
      IdleEngineModule,
      OrganizationModule,
      CalendarsModule,
      AlertsModule,
    ],
  };
  const app = await createApp(module as unknown as Type, { logger: false });
  const http = await listen(app);
  return {
    app,
    http,
    signIn: async (name, kind = 'token') => {
      const expiresAt = clock.now() + 12 * HOUR_MS;
      const session = { staffId: idOf(name), kind, name: 'test', expiresAt };
      const { id, secret } = await app.get(Sessions).open(session, clock.now());
      const headers: Record<string, string> =
        kind === 'token' ? { authorization: `Bearer ${secret}` } : { cookie: `motcua=${secret}` };
      return { headers, sessionId: id };
    },
  };
}
