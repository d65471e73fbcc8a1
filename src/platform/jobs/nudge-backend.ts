// Where nudges are kept, by BullMQ: in PostgreSQL beside the dossiers, or in Redis when REDIS_URL is set.
import { createPostgresBackend, Queue, Worker, type Job, type JobsOptions, type JobType } from 'bullmq';
import type { ClientBase } from 'pg';
import type { Config } from '../config.ts';
import { LastingClient } from '../lasting-client.ts';

/** What is used of a BullMQ queue, on whichever backend. */
export interface OpenQueue extends Connected {
  add(name: string, data: object, options: JobsOptions): Promise<unknown>;
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>;
}

/** What is used of a BullMQ worker, on whichever backend. It does not run until it is told to. */
export interface OpenWorker extends Connected {
  run(): Promise<void>;
}

interface Connected {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

const QUEUE = 'jobs';
const CONNECT_TIMEOUT_MS = 5_000;
const LONGEST_RETRY_MS = 2_000;

/** A queue that refuses, rather than waits for the backend, when that is down. `ended` ends its reconnecting. */
export function openQueue(config: Config, ended: AbortSignal): OpenQueue {
  if (config.redisUrl !== null) {
    const connection = {
      ...redis(config.redisUrl, ended),
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
    };
    return new Queue(QUEUE, { connection });
  }
  return new Queue(QUEUE, { connection: postgres(config, 3) }, createPostgresBackend);
}

export function openWorker(
  config: Config,
  ended: AbortSignal,
  take: (job: Job<unknown>) => Promise<void>,
): OpenWorker {
  const options = { autorun: false };
  if (config.redisUrl !== null) {
    const connection = { ...redis(config.redisUrl, ended), maxRetriesPerRequest: null };
    return new Worker(QUEUE, take, { ...options, connection });
  }
  return new Worker(QUEUE, take, { ...options, connection: postgres(config, 3) }, createPostgresBackend);
}

/** BullMQ keeps to its own schema, `bullmq`, which is brought up to date with ours. */
function postgres(config: Config, max: number) {
  return {
    connectionString: config.connectionString,
    migrate: false,
    max,
    Client: LastingClient,
    // What BullMQ asks for while connecting, a pooler may ignore.
    onConnect: (client: ClientBase) => client.query('set search_path = bullmq') as unknown as void,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'motcua-queue',
  };
}

/** A client that was closed before it ever connected goes on connecting, unless its retry strategy ends it. */
function redis(url: string, ended: AbortSignal) {
  const retryStrategy = (times: number) => (ended.aborted ? null : Math.min(times * 200, LONGEST_RETRY_MS));
  return { url, connectTimeout: CONNECT_TIMEOUT_MS, retryStrategy };
}
