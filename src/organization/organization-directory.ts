// Keeps the picture of the organization up to date in every instance.
import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { dayOf } from '../domain/time/instant.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { loadOrganization } from './load-organization.ts';
import { Organization } from './organization.ts';

const CHECKED_MS = 2_000;

/**
 * `current()` answers with a picture that was true two seconds ago or later, and at once after a change made by
 * this instance (`reload()`). `latest` is the same picture without waiting, for code that cannot. Names in it are today's.
 */
@Injectable()
export class OrganizationDirectory implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(OrganizationDirectory.name);
  private picture = new Organization({ units: [], staff: [], positions: [], absences: [], competences: [] });
  private version: string | null = null;
  private checkedAt = -Infinity;
  private checking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => {
      this.current().catch((error: unknown) => this.logger.warn(`the organization was not read: ${error}`));
    }, CHECKED_MS).unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  get latest(): Organization {
    return (this.picture = this.picture.on(dayOf(this.clock.now())));
  }

  async current(): Promise<Organization> {
    if (performance.now() - this.checkedAt >= CHECKED_MS) await (this.checking ??= this.check());
    return this.latest;
  }

  /** Reads the organization again if it changed; call it after own writes. */
  async reload(): Promise<Organization> {
    await this.checking;
    await (this.checking ??= this.check());
    return this.latest;
  }

  private async check(): Promise<void> {
    try {
      const startedAt = performance.now();
      const {
        rows: [row],
      } = await this.database.query<{ version: string }>({
        name: 'organization-version',
        text: `select version::text as version from organization_version`,
        values: [],
      });
      if (row?.version !== this.version) {
        const loaded = await loadOrganization(this.database);
        this.picture = new Organization(loaded.facts);
        this.version = loaded.version;
      }
      this.checkedAt = startedAt;
    } finally {
      this.checking = null;
    }
  }
}
