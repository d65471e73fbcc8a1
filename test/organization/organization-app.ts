// The organization room as a running service on a database of its own, with a clock that stands still.
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { OrganizationModule } from '../../src/organization/organization.module.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import type { CreateUnitBody } from '../../src/organization/units/unit-bodies.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Database } from '../../src/platform/database.ts';
import { databaseOf, dataSourceOf } from '../../src/platform/data-source.ts';
import { EVERY_TABLE } from '../../src/app/every-table.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { HttpModule } from '../../src/platform/http/http.module.ts';
import { PlatformModule } from '../../src/platform/platform.module.ts';
import { cloneTemplate } from '../support/database.ts';

@Module({})
class TestModule {}

export const PASSWORD = 'correct horse 9';
export const START = parseInstant('2026-03-10T09:00');

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly cookies: readonly string[];
}

export interface Ask {
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** A browser that keeps its cookies, or a program with a bearer token. */
export class Client {
  cookies: Record<string, string> = {};
  csrfToken: string | null = null;
  bearer: string | null = null;

  constructor(readonly origin: string) {}

  async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, ask: Ask = {}): Promise<Answer> {
    const cookie = Object.entries(this.cookies).map(([name, value]) => `${name}=${value}`);
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        ...(cookie.length === 0 ? {} : { cookie: cookie.join('; ') }),
        ...(this.bearer === null ? {} : { authorization: `Bearer ${this.bearer}` }),
        ...(this.csrfToken === null ? {} : { 'x-csrf-token': this.csrfToken }),
        ...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...ask.headers,
      },
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      headers: Object.fromEntries(answer.headers),
      cookies: answer.headers.getSetCookie(),
    };
  }

  async signIn(account: string, password = PASSWORD): Promise<Answer> {
    const answer = await this.send('POST', '/session', { body: { account, password } });
    if (answer.status === 201) {
      this.cookies = Object.fromEntries(
        answer.cookies.map((cookie) => cookie.split(';')[0]!.split('=', 2) as [string, string]),
      );
      this.csrfToken = answer.body['csrfToken'] as string;
    }
    return answer;
  }
}

export class TestTown {
  constructor(
    readonly app: NestFastifyApplication,
    readonly clock: ManualClock,
    readonly origin: string,
    /** As the role that owns the tables, which the service does not work as. */
    readonly database: Database,
    private readonly drop: () => Promise<void>,
  ) {}

  client(): Client {
    return new Client(this.origin);
  }

  async unit(code: string, parentId: string | null, more: Partial<CreateUnitBody> = {}): Promise<string> {
    const unit = await this.app.get(CreateUnit).run({
      code,
      name: `Unit ${code}`,
      kind: 'department',
      isAgency: false,
      level: 'province',
      parentId,
      validFrom: '2020-01-01',
      ...more,
    });
    return unit.id;
  }

  async person(account: string, ...positions: [unitId: string, position: Position][]): Promise<string> {
    const staff = { account, name: `Person ${account}`, password: PASSWORD };
    const { id } = await this.app.get(CreateStaff).run(staff, this.clock.now());
    for (const [unitId, position] of positions)
      await this.app.get(GivePosition).give(id, { unitId, position }, this.clock.now());
    return id;
  }

  async signedIn(account: string): Promise<Client> {
    const client = this.client();
    const answer = await client.signIn(account);
    if (answer.status !== 201) throw new Error(`sign-in failed: ${JSON.stringify(answer.body)}`);
    return client;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.pool.end();
    await this.drop();
  }
}

export async function openTown(variables: Record<string, string> = {}, ...more: Type[]): Promise<TestTown> {
  const { url, serviceUrl, drop } = await cloneTemplate();
  const lenient = { DATABASE_URL: serviceUrl, DATABASE_POOL: '6', SESSION_LOCK_MINUTES: '10000' };
  const config = readConfig({ ...lenient, ...variables });
  const clock = new ManualClock(START);
  const module: DynamicModule = {
    module: TestModule,
    imports: [PlatformModule.register(config, clock), HttpModule, OrganizationModule],
    controllers: more,
  };
  const app = await createApp(module as unknown as Type, { logger: false });
  await app.listen(0, '127.0.0.1');
  const origin = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return new TestTown(
    app,
    clock,
    origin,
    databaseOf(await dataSourceOf(url, 2, EVERY_TABLE).initialize()),
    drop,
  );
}
