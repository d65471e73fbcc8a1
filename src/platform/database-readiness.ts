// The service is ready when the database can be written and its schema is at the newest migration.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database, DatabaseUnavailable } from './database.ts';
import { HealthChecks } from './health-checks.ts';
import { pendingMigrations } from './migrate.ts';

/**
 * A write, because a standby, a guard of the disk and a full one all let read on. Of one row that nobody reads, so
 * that nothing but the database itself can stand in its way.
 */
const WRITE = 'update service_probe set written_at = clock_timestamp()';
/** A disk may be full for the tables that people write and not for the one row of the probe. */
const FULL_FOR_MS = 15_000;

@Injectable()
export class DatabaseReadiness implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly database: Database,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.checks.add('database', async () => {
      await this.database.probe({ name: 'readiness', text: WRITE });
      if (this.database.troubleWithin(FULL_FOR_MS) === 'database.full')
        throw new DatabaseUnavailable('somebody could not write just now', 'database.full');
    });
    this.checks.add('migrations', async () => {
      if (await pendingMigrations(this.dataSource))
        throw new Error('Migrations are pending: run motcua migrate');
    });
  }
}
