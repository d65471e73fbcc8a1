// The log: pino behind Nest's logger, one JSON object a line, nothing personal in it.
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { RequestContext } from './request-context.ts';
import { scrub } from './scrub.ts';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Fields whose value is never written, at the top of a record or one level down. */
const SECRET_FIELDS = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'email',
  'phone',
  'identityNumber',
  'fullName',
  'address',
  'dateOfBirth',
];

/** What Nest tells of every module and route at start: for debugging only. */
const START_UP: ReadonlySet<string> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
]);

export interface LogOptions {
  readonly level: string;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/**
 * Give one to `createApp`; then log through Nest: `new Logger('Alerts').warn({ msg: 'slow', ms })`. Every line of a
 * request carries its id. Write ids and codes, never a person's data; what slips through is scrubbed.
 */
export class ServiceLog implements LoggerService {
  private readonly logger: Logger;
  private context: RequestContext | null = null;

  constructor({ level, destination }: LogOptions) {
    const options = {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
      mixin: () => this.requestFields(),
    };
    this.logger = destination ? pino(options, destination) : pino(options);
  }

  /** From here on, lines written while a request is served carry that request's id. */
  follow(context: RequestContext): void {
    this.context = context;
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the name of the logger last, and before it, for errors, a stack or the error itself. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const from = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    if (level === 'info' && typeof from === 'string' && START_UP.has(from)) level = 'debug';
    const others = from === undefined ? rest : rest.slice(0, -1);
    const error = [message, ...others].find((part) => part instanceof Error);
    const stack = others.find((part) => typeof part === 'string');
    const fields = typeof message === 'object' && !(message instanceof Error) ? scrubbed(message) : {};
    const text = typeof message === 'string' ? message : error?.message;
    this.logger[level]({
      ...(from === undefined ? {} : { from }),
      ...fields,
      ...(text === undefined ? {} : { msg: scrub(text) }),
      ...(error?.stack ? { stack: scrub(error.stack) } : stack ? { stack: scrub(stack) } : {}),
    });
  }

  private requestFields(): object {
    const facts = this.context?.current();
    return facts ? { requestId: facts.requestId } : {};
  }
}

function scrubbed(record: object | null): Record<string, unknown> {
  const entries = Object.entries(record ?? {});
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? scrub(value) : value]),
  );
}
