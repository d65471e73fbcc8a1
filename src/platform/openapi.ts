// The description of the API, made from the controllers: read at /docs, fetched at /docs-json.
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem details (RFC 9457). Further members carry the details of the refusal.',
  required: ['type', 'title', 'status', 'detail', 'code', 'traceId'],
  properties: {
    type: { type: 'string', examples: ['urn:motcua:problem:dossier.stale'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable; programs decide on it.', examples: ['dossier.stale'] },
    traceId: { type: 'string', description: 'The x-request-id of the answer.' },
    retryAfterSeconds: { type: 'number' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail', 'code'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer to the field.', examples: ['/person/name'] },
          detail: { type: 'string' },
          code: { type: 'string', description: 'The rule that it breaks.', examples: ['maxLength'] },
          limits: {
            type: 'array',
            items: { type: 'number' },
            description: 'The numbers of the rule.',
          },
        },
      },
    },
  },
};

const PROBLEM_RESPONSE = {
  description: 'Refused, or failed',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The OpenAPI 3.1 document of every controller in `app`; every operation may answer with a problem. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const description = 'Dossiers of the one-stop shop: intake, handling, deadlines, lateness and results.';
  const frame = new DocumentBuilder()
    .setTitle('Một Cửa')
    .setDescription(description)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', description: 'A token made for a program.' }, 'token')
    .addCookieAuth('motcua', { type: 'apiKey', in: 'cookie', description: 'Set by signing in.' }, 'session')
    .addSecurityRequirements('token')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, frame, { operationIdFactory });
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path as Record<string, unknown>)) addProblem(operation);
  const schemas = { ...document.components?.schemas, Problem: PROBLEM_SCHEMA };
  return { ...document, components: { ...document.components, schemas } };
}

/**
 * Serves the document, and its reader from this service alone; made when it is first asked for.
 *
 * @param reader false for the document only: the reader's file server does not load under Jest on Node 20
 */
export function serveApiDocument(app: INestApplication, { reader = true } = {}): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app), {
    ui: reader,
    raw: ['json'],
    jsonDocumentUrl: 'docs-json',
    customSiteTitle: 'Một Cửa API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: false },
  });
}

function operationIdFactory(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '')}.${method}`;
}

function addProblem(operation: unknown): void {
  if (typeof operation !== 'object' || operation === null || !('responses' in operation)) return;
  (operation.responses as Record<string, unknown>)['default'] ??= PROBLEM_RESPONSE;
}
