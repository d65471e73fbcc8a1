// The description of the API: every route, what it takes and how it refuses.
import { Body, Controller, Get, Global, Module, Patch } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { IsString, MaxLength } from 'class-validator';
import { Config, readConfig } from '../../src/platform/config.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { HttpModule } from '../../src/platform/http/http.module.ts';
import { IfMatch } from '../../src/platform/http/if-match.ts';
import { serveApiDocument } from '../../src/platform/openapi.ts';
import { listen, type HttpClient } from '../support/http-client.ts';

class Note {
  @ApiProperty() @IsString() @MaxLength(100) text!: string;
}

@Controller('notes')
class NotesController {
  @Get() list(): object {
    return {};
  }
  @Patch() change(@IfMatch() version: number, @Body() body: Note): object {
    return { version, body };
  }
}

@Global()
@Module({ providers: [{ provide: Config, useValue: readConfig({}) }], exports: [Config] })
class ConfigOnlyModule {}
@Module({ imports: [ConfigOnlyModule, HttpModule], controllers: [NotesController] })
class NotesModule {}

let app: NestFastifyApplication;
let client: HttpClient;
beforeAll(async () => {
  app = await createApp(NotesModule, { logger: false });
  serveApiDocument(app, { reader: false });
  client = await listen(app);
});
afterAll(async () => app.close());

test('the document has every route, the version to name and the shape of refusals', async () => {
  const document = (await client.get('/docs-json')).json();
  expect(document['openapi']).toBe('3.1.0');
  expect(Object.keys(document['paths'] as object).sort()).toEqual([
    '/api/v1/notes',
    '/health/live',
    '/health/ready',
  ]);
  expect(document).toMatchObject({
    paths: {
      '/api/v1/notes': {
        patch: {
          operationId: 'Notes.change',
          parameters: [{ name: 'If-Match', in: 'header', required: true }],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
          responses: {
            default: {
              content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
            },
          },
        },
      },
    },
    components: { schemas: { Problem: { required: expect.arrayContaining(['code', 'traceId']) } } },
  });
});
