// The environment, read once at start; a wrong or unknown value stops the service with the variable's name.
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { join, resolve } from 'node:path';
import { parseInstant } from '../domain/time/instant.ts';
import { type Lies, readNetworks } from './networks.ts';
import type { ParsingLimits } from './parsing-limits.ts';
import { shippedPath } from './shipped-files.ts';

const number = () => Transform(({ value }) => (value === undefined ? undefined : Number(value)));
const boolean = () =>
  Transform(({ value }) =>
    value === undefined ? undefined : value === 'true' ? true : value === 'false' ? false : value,
  );

/** A complete address under one of these schemes. */
function IsAddress(...schemes: readonly string[]): PropertyDecorator {
  return ValidateBy({
    name: 'isAddress',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && URL.canParse(value) && schemes.includes(new URL(value).protocol),
    },
  });
}

/** Networks in CIDR notation, separated by commas. */
function IsNetworks(): PropertyDecorator {
  return ValidateBy({
    name: 'isNetworks',
    validator: { validate: (value: unknown) => typeof value === 'string' && readNetworks(value) !== null },
  });
}

/** One field a variable, by the variable's own name. */
export class Environment {
  @number() @IsInt() @Min(0) @Max(65535) PORT = 3000;
  @IsString() HOST = '127.0.0.1';
  @IsOptional() @IsAddress('postgres:', 'postgresql:') DATABASE_URL?: string;
  @IsOptional() @IsAddress('postgres:', 'postgresql:') DATABASE_OWNER_URL?: string;
  @number() @IsInt() @Min(2) @Max(100) DATABASE_POOL = 14;
  @number() @IsInt() @Min(1) @Max(10_000) SESSION_LOCK_MINUTES = 15;
  @IsOptional() @IsAddress('redis:', 'rediss:') REDIS_URL?: string;
  @IsOptional() @IsIn(['evaluation', 'production']) MOTCUA_MODE?: 'evaluation' | 'production';
  @IsOptional() @IsString() MOTCUA_CLOCK?: string;
  @IsOptional() @IsString() MOTCUA_DATA_DIR?: string;
  @IsOptional() @IsString() ANCHOR_DIR?: string;
  @IsOptional() @IsAddress('smtp:', 'smtps:') SMTP_URL?: string;
  @IsString() MAIL_FROM = 'Một Cửa <motcua@localhost>';
  @IsOptional() @IsAddress('http:', 'https:') PUBLIC_URL?: string;
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) LOG_LEVEL = 'info';
  @IsOptional() @boolean() @IsBoolean() COOKIE_SECURE?: boolean;
  @IsNetworks() TRUSTED_PROXIES = '127.0.0.0/8,::1';
  @number() @IsInt() @Min(1) @Max(2048) ATTACHMENT_MAX_MB = 50;
  @number() @IsInt() @Min(1) @Max(10_000) ATTACHMENTS_PER_DOSSIER = 100;
  @IsOptional() @number() @IsInt() @Min(1) @Max(100) ATTACHMENT_YEARS_KEPT?: number;
  @number() @IsInt() @Min(1) @Max(10_000) UPLOADS_OPEN_PER_PERSON = 20;
  @number() @IsInt() @Min(1) @Max(10_000_000) UPLOADS_OPEN_MB = 4096;
  @IsOptional() @IsAddress('http:', 'https:') S3_URL?: string;
  @IsString() S3_REGION = 'us-east-1';
  @IsString() S3_ACCESS_KEY = '';
  @IsString() S3_SECRET_KEY = '';
  @IsOptional() @Matches(/^(\/.+|[^\s/:]+:\d{1,5})$/) CLAMD_HOST?: string;
  @IsOptional() @IsIn(['open', 'token']) OPERATIONS_ACCESS?: 'open' | 'token';
  @IsOptional() @Matches(/^\S{20,200}$/) OPERATIONS_TOKEN?: string;
  @IsIn(['warn', 'block']) FEES_AT_HAND_OVER: 'warn' | 'block' = 'warn';
  @number() @IsInt() @Min(1) @Max(1024) PARSING_UNPACKED_MB = 50;
  @number() @IsInt() @Min(1) @Max(1_048_576) PARSING_ROWS = 200_000;
  @number() @IsInt() @Min(1) @Max(16_384) PARSING_COLUMNS = 200;
  @number() @IsInt() @Min(1) @Max(32_767) PARSING_CELL_CHARACTERS = 32_767;
  @number() @IsInt() @Min(1) @Max(600) PARSING_SECONDS = 20;
  @number() @IsInt() @Min(200) @Max(8192) PARSING_MEMORY_MB = 300;
  @number() @IsInt() @Min(1) @Max(16) PARSING_PROCESSES = 2;
}

const EXPECTED: Readonly<Record<string, string>> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  DATABASE_URL: 'postgres://user:password@host:port/database',
  DATABASE_OWNER_URL: 'postgres://user:password@host:port/database, of the same database',
  DATABASE_POOL: 'a number of connections from 2 to 100',
  SESSION_LOCK_MINUTES: 'a number of minutes from 1 to 10000',
  REDIS_URL: 'redis://host:port',
  MOTCUA_DATA_DIR: 'a folder',
  ANCHOR_DIR: 'a folder',
  MOTCUA_MODE: 'evaluation or production',
  SMTP_URL: 'smtp://host:port or smtps://user:password@host:port',
  PUBLIC_URL: 'http:// or https:// and a host',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  COOKIE_SECURE: 'true or false',
  TRUSTED_PROXIES: 'networks such as 10.0.0.0/8,fd00::/8, separated by commas',
  ATTACHMENT_MAX_MB: 'a number of megabytes from 1 to 2048',
  ATTACHMENTS_PER_DOSSIER: 'a number of files from 1 to 10000',
  ATTACHMENT_YEARS_KEPT: 'a number of years from 1 to 100',
  UPLOADS_OPEN_PER_PERSON: 'a number of uploads from 1 to 10000',
  UPLOADS_OPEN_MB: 'a number of megabytes from 1 to 10000000',
  S3_URL: 'https://host/bucket',
  CLAMD_HOST: 'host:port, or the path of a socket',
  FEES_AT_HAND_OVER: 'warn or block',
  OPERATIONS_ACCESS: 'open or token',
  OPERATIONS_TOKEN: '20 to 200 characters without blanks',
  PARSING_UNPACKED_MB: 'a number of megabytes from 1 to 1024',
  PARSING_ROWS: 'a number of rows from 1 to 1048576',
  PARSING_COLUMNS: 'a number of columns from 1 to 16384',
  PARSING_CELL_CHARACTERS: 'a number of characters from 1 to 32767',
  PARSING_SECONDS: 'a number of seconds from 1 to 600',
  PARSING_MEMORY_MB: 'a number of megabytes from 200 to 8192',
  PARSING_PROCESSES: 'a number of processes from 1 to 16',
};

/** Who may read metrics and the description of the API: everybody, or who has the token; null: nobody. */
export interface OperationsAccess {
  readonly open: boolean;
  readonly token: string | null;
}

export interface AttachmentSettings {
  readonly maxBytes: number;
  /** How many files one dossier may carry. */
  readonly perDossier: number;
  /** Years after closing in which files go; null keeps them. */
  readonly yearsKept: number | null;
  /** Where files are kept; null is a folder below the data folder. */
  readonly s3: {
    readonly url: string;
    readonly region: string;
    readonly accessKey: string;
    readonly secretKey: string;
  } | null;
  /** `host:port` or a socket's path of the virus scanner; null scans nothing. */
  readonly clamd: string | null;
}

export interface ParsingSettings {
  readonly limits: ParsingLimits;
  /** After which a file is given up. */
  readonly seconds: number;
  /** All that a process that reads files may hold, itself included. */
  readonly memoryMb: number;
  /** How many files are read at once. */
  readonly processes: number;
}

/** How much may be on its way in, begun and not whole. */
export interface UploadSettings {
  readonly openPerPerson: number;
  /** Of all persons together, each upload with all the bytes it says it will have. */
  readonly openBytes: number;
}

/** What the rest of the service reads. */
export class Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly databasePool: number;
  /** Minutes without anything done by a person after which a browser's session locks. */
  readonly sessionLockMinutes: number;
  readonly redisUrl: string | null;
  readonly mode: 'evaluation' | 'production';
  /** Evaluation only: where the clock starts. */
  readonly clockStart: number | null;
  readonly dataDir: string;
  /** Where anchors are kept as files; best on another disk or machine than the database. */
  readonly anchorDir: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly logLevel: string;
  readonly cookieSecure: boolean;
  /** Peers whose word is taken for the client's address (X-Forwarded-For). */
  readonly trustsProxy: Lies;
  readonly attachments: AttachmentSettings;
  readonly uploads: UploadSettings;
  /** What an unpaid fee does when a result is handed over. */
  readonly feesAtHandOver: 'warn' | 'block';
  readonly parsing: ParsingSettings;
  readonly operations: OperationsAccess;
  /** The database in use: `databaseUrl`, or the embedded server's address once it runs. */
  connectionString: string;
  /** The same database as the role that owns its tables, for migrations and nothing else. */
  ownerConnectionString: string;

  constructor(environment: Environment) {
    this.port = environment.PORT;
    this.host = environment.HOST;
    this.databaseUrl = environment.DATABASE_URL ?? null;
    this.databasePool = environment.DATABASE_POOL;
    this.sessionLockMinutes = environment.SESSION_LOCK_MINUTES;
    this.redisUrl = environment.REDIS_URL ?? null;
    this.mode = environment.MOTCUA_MODE ?? (this.databaseUrl === null ? 'evaluation' : 'production');
    this.clockStart = environment.MOTCUA_CLOCK === undefined ? null : parseInstant(environment.MOTCUA_CLOCK);
    this.dataDir = resolve(environment.MOTCUA_DATA_DIR ?? shippedPath('.data'));
    this.anchorDir = resolve(environment.ANCHOR_DIR ?? join(this.dataDir, 'anchors'));
    this.smtpUrl = environment.SMTP_URL ?? null;
    this.mailFrom = environment.MAIL_FROM;
    this.publicUrl = (environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`).replace(/\/+$/, '');
    this.logLevel = environment.LOG_LEVEL;
    this.cookieSecure = environment.COOKIE_SECURE ?? this.publicUrl.startsWith('https:');
    this.trustsProxy = readNetworks(environment.TRUSTED_PROXIES)!;
    this.attachments = {
      maxBytes: environment.ATTACHMENT_MAX_MB * 1_048_576,
      perDossier: environment.ATTACHMENTS_PER_DOSSIER,
      yearsKept: environment.ATTACHMENT_YEARS_KEPT ?? null,
      s3:
        environment.S3_URL === undefined
          ? null
          : {
              url: environment.S3_URL.replace(/\/+$/, ''),
              region: environment.S3_REGION,
              accessKey: environment.S3_ACCESS_KEY,
              secretKey: environment.S3_SECRET_KEY,
            },
      clamd: environment.CLAMD_HOST ?? null,
    };
    this.uploads = {
      openPerPerson: environment.UPLOADS_OPEN_PER_PERSON,
      openBytes: environment.UPLOADS_OPEN_MB * 1_048_576,
    };
    this.feesAtHandOver = environment.FEES_AT_HAND_OVER;
    const access = environment.OPERATIONS_ACCESS ?? (this.mode === 'evaluation' ? 'open' : 'token');
    this.operations = { open: access === 'open', token: environment.OPERATIONS_TOKEN ?? null };
    this.parsing = {
      limits: {
        unpackedBytes: environment.PARSING_UNPACKED_MB * 1_048_576,
        rows: environment.PARSING_ROWS,
        columns: environment.PARSING_COLUMNS,
        cellCharacters: environment.PARSING_CELL_CHARACTERS,
      },
      seconds: environment.PARSING_SECONDS,
      memoryMb: environment.PARSING_MEMORY_MB,
      processes: environment.PARSING_PROCESSES,
    };
    this.connectionString = this.databaseUrl ?? '';
    this.ownerConnectionString = environment.DATABASE_OWNER_URL ?? this.connectionString;
  }

  /** For the log at start: no secret in it. */
  summary(): Record<string, string | number> {
    return {
      mode: this.mode,
      listen: `${this.host}:${this.port}`,
      database: this.databaseUrl === null ? `embedded in ${this.dataDir}` : new URL(this.databaseUrl).host,
      queue: this.redisUrl === null ? 'postgresql' : 'redis',
      mail: this.smtpUrl === null ? 'off' : new URL(this.smtpUrl).host,
      files: this.attachments.s3 === null ? 'folder' : new URL(this.attachments.s3.url).host,
      virusScanner: this.attachments.clamd ?? 'off',
    };
  }
}

/** A variable that is wrong; the message names it and says what was expected. */
export class ConfigError extends Error {}

/**
 * @param variables usually `process.env`; variables that are not ours are left alone, but a name that begins with
 *   MOTCUA_ and is not known is refused, because it is a slip of the pen.
 * @throws ConfigError naming every variable that is wrong
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.keys(new Environment());
  const names = [...known, ...Object.keys(EXPECTED), 'MOTCUA_CLOCK'];
  const strange = Object.keys(variables).filter(
    (name) => name.startsWith('MOTCUA_') && !names.includes(name),
  );
  const given = Object.fromEntries(
    names.flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  );
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const wrong = validateSync(environment, { forbidUnknownValues: false }).map(
    ({ property }) => `${property}: expected ${EXPECTED[property] ?? 'a text'}`,
  );
  wrong.push(...strange.map((name) => `${name}: there is no such variable`));
  if (wrong.length > 0) throw new ConfigError(wrong.join('; '));
  const config = clockChecked(environment);
  if (config.clockStart !== null && config.mode === 'production')
    throw new ConfigError('MOTCUA_CLOCK: the clock can be set only in evaluation mode');
  return config;
}

function clockChecked(environment: Environment): Config {
  try {
    return new Config(environment);
  } catch {
    throw new ConfigError('MOTCUA_CLOCK: expected an instant such as 2026-11-23T08:00:00+07:00');
  }
}
