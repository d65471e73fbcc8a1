// motcua openapi: writes the description of the API to docs/openapi.json, or tells whether it is up to date there.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app/app.module.ts';
import { DomainError } from '../domain/domain-error.ts';
import { SystemClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { setPaths } from '../platform/http/create-app.ts';
import { apiDocument } from '../platform/openapi.ts';
import { shippedPath } from '../platform/shipped-files.ts';

/** Adds the command. It needs no database: the application is assembled, not started. */
export function addOpenapi(program: Command): void {
  program
    .command('openapi')
    .description('write the description of the API')
    .option('--check', 'write nothing; fail when the file differs from the code')
    .option('--file <file>', 'where it is', shippedPath('docs', 'openapi.json'))
    .action(async ({ check, file }: { readonly check?: true; readonly file: string }) => {
      const text = await documentText();
      if (check) await compare(file, text);
      else {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
    });
}

/** The document as text, its paths and schemas in alphabetical order, so that its history reads well. */
export async function documentText(): Promise<string> {
  const module = AppModule.register(readConfig({}), new SystemClock());
  const adapter = new FastifyAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    preview: true,
    abortOnError: false,
    logger: false,
  });
  setPaths(app);
  const document = apiDocument(app);
  const schemas = sorted(document.components?.schemas ?? {});
  const ordered = {
    ...document,
    paths: sorted(document.paths),
    components: { ...document.components, schemas },
  };
  return `${JSON.stringify(ordered, sortedEnums, 2)}\n`;
}

/** The compiler tells the members of a union in an order of its own, which changes from build to build. */
function sortedEnums(key: string, value: unknown): unknown {
  return key === 'enum' && Array.isArray(value) ? [...(value as unknown[])].sort() : value;
}

async function compare(file: string, text: string): Promise<void> {
  const written = await readFile(file, 'utf8').catch(() => '');
  if (written !== text)
    throw new DomainError('openapi.outdated', `${file} differs from the code: run npm run openapi`, { file });
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
