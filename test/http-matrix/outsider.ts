// Somebody of another agency under every position that reads, and what he is answered about things that are not his.
import { HOUR_MS } from '../../src/domain/time/instant.ts';
import { csrfTokenOf } from '../../src/organization/sign-in/secret.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import type { DeskApp } from '../dossiers/desk-app.ts';
import type { Request } from './rules.ts';

export const NOBODYS_ID = '01900000-0000-7000-8000-000000000000';
/** What the parts of an upload must bring to be looked at. */
export const UPLOAD: Request = {
  headers: {
    'tus-resumable': '1.0.0',
    'upload-length': '10',
    'upload-offset': '0',
    'upload-metadata': `filename ${Buffer.from('mau.pdf').toString('base64')}`,
  },
};

const POSITIONS = ['reception', 'officer', 'head', 'clerk', 'supervisor'] satisfies Position[];

export interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

export class Outsider {
  private constructor(
    private readonly url: string,
    private readonly session: Readonly<Record<string, string>>,
  ) {}

  /** Gives the stranger every position in his agency, so that no door but that of the thing itself is closed to him. */
  static async of({ office: { people, units }, service }: DeskApp): Promise<Outsider> {
    const { staffId } = people.stranger;
    const at = service.clock.now();
    const give = (position: Position, more: object = {}) =>
      service.app
        .get(GivePosition)
        .give(staffId, { unitId: units.elsewhere, position, validFrom: '2020-01-01', ...more }, at);
    for (const position of POSITIONS) await give(position);
    await give('inspector', { scopeUnitId: units.elsewhere });
    const session = { staffId, kind: 'browser', name: null, expiresAt: at + HOUR_MS } as const;
    const { secret } = await service.app.get(Sessions).open(session, at);
    return new Outsider(service.http.url, {
      cookie: `motcua=${secret}`,
      'x-csrf-token': csrfTokenOf(secret),
    });
  }

  /**
   * Status, kind and body as they came, without what differs from request to request, and with what was asked for in
   * one word.
   *
   * @param route `{asked}` in its path, query or body is what is asked for; every other parameter is nobody's id
   */
  async ask(
    route: string,
    { query = '', headers = {}, body = {} }: Request,
    asked: string,
  ): Promise<Answered> {
    const [method, path] = route.split(' ') as [string, string];
    const filled = `${path}${query}`
      .replaceAll('{asked}', encodeURIComponent(asked))
      .replace(/\{\w+\}/g, NOBODYS_ID);
    const isUpload = method === 'PATCH' && path.includes('/uploads/');
    const type = isUpload ? 'application/offset+octet-stream' : 'application/json';
    const writes = method !== 'GET' && method !== 'DELETE';
    const answer = await fetch(`${this.url}${filled}`, {
      method,
      headers: { ...this.session, ...(writes && { 'content-type': type }), ...headers },
      ...(writes && { body: isUpload ? 'mau' : JSON.stringify(body).replaceAll('{asked}', asked) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: text
        .replace(/"traceId":"[^"]*"/, '"traceId":""')
        .replaceAll(asked, '{asked}')
        .replaceAll(encodeURIComponent(asked), '{asked}'),
    };
  }
}

/** The problem's code; null of an answer without a body. */
export const codeIn = ({ body }: Answered): string | null =>
  body === '' ? null : (JSON.parse(body) as { code: string }).code;
