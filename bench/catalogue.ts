// A first start, the national catalogue loaded, and a search in it: what people wait for besides dossiers.
import { readFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app/app.module.ts';
import { SystemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { shippedPath } from '../src/platform/shipped-files.ts';
import { ImportCatalogue } from '../src/procedures/import-catalogue.ts';
import { SearchProcedures } from '../src/procedures/search-procedures.ts';

export interface CatalogueFigures {
  /** From nothing to a service that has published the shipped procedures. */
  readonly startSeconds: number;
  readonly importSeconds: number;
  readonly procedures: number;
  readonly searchMedianMs: number;
}

const ASKED = ['dang ky', 'cap giay phep', 'dieu chinh giay', 'cap lai', 'khai sinh', '1.00', 'o'];

/** @param url of a migrated database without procedures */
export async function measureCatalogue(url: string): Promise<CatalogueFigures> {
  const began = performance.now();
  const config = readConfig({ ...process.env, DATABASE_URL: url });
  const app = await NestFactory.createApplicationContext(AppModule.register(config, new SystemClock()), {
    logger: false,
  });
  const startSeconds = (performance.now() - began) / 1000;
  const text = await readFile(shippedPath('workflows', 'catalogue', 'national.json'), 'utf8');
  const from = performance.now();
  const { procedures } = await app.get(ImportCatalogue).run(text, 'national.json', { by: null });
  const importSeconds = (performance.now() - from) / 1000;
  const search = app.get(SearchProcedures);
  const times: number[] = [];
  for (const q of [...ASKED, ...ASKED, ...ASKED, ...ASKED]) {
    const asked = performance.now();
    await search.run({ q });
    times.push(performance.now() - asked);
  }
  await app.close();
  const searchMedianMs = times.slice(ASKED.length).sort((a, b) => a - b)[Math.floor((3 * ASKED.length) / 2)]!;
  return { startSeconds, importSeconds, procedures, searchMedianMs };
}
