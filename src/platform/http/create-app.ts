// Builds the HTTP application: one place for limits, hooks, filter, pipe, headers and paths.
import { RequestMethod, type INestApplication, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config.ts';
import { ServiceLog } from '../logging.ts';
import { Metrics } from '../metrics.ts';
import { answerClientError } from './client-error.ts';
import { closeOperations } from './close-operations.ts';
import { networkOf } from '../networks.ts';
import type { Lies } from '../networks.ts';
import { normaliseText } from './normalise-text.ts';
import { ProblemFilter } from './problem.filter.ts';
import type { NotFoundPage } from './problem.filter.ts';
import { RequestContext, requestIdOf } from '../request-context.ts';
import { logRequests } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { createValidationPipe } from './validation.ts';

const API_PREFIX = 'api/v1';
const POSTED_OUTSIDE = [
  'tra-cuu',
  'tra-cuu/lich.ics',
  'tra-cuu/viec',
  'tra-cuu/ma',
  'tra-cuu/xac-nhan',
  'tra-cuu/bo-sung',
  'tra-cuu/rut',
  'tra-cuu/danh-gia',
  'tra-cuu/danh-gia/gui',
  'phan-anh',
  'phan-anh/gui',
  'nop-ho-so',
  'nop-ho-so/bat-dau',
  'nop-ho-so/tiep',
  'nop-ho-so/ho-so',
];
const OUTSIDE_THE_API = [
  'health/live',
  'health/ready',
  'metrics',
  'tra-cuu/style.css',
  'phan-anh/cong-khai',
  'so-lieu',
  ...POSTED_OUTSIDE,
];
const BODY_LIMIT_BYTES = 1_048_576;

export interface CreateAppOptions {
  /** Where Nest and the application log to; `false` for silence (tests). Nest's console logger when absent. */
  readonly logger?: LoggerService | false;
  /** What a browser is shown at an unknown address outside the API; problem details when absent. */
  readonly notFound?: NotFoundPage;
}

type RootModule = Parameters<typeof NestFactory.create>[0];

/** The application, configured but not yet listening. `module` must provide `Config` and import `HttpModule`. */
export async function createApp(
  module: RootModule,
  options: CreateAppOptions = {},
): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter(options.notFound);
  // The adapter is made before the configuration can be asked; until then nobody is trusted.
  let trusts: Lies = () => false;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    // The sample data is written while the application is put together, and a slow machine takes its time.
    pluginTimeout: 0,
    trustProxy: (address: string) => trusts(address),
    genReqId: requestIdOf,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply),
    clientErrorHandler: answerClientError,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    forceCloseConnections: true,
    abortOnError: false,
    ...(options.logger === undefined ? {} : { logger: options.logger }),
  });
  const config = app.get(Config);
  trusts = config.trustsProxy;
  await app.register(helmet, securityHeaders(config.publicUrl));
  await app.register(cookie);
  const context = app.get(RequestContext);
  if (options.logger instanceof ServiceLog) options.logger.follow(context);
  closeOperations(adapter.getInstance(), config.operations);
  addHooks(adapter.getInstance(), context);
  logRequests(adapter.getInstance(), context, app.get(Metrics));
  app.useGlobalFilters(problems);
  app.useGlobalPipes(createValidationPipe());
  setPaths(app);
  return app;
}

/** Where everything is: the API below its prefix, what operates it outside. */
export function setPaths(app: INestApplication): void {
  const exclude = [
    ...OUTSIDE_THE_API.map((path) => ({ path, method: RequestMethod.GET })),
    ...POSTED_OUTSIDE.map((path) => ({ path, method: RequestMethod.POST })),
  ];
  app.setGlobalPrefix(API_PREFIX, { exclude });
}

/** The context is entered after the body was read, because reading it leaves the asynchronous context. */
function addHooks(server: FastifyInstance, context: RequestContext): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith(`/${API_PREFIX}/`)) reply.header('cache-control', 'no-store');
    done();
  });
  server.addHook('preValidation', (request, _reply, done) => {
    context.enter(request, { requestId: request.id, network: networkOf(request.ip) }, () => {
      try {
        request.body = normaliseText(request.body);
        request.query = normaliseText(request.query);
        request.params = normaliseText(request.params);
      } catch (refusal) {
        done(refusal as Error);
        return;
      }
      done();
    });
  });
}
