// npm run bench:beside -- --older DIR [--rounds 3]: the engine of this build and of an older one that was built in DIR, in
// turns, in one run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shippedPath } from '../src/platform/shipped-files.ts';
import type { BuildFigures } from './walk-build.ts';

const { values } = parseArgs({
  options: { older: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
if (values.older === undefined) throw new Error('--older: the folder of an older build, compiled');
const builds = { older: values.older, newer: shippedPath() };

const measured: Record<keyof typeof builds, BuildFigures[]> = { older: [], newer: [] };
for (let round = 0; round < Number(values.rounds); round++)
  for (const name of round % 2 === 0 ? (['older', 'newer'] as const) : (['newer', 'older'] as const))
    measured[name].push(measure(builds[name]));

const NAMES = ['1 caller, per second', '16 callers, per second', '64 callers, per second'];
for (const [i, name] of NAMES.entries()) tell(name, ({ perSecond }) => perSecond[i]!);
for (const [i, name] of NAMES.entries()) tell(`HTTP, ${name}`, ({ overHttp }) => overHttp[i]!);
tell('bytes of log a transition', ({ logged }) => logged);
tell('bytes kept a transition', ({ kept }) => kept);

function measure(build: string): BuildFigures {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'walk-build.js'), build],
    { encoding: 'utf8', cwd: build },
  );
  if (status !== 0) throw new Error(`${build}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as BuildFigures;
}

function tell(what: string, figure: (figures: BuildFigures) => number): void {
  const [older, newer] = [median(measured.older.map(figure)), median(measured.newer.map(figure))];
  const round = (n: number) => Math.round(n).toLocaleString('en-US').padStart(8);
  console.log(
    `${what.padEnd(34)}${round(older)} older ${round(newer)} newer   ratio ${(newer / older).toFixed(2)}`,
  );
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
