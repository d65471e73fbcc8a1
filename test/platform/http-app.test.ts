// What every endpoint gets without asking: problem details, one Unicode form, validation, versions, headers.
import { connect } from 'node:net';
import { Body, Controller, Get, Global, HttpCode, Module, Param, Patch, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { QueryFailedError } from 'typeorm';
import { DomainError } from '../../src/domain/domain-error.ts';
import { Config, readConfig } from '../../src/platform/config.ts';
import { DatabaseUnavailable } from '../../src/platform/database.ts';
import { notFoundPage } from '../../src/citizen/not-found-page.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { HttpModule } from '../../src/platform/http/http.module.ts';
import { IfMatch, Versioned } from '../../src/platform/http/if-match.ts';
import { RequestContext } from '../../src/platform/request-context.ts';
import { listen, type HttpClient } from '../support/http-client.ts';

class Person {
  @IsString() @MinLength(2) @MaxLength(100) name!: string;
}
class Lodging {
  @ValidateNested() @Type(() => Person) person!: Person;
  @IsOptional() @IsInt() copies?: number;
}
class Search {
  @IsOptional() @IsString() q?: string;
}

const THROWN: Record<string, () => Error> = {
  rule: () => new DomainError('fee.unpaid', 'The fee has not been paid.', { owed: 5000, status: 200 }),
  stale: () => new DomainError('dossier.stale', 'Somebody was faster.', { version: 7 }),
  throttled: () => new DomainError('auth.throttled', 'Too many attempts.', { retryAfterSeconds: 29.2 }),
  unknown: () => new DomainError('unit.unknown', 'No such unit.'),
  database: () => new DatabaseUnavailable(new Error('ECONNREFUSED 10.0.0.1')),
  readOnly: () =>
    Object.assign(new Error('cannot execute INSERT in a read-only transaction'), { code: '25006' }),
  full: () => Object.assign(new Error('No space left on device'), { code: '53100' }),
  idled: () => Object.assign(new Error('terminating connection'), { code: '25P03' }),
  deadlock: () => Object.assign(new Error('deadlock detected'), { code: '40P01' }),
  repository: () =>
    new QueryFailedError('select', [], Object.assign(new Error('the server is going'), { code: '57P01' })),
  bug: () => new TypeError('secret of the inside'),
};

@Controller('probe')
class ProbeController {
  constructor(private readonly context: RequestContext) {}
  @Get('throw/:kind') throw(@Param('kind') kind: string): never {
    throw THROWN[kind]?.() ?? new Error('no such kind');
  }
  @Post('lodge') @HttpCode(200) lodge(@Body() body: Lodging): Lodging {
    return body;
  }
  @Get('search/:word') search(@Param('word') word: string, @Query() query: Search): object {
    return { word, ...query };
  }
  @Patch('dossier') @Versioned() change(@IfMatch() version: number): object {
    return { version: version + 1 };
  }
  @Post('context') @HttpCode(200) async who(@Body() _body: object): Promise<object> {
    this.context.setStaff('staff-1');
    await new Promise((done) => setTimeout(done, 1));
    return { ...this.context.current() };
  }
}

function moduleWith(variables: Record<string, string>): object {
  @Global()
  @Module({ providers: [{ provide: Config, useValue: readConfig(variables) }], exports: [Config] })
  class ConfigOnlyModule {}
  @Module({ imports: [ConfigOnlyModule, HttpModule], controllers: [ProbeController] })
  class ProbeModule {}
  return ProbeModule;
}

const start = (variables: Record<string, string> = {}) =>
  createApp(moduleWith(variables), { logger: false, notFound: notFoundPage });

let app: NestFastifyApplication;
let client: HttpClient;
beforeAll(async () => {
  app = await start();
  client = await listen(app);
});
afterAll(async () => app.close());

const get = (path: string, headers = {}) => client.get(`/api/v1/probe/${path}`, headers);
const post = (path: string, payload: string | object, headers = {}) =>
  client.send('POST', `/api/v1/probe/${path}`, payload, headers);
const change = (headers: Record<string, string>) =>
  client.send('PATCH', '/api/v1/probe/dossier', undefined, headers);

describe('problem details', () => {
  test.each([
    ['rule', 422, 'fee.unpaid'],
    ['stale', 412, 'dossier.stale'],
    ['throttled', 429, 'auth.throttled'],
    ['unknown', 404, 'unit.unknown'],
    ['database', 503, 'database.unavailable'],
    ['repository', 503, 'database.unavailable'],
    ['readOnly', 503, 'database.readOnly'],
    ['full', 503, 'database.full'],
    ['idled', 503, 'database.unavailable'],
    ['deadlock', 503, 'database.busy'],
    ['bug', 500, 'internal'],
  ])('%s is answered %i %s', async (kind, status, code) => {
    const answer = await get(`throw/${kind}`, { 'x-request-id': 'request-0001' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({
      status,
      code,
      traceId: 'request-0001',
      type: `urn:motcua:problem:${code}`,
    });
  });

  test('carries the details of the refusal, which cannot overwrite its members', async () => {
    expect((await get('throw/rule')).json()).toMatchObject({
      owed: 5000,
      status: 422,
      detail: 'The fee has not been paid.',
    });
  });

  test('says when to come back', async () => {
    expect((await get('throw/throttled')).headers.get('retry-after')).toBe('30');
    expect((await get('throw/database')).headers.get('retry-after')).toBe('5');
  });

  test('tells nothing of the inside', async () => {
    expect((await get('throw/bug')).text).not.toContain('secret');
    expect((await get('throw/database')).text).not.toContain('10.0.0.1');
  });

  test.each([
    ['no such route', '/api/v1/nowhere', 404, 'route.unknown'],
    ['no such route outside the API', '/nowhere', 404, 'route.unknown'],
    [
      'a path parameter over 100 characters',
      `/api/v1/probe/throw/${'x'.repeat(101)}`,
      414,
      'request.urlTooLong',
    ],
    ['an address that cannot be decoded', '/api/v1/probe/throw/%zz', 400, 'request.malformed'],
  ] as const)('%s', async (_name, path, status, code) => {
    const answer = await client.get(path);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('a browser at an address that is none is shown a page, the API never', async () => {
    const browser = { accept: 'text/html,application/xhtml+xml;q=0.9', 'accept-language': 'vi-VN,vi;q=0.9' };
    const page = await client.get('/nowhere', browser);
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain('Không có trang này');
    const english = await client.get('/nowhere', { ...browser, 'accept-language': 'en-GB' });
    expect(english.text).toContain('There is no such page');
    for (const path of ['/api/v1/nowhere', '/api/nowhere', '/api'])
      expect((await client.get(path, browser)).json()).toMatchObject({ code: 'route.unknown' });
  });

  test.each([
    ['JSON that does not parse', '{"person":', {}, 400, 'request.malformed'],
    ['an empty body', '', {}, 400, 'request.malformed'],
    ['a body over 1 MB', JSON.stringify({ a: 'x'.repeat(1_048_577) }), {}, 413, 'request.tooLarge'],
    ['another media type', '<a/>', { 'content-type': 'text/xml' }, 415, 'request.mediaType'],
    ['a prototype in disguise', '{"__proto__":{"admin":true}}', {}, 400, 'request.malformed'],
  ])('%s', async (_name, payload, headers, status, code) => {
    const answer = await post('lodge', payload, headers);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  test('a request that is not HTTP is answered too, then the line is cut', async () => {
    const port = Number(new URL(client.url).port);
    const heard = await new Promise<string>((done) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('THIS IS NOT HTTP\r\n\r\n'));
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => done(text));
    });
    expect(heard).toContain('400 Bad Request');
    expect(heard).toContain('"code":"request.malformed"');
  });
});

describe('validation', () => {
  test('names each field by pointer and rule', async () => {
    const answer = await post('lodge', { person: { name: 'A', age: 3 }, copies: 'two' });
    expect(answer.status).toBe(422);
    const { errors } = answer.json<{ errors: { pointer: string; code: string; limits?: number[] }[] }>();
    expect(errors.map(({ pointer, code, limits }) => [pointer, code, limits]).sort()).toEqual([
      ['/copies', 'isInt', undefined],
      ['/person/age', 'unknownField', undefined],
      ['/person/name', 'minLength', [2]],
    ]);
  });
});

describe('inbound text', () => {
  const decomposed = 'Nguyễn Thị Đào'.normalize('NFD');
  const composed = 'Nguyễn Thị Đào'.normalize('NFC');

  test('becomes NFC in body, query and path', async () => {
    const lodged = await post('lodge', { person: { name: decomposed } });
    expect(lodged.json()).toEqual({ person: { name: composed } });
    const word = encodeURIComponent(decomposed);
    expect((await get(`search/${word}?q=${word}`)).json()).toEqual({ word: composed, q: composed });
  });

  test.each([
    ['a NUL character', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('with %s is refused', async (_name, name) => {
    const answer = await post('lodge', JSON.stringify({ person: { name } }));
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([400, 'request.malformed']);
  });

  test('nested past all reason is refused', async () => {
    const answer = await post('lodge', '['.repeat(100_000) + ']'.repeat(100_000));
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([400, 'request.malformed']);
  });
});

describe('If-Match', () => {
  test.each([
    [undefined, 428, 'ifMatch.required'],
    ['*', 428, 'ifMatch.required'],
    ['W/"5"', 412, 'ifMatch.weak'],
    ['5', 400, 'request.malformed'],
    ['"5", "6"', 400, 'request.malformed'],
    ['"-1"', 400, 'request.malformed'],
  ])('%s is refused with %i', async (tag, status, code) => {
    const headers = tag === undefined ? {} : { 'if-match': tag };
    const answer = await change(headers);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  test('gives the version, and the answer carries the next one as its tag', async () => {
    const headers = { 'if-match': '"5"' };
    const answer = await change(headers);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"6"']);
  });
});

describe('the request context', () => {
  test('holds the caller’s id and the staff member, after the body has been read', async () => {
    const answer = await post('context', {}, { 'x-request-id': 'from-the-portal-1' });
    expect(answer.json()).toEqual({
      requestId: 'from-the-portal-1',
      network: '127.0.0.1',
      staffId: 'staff-1',
      onBehalfOf: null,
    });
    expect(answer.headers.get('x-request-id')).toBe('from-the-portal-1');
  });

  test.each(['short', 'with spaces in it', 'x'.repeat(65), 'a"b\'c<d>e;f'])(
    'does not take %s for an id',
    async (id) => {
      const answer = await post('context', {}, { 'x-request-id': id });
      expect(answer.json<{ requestId: string }>().requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});

describe('security headers', () => {
  test('TRACE repeats nothing of what was sent', async () => {
    const { hostname, port } = new URL(client.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(`TRACE /health/live HTTP/1.1\r\nHost: x\r\nX-Secret: told\r\nConnection: close\r\n\r\n`);
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 (404|405) /);
    expect(answer).not.toContain('told');
  });

  test('do not force TLS where there is none', async () => {
    const { headers } = await get('search/a');
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    for (const directive of ["base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"])
      expect(headers.get('content-security-policy')).toContain(directive);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('force it where the public address is https', async () => {
    const secure = await start({ PUBLIC_URL: 'https://motcua.example' });
    const { headers } = await (await listen(secure)).get('/api/v1/probe/search/a');
    await secure.close();
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });
});
