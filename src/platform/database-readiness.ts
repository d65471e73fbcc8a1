// The service is ready when the database answers and its schema is at the newest migration.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database } from './database.ts';
import { HealthChecks } from './health-checks.ts';
import { pendingMigrations } from './migrate.ts';

@Injectable()
export class DatabaseReadiness implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly database: Database,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.checks.add('database', () => this.database.query({ name: 'readiness', text: 'select 1' }));
    this.checks.add('migrations', async () => {
      if (await pendingMigrations(this.dataSource))
        throw new Error('Migrations are pending: run motcua migrate');
    });
  }
}
