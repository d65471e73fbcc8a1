// A real PostgreSQL of the benchmark's own, that it may stop as it likes: fast, or at once as a power cut does.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { placeOf } from '../src/platform/embedded-place.ts';
import type { Place } from '../src/platform/embedded-place.ts';
import { initialise, isAlive, launch } from '../src/platform/embedded-process.ts';
import type { ServerProcess } from '../src/platform/embedded-process.ts';
import { freePort } from './start-service.ts';

const DATABASE = 'motcua';
const SERVICE = 'motcua_service';
const PATIENCE_MS = 120_000;
/**
 * How PostgreSQL is told: `fast` ends the sessions in order, `immediate` leaves everything as it is, `killed` tells
 * only the postmaster, and nothing to it: its sessions find out by themselves.
 */
const SIGNAL = { fast: 'SIGINT', immediate: 'SIGQUIT', killed: 'SIGKILL' } as const;

export class OwnServer {
  private constructor(
    private readonly folder: string,
    private readonly place: Place,
    private process: ServerProcess,
    private readonly password: string,
  ) {}

  static async open(): Promise<OwnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-chaos-'));
    chmodSync(folder, 0o755);
    const place = placeOf(folder);
    const password = randomBytes(18).toString('hex');
    initialise(place, password);
    const server = new OwnServer(folder, place, launch(place, await freePort(), []), password);
    await server.untilUp();
    await server.ask(`create database ${DATABASE}`, 'postgres');
    await server.ask(`create role ${SERVICE} login password '${password}'`, 'postgres');
    return server;
  }

  /** As the role that owns everything. */
  get url(): string {
    return this.urlOf(DATABASE);
  }

  /** As the role that a service works as. */
  get serviceUrl(): string {
    return this.urlOf(DATABASE, SERVICE);
  }

  /** Stops it and starts it again on the same port. */
  async restart(how: keyof typeof SIGNAL, awayMs: number): Promise<void> {
    await this.end(how);
    await pause(awayMs);
    this.process = launch(this.place, this.process.port, []);
    await this.untilUp();
  }

  /** @returns the rows of one statement */
  async ask<Row extends pg.QueryResultRow>(text: string, database = DATABASE): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.urlOf(database) });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    await this.end('fast');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private urlOf(database: string, role = 'motcua'): string {
    return `postgres://${role}:${this.password}@127.0.0.1:${this.process.port}/${database}`;
  }

  private async end(how: keyof typeof SIGNAL): Promise<void> {
    const { pid } = this.process;
    if (isAlive(pid)) process.kill(pid, SIGNAL[how]);
    while (isAlive(pid)) await pause(30);
  }

  /** A server is launched again that ended because sessions of a killed one still held the shared memory. */
  private async untilUp(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (performance.now() < until) {
      if (!isAlive(this.process.pid)) this.process = launch(this.place, this.process.port, []);
      const up = await this.ask('select 1', 'postgres').then(
        () => true,
        () => false,
      );
      if (up) return;
      await pause(50);
    }
    throw new Error('PostgreSQL did not come up');
  }
}
