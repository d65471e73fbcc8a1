// Fills an empty database with the sample province and its dossiers, once.
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { TimerSweep } from '../engine/timer-sweep.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { shippedPath } from '../platform/shipped-files.ts';
import { ImportCatalogue } from '../procedures/import-catalogue.ts';
import { TaskSweepJob } from '../tasks/task-sweep.job.ts';
import { SeedDossiers } from './seed-dossiers.ts';
import type { SeededDossiers } from './seed-dossiers.ts';
import { markSeed, seedStateOf, wipeHalfSeed } from './seed-mark.ts';
import { SeedProvince } from './seed-province.ts';
import { SeedTasks } from './seed-tasks.ts';

const CATALOGUE = ['workflows', 'catalogue', 'national.json'] as const;

/** What has been done, in words and, where it takes long, in numbers. */
export type SeedProgress = (what: string, done?: number, total?: number) => void;

export interface Seeded extends SeededDossiers {
  readonly procedures: number;
  readonly fired: number;
}

@Injectable()
export class SeedEvaluation {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly catalogue: ImportCatalogue,
    private readonly province: SeedProvince,
    private readonly dossiers: SeedDossiers,
    private readonly tasks: SeedTasks,
    private readonly sweep: TimerSweep,
    private readonly taskSweep: TaskSweepJob,
  ) {}

  /**
   * A seed that was cut off is wiped and begun anew; a whole one is left alone. Nothing else may run on the
   * database meanwhile: timers would overtake the past that is being written.
   *
   * @returns null when it was done before
   * @throws DomainError `seed.notEvaluation` outside evaluation mode, `seed.notEmpty` where other data stands
   */
  async run(progress: SeedProgress): Promise<Seeded | null> {
    if (this.config.mode !== 'evaluation')
      throw new DomainError('seed.notEvaluation', 'Sample data is only ever written in evaluation mode');
    // The lock is held by a transaction of its own: two services that start at once seed one after the other.
    return this.database.transaction(async (lock) => {
      await lock.query({ text: `select pg_advisory_xact_lock(hashtext('motcua evaluation seed'))` });
      const state = await seedStateOf(this.database);
      if (state === 'done') return null;
      if (state === 'foreign')
        throw new DomainError('seed.notEmpty', 'The database holds data of its own: nothing was written');
      return this.write(state === 'halfDone', progress);
    });
  }

  private async write(again: boolean, progress: SeedProgress): Promise<Seeded> {
    const at = this.clock.now();
    if (again) {
      progress('half-finished sample data removed');
      await wipeHalfSeed(this.database);
      await this.directory.reload();
    }
    await markSeed(this.database, 'seeding', at);
    const text = await readFile(shippedPath(...CATALOGUE), 'utf8');
    const { procedures } = await this.catalogue.run(text, CATALOGUE.at(-1)!, { by: null });
    progress(`national catalogue: ${procedures} procedures`);
    await this.province.run(at);
    progress('sample province: units, people, competences');
    const seeded = await this.dossiers.run(at, (done, total) => progress('sample dossiers', done, total));
    progress(`sample tasks: ${await this.tasks.run(at)}`);
    const { fired } = await this.sweep.sweep();
    await this.taskSweep.sweep();
    await markSeed(this.database, 'done', at);
    return { ...seeded, procedures, fired };
  }
}
