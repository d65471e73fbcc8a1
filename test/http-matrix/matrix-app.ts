// The whole service with one person for each position and one without any, who ask as browsers do.
import type { OpenAPIObject } from '@nestjs/swagger';
import { POSITIONS } from '../../src/domain/process/procedure-definition.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { csrfTokenOf } from '../../src/organization/sign-in/secret.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { apiDocument } from '../../src/platform/openapi.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import { LODGING } from './lodging.ts';
import type { Request } from './rules.ts';

/** `none` is signed in and holds no position. */
export type Role = Position | 'none';
export const ROLES: readonly Role[] = [...POSITIONS, 'none'];

export interface Refusal {
  readonly status: number;
  /** The problem's code; null for an answer that is no problem. */
  readonly code: string | null;
}

export class MatrixApp {
  private constructor(
    readonly service: TestApp,
    private readonly staff: ReadonlyMap<Role, string>,
    /** A dossier that the office under test has received. */
    private readonly dossier: string,
  ) {}

  static async open(): Promise<MatrixApp> {
    const service = await createTestApp({ environment: { MOTCUA_MODE: 'evaluation' } });
    const at = service.clock.now();
    const { units, people } = await furnishOffice(service.app, at);
    const unitOf: Record<Position, string> = {
      reception: units.oneStop,
      officer: units.department,
      head: units.department,
      leader: units.agency,
      clerk: units.agency,
      supervisor: units.provinceOffice,
      inspector: units.provinceOffice,
      administrator: units.provinceOffice,
    };
    const staff = new Map<Role, string>();
    for (const role of ROLES) {
      const account = `matrix.${role.toLowerCase()}`;
      const person = { account, name: account, password: 'an office of samples' };
      const { id } = await service.app.get(CreateStaff).run(person, at);
      if (role !== 'none')
        await service.app.get(GivePosition).give(
          id,
          {
            unitId: unitOf[role],
            position: role,
            ...(role === 'inspector' && { scopeUnitId: units.agency }),
          },
          at,
        );
      staff.set(role, id);
    }
    const lodged = await service.http.send('POST', '/api/v1/dossiers', LODGING, {
      authorization: `Bearer ${people.reception.token}`,
    });
    if (lodged.status !== 201) throw new Error(`no dossier could be lodged: ${lodged.text}`);
    return new MatrixApp(service, staff, lodged.json<{ code: string }>().code);
  }

  /** Every route that the service describes, as `GET /api/v1/units/{id}`. */
  routes(): string[] {
    const { paths }: OpenAPIObject = apiDocument(this.service.app);
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /** The headers of a new browser session of somebody, its screen open or locked. */
  async signIn(role: Role, { locked = false, csrf = true } = {}): Promise<Record<string, string>> {
    const [sessions, at] = [this.service.app.get(Sessions), this.service.clock.now()];
    const staffId = this.staff.get(role)!;
    const { id, secret } = await sessions.open(
      { staffId, kind: 'browser', name: null, expiresAt: at + HOUR_MS },
      at,
    );
    if (locked) await sessions.lock(id, at);
    return { cookie: `motcua=${secret}`, ...(csrf ? { 'x-csrf-token': csrfTokenOf(secret) } : {}) };
  }

  /** Asks a route; a stream is left as soon as it begins. */
  async ask(route: string, headers: Record<string, string>, request: Request = {}): Promise<Refusal> {
    const [method, path] = route.split(' ') as [string, string];
    const leaving = new AbortController();
    const writes = method !== 'GET' && method !== 'DELETE';
    const body = request.bodyAbout?.(this.staff.get('officer')!) ?? request.body ?? {};
    const answer = await fetch(`${this.service.http.url}${this.filled(path)}${request.query ?? ''}`, {
      method,
      signal: leaving.signal,
      headers: { ...request.headers, ...headers, ...(writes ? { 'content-type': 'application/json' } : {}) },
      ...(writes ? { body: JSON.stringify(body) } : {}),
    });
    const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
    const code = isProblem ? ((await answer.json()) as { code: string }).code : null;
    leaving.abort();
    return { status: answer.status, code };
  }

  close(): Promise<void> {
    return this.service.close();
  }

  private filled(path: string): string {
    const { dossier } = this;
    const values: Record<string, string> = {
      ref: dossier,
      name: 'vn',
      version: '1',
      code: '1.001806',
      key: 'chung',
      form: 'receipt',
    };
    return path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? NOBODYS_ID);
  }
}

const NOBODYS_ID = '00000000-0000-7000-8000-000000000000';
