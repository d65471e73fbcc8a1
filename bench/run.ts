// npm run bench [-- --json FILE]: every figure in one run, each beside what it is compared with.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measureEngine } from './engine.ts';
import { openFixture } from './fixture.ts';
import { measureChart, measureDueDates } from './pure.ts';

const jsonFile = process.argv[process.argv.indexOf('--json') + 1];
const wantsJson = process.argv.includes('--json');
const round = (n: number) => Math.round(n).toLocaleString('en-US').padStart(10);

const due = measureDueDates();
console.log(
  `due dates               ${round(due.perSecond)}/s   1,000,000 in ${due.seconds.toFixed(2)} s of one core`,
);
const chart = measureChart();
console.log(`chart steps             ${round(chart)}/s   restore and transition`);

const fixture = await openFixture();
const engine = await measureEngine(fixture, [1, 16, 64], 6);
for (const line of engine)
  console.log(
    `engine, ${String(line.callers).padStart(2)} callers     ${round(line.perSecond)}/s   limit ${round(line.limitPerSecond)}/s (${line.limitBy})   ratio ${line.ratio.toFixed(2)}`,
  );
await fixture.close();
if (wantsJson && jsonFile)
  writeFileSync(
    jsonFile,
    JSON.stringify(
      { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, due, chart, engine },
      null,
      2,
    ),
  );
