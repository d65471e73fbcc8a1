// motcua charts: writes the charts beside the law to docs/charts, or tells whether they are up to date there.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { chartPage, drawingOf } from '../../../workflows/tools/charts/chart-page.ts';
import { PRINTED_CHARTS } from '../../../workflows/tools/charts/printed-charts.ts';
import { rightsPage } from '../../../workflows/tools/charts/rights-page.ts';
import { sketch } from '../../../workflows/tools/charts/sketch.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { shippedPath } from '../../platform/shipped-files.ts';
import { drawSvg } from './draw-svg.ts';

/** Adds the command. It wants what a development checkout has: the layout of the drawings is no part of the service. */
export function addCharts(program: Command): void {
  program
    .command('charts')
    .description('write the charts, with who, when and by which article, and their drawings')
    .option('--check', 'write nothing; fail when a file differs from the code')
    .option('--folder <folder>', 'where they are', shippedPath('docs', 'charts'))
    .action(async ({ check, folder }: { readonly check?: true; readonly folder: string }) => {
      if (check) await compare(folder);
      else {
        await mkdir(folder, { recursive: true });
        for (const [name, text] of chartFiles()) await writeFile(join(folder, name), text);
      }
    });
}

/** Every page and drawing by the name of its file, made from the charts alone. */
export function chartFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>([['rights.md', rightsPage()]]);
  for (const chart of PRINTED_CHARTS) {
    files.set(`${chart.file}.md`, chartPage(chart));
    for (const region of chart.regions) files.set(drawingOf(chart, region), drawSvg(sketch(chart, region)));
  }
  return files;
}

async function compare(folder: string): Promise<void> {
  for (const [name, text] of chartFiles()) {
    const file = join(folder, name);
    const written = await readFile(file, 'utf8').catch(() => '');
    if (written !== text)
      throw new DomainError('charts.outdated', `${file} differs from the code: run npm run charts`, { file });
  }
}
