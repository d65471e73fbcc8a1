// Fills an empty database with the sample province and its dossiers, once, in steps that go on where they were cut off.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { TimerSweep } from '../engine/timer-sweep.ts';
import { forgetClock } from '../platform/clock-setting.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Database, DatabaseUnavailable } from '../platform/database.ts';
import { whileHolding } from '../platform/session-lock.ts';
import type { SessionLock } from '../platform/session-lock.ts';
import { shippedPath } from '../platform/shipped-files.ts';
import { ImportCatalogue } from '../procedures/import-catalogue.ts';
import { refuseOtherDays } from './sample-days.ts';
import { SeedDossiers } from './seed-dossiers.ts';
import { markDone, markStep, openToCitizens, readSeed, SEED_STEPS } from './seed-mark.ts';
import type { Seed, SeedStep } from './seed-mark.ts';
import { SeedProvince } from './seed-province.ts';
import { SeedTasks } from './seed-tasks.ts';

const SEEDING: SessionLock = { key: 619_204_120, name: 'sample data' };
const CATALOGUE = ['workflows', 'catalogue', 'national.json'] as const;

/** A database that is away is asked again so often, ever more slowly; then the next start goes on. */
const TRIES = 12;
const LONGEST_PAUSE_MS = 20_000;

/** What has been done, in words and, where it takes long, in numbers. */
export type SeedProgress = (what: string, done?: number, total?: number) => void;

@Injectable()
export class SeedEvaluation {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly calendars: CalendarBook,
    private readonly catalogue: ImportCatalogue,
    private readonly province: SeedProvince,
    private readonly dossiers: SeedDossiers,
    private readonly tasks: SeedTasks,
    private readonly sweep: TimerSweep,
  ) {}

  /**
   * A seed that was cut off goes on where it was, with the instant at which it began; a whole one is left alone. Two
   * services that start at once seed one after the other. Nothing else may run on the database meanwhile: timers
   * would overtake the past that is being written.
   *
   * @returns false when it was done before
   * @throws DomainError `seed.notEvaluation` outside evaluation mode, `seed.notEmpty` where other data stands,
   *   `seed.ofEarlierVersion`, `seed.outsideSample`; DatabaseUnavailable when the database stays away
   */
  async run(progress: SeedProgress): Promise<boolean> {
    if (this.config.mode !== 'evaluation')
      throw new DomainError('seed.notEvaluation', 'Sample data is only ever written in evaluation mode');
    for (let tries = 1; ; tries++)
      try {
        return await whileHolding(this.config.connectionString, SEEDING, progress, (lost) =>
          this.seed(progress, lost),
        );
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable) || tries === TRIES) throw error;
        progress('the database does not answer: the sample data goes on when it does');
        await pause(Math.min(500 * 2 ** tries, LONGEST_PAUSE_MS));
      }
  }

  private async seed(progress: SeedProgress, lost: AbortSignal): Promise<boolean> {
    const seed = await readSeed(this.database);
    if (seed.state === 'done') return false;
    const { at, step } = await this.beginningOf(seed);
    if (seed.state === 'begun') progress(`sample data begun at ${formatInstant(at)} goes on: ${step}`);
    for (const each of SEED_STEPS.slice(SEED_STEPS.indexOf(step))) {
      await markStep(this.database, each, at);
      await this.take(each, at, progress, lost);
    }
    await markDone(this.database, at);
    return true;
  }

  private async beginningOf(seed: Seed): Promise<{ at: Instant; step: SeedStep }> {
    if (seed.state === 'foreign')
      throw new DomainError('seed.notEmpty', 'The database holds data of its own: nothing was written');
    if (seed.state !== 'begun') {
      const at = this.clock.now();
      try {
        refuseOtherDays(at, this.calendars.current());
      } catch (error) {
        await forgetClock(this.database);
        throw error;
      }
      return { at, step: SEED_STEPS[0] };
    }
    if (seed.step === null)
      throw new DomainError(
        'seed.ofEarlierVersion',
        'An earlier version left its sample data half written: delete the data folder to begin again',
      );
    return { at: seed.at, step: seed.step };
  }

  private async take(step: SeedStep, at: Instant, progress: SeedProgress, lost: AbortSignal): Promise<void> {
    switch (step) {
      case 'catalogue': {
        const text = await readFile(shippedPath(...CATALOGUE), 'utf8');
        const { procedures } = await this.catalogue.run(text, CATALOGUE.at(-1)!, { by: null });
        progress(`national catalogue: ${procedures} procedures`);
        break;
      }
      case 'province':
        await this.province.run(at, lost);
        await openToCitizens(this.database, at);
        progress('sample province: units, people, competences');
        break;
      case 'dossiers':
        await this.dossiers.run(at, lost, (done, total) => progress('sample dossiers', done, total));
        break;
      case 'tasks':
        progress(`sample tasks: ${await this.tasks.run(at)}`);
        break;
      case 'timers':
        progress(`timers that were due: ${(await this.sweep.sweep(() => !lost.aborted)).fired}`);
    }
    lost.throwIfAborted();
  }
}
