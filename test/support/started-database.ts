// A database as a service leaves it that has only started: its procedures and its calendar are in it.
import { AppModule } from '../../src/app/app.module.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createApp } from '../../src/platform/http/create-app.ts';
import { cloneMade } from './database.ts';
import type { Clone } from './database.ts';

/** Publishing what is shipped checks every path of every chart, which is most of a first start: once a run is enough. */
export function cloneStarted(): Promise<Clone> {
  return cloneMade('started', startOnce);
}

/** What a first start writes is older than whatever a test does. */
async function startOnce({ serviceUrl }: Clone): Promise<void> {
  const config = readConfig({
    DATABASE_URL: serviceUrl,
    MOTCUA_DATA_DIR: process.env['MOTCUA_DATA_DIR'],
  });
  const clock = new ManualClock(parseInstant('2018-06-21T07:00'));
  const app = await createApp(AppModule.register(config, clock), { logger: false });
  await app.init();
  await app.close();
}
