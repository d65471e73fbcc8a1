// Notes who read whose personal data. Reading never waits for it, and a regular stop loses nothing.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { formatInstant } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { RequestContext } from '../../platform/request-context.ts';

const FLUSH_MS = 200;
const BATCH = 500;

export interface Access {
  readonly staffId: string;
  /** The absent person in whose place it was read. */
  readonly onBehalfOf?: string | null;
  readonly homeAgencyId: string;
  readonly dossierId: string;
  /** What was shown, e.g. `applicant`, `identityNo`, `attachment`. */
  readonly what: string;
  readonly purpose?: string | null;
}

const INSERT = `
  insert into access_log (id, home_agency_id, dossier_id, staff_id, on_behalf_of, what, purpose, request_id, at)
  select id, home_agency_id, dossier_id, staff_id, on_behalf_of, what, purpose, request_id, at
  from jsonb_to_recordset($1::jsonb) as r (id uuid, home_agency_id uuid, dossier_id uuid, staff_id uuid,
    on_behalf_of uuid, what text, purpose text, request_id text, at timestamptz)
  on conflict do nothing`;

@Injectable()
export class AccessLog implements OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger(AccessLog.name);
  private entries: object[] = [];
  private flushing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly context: RequestContext,
  ) {}

  /** Takes note; written within 200 ms, many in one insert. */
  recordAccess(access: Access): void {
    this.entries.push({
      id: uuidv7(),
      home_agency_id: access.homeAgencyId,
      dossier_id: access.dossierId,
      staff_id: access.staffId,
      on_behalf_of: access.onBehalfOf ?? null,
      what: access.what,
      purpose: access.purpose ?? null,
      request_id: this.context.current()?.requestId ?? null,
      at: formatInstant(this.clock.now()),
    });
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => {
        this.logger.error(`the access log was not written and is kept: ${error}`);
        this.rearm();
      });
    }, FLUSH_MS);
  }

  /** Writes all that was noted so far. */
  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.flushing = this.flushing.catch(() => undefined).then(() => this.write());
    await this.flushing;
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
  }

  /** Once more: requests may have been answered since. */
  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private async write(): Promise<void> {
    while (this.entries.length > 0) {
      const batch = this.entries.slice(0, BATCH);
      await this.database.query({ name: 'access-log', text: INSERT, values: [JSON.stringify(batch)] });
      this.entries = this.entries.slice(batch.length);
    }
  }

  private rearm(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.flush().catch(() => this.rearm());
    }, FLUSH_MS * 10);
  }
}
