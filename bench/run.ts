// npm run bench [-- --json FILE]: every figure in one run, each beside what it is compared with.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measureCatalogue } from './catalogue.ts';
import { measureEngine } from './engine.ts';
import { openFixture } from './fixture.ts';
import { measureHttp } from './http.ts';
import { measureChart, measureDueDates } from './pure.ts';
import { measureTimers } from './timers.ts';

const CALLERS = [1, 16, 64];
const SECONDS = 6;
const round = (n: number): string => Math.round(n).toLocaleString('en-US').padStart(10);

const due = measureDueDates();
console.log(
  `due dates               ${round(due.perSecond)}/s   1,000,000 in ${due.seconds.toFixed(2)} s of one core`,
);
const chart = measureChart();
console.log(`chart steps             ${round(chart)}/s   restore and transition, one core`);

const ground = await openFixture();
const engine = await measureEngine(ground, CALLERS, SECONDS);
for (const { callers, perSecond, limitPerSecond, limitBy, ratio } of engine)
  console.log(
    `engine, ${String(callers).padStart(2)} callers     ${round(perSecond)}/s   limit ${round(limitPerSecond)}/s (${limitBy})   ratio ${ratio.toFixed(2)}`,
  );
await ground.close();

const second = await openFixture();
const overHttp = await measureHttp(second.url, CALLERS, SECONDS);
const http = [...overHttp].map(([callers, perSecond]) => {
  const { limitPerSecond } = engine.find((line) => line.callers === callers)!;
  return { callers, perSecond, limitPerSecond, ratio: perSecond / limitPerSecond };
});
for (const { callers, perSecond, limitPerSecond, ratio } of http)
  console.log(
    `HTTP, ${String(callers).padStart(2)} callers       ${round(perSecond)}/s   limit ${round(limitPerSecond)}/s   ratio ${ratio.toFixed(2)}`,
  );
await second.close();

const third = await openFixture();
const timers = await measureTimers(third);
console.log(
  `timers due at once      ${round(timers.perSecond)}/s   ${timers.timers} fired once in ${timers.seconds.toFixed(1)} s, ${timers.alerts} alerts`,
);
await third.close();

const fourth = await openFixture();
const catalogue = await measureCatalogue(fourth.url);
console.log(
  `catalogue               first start ${catalogue.startSeconds.toFixed(1)} s, ${catalogue.procedures} procedures loaded in ${catalogue.importSeconds.toFixed(1)} s, a search ${catalogue.searchMedianMs.toFixed(0)} ms (median)`,
);
await fourth.close();

const at = process.argv.indexOf('--json');
const file = at < 0 ? undefined : process.argv[at + 1];
if (file !== undefined)
  writeFileSync(
    file,
    JSON.stringify(
      {
        node: process.version,
        cpu: cpus()[0]?.model,
        cores: cpus().length,
        due,
        chart,
        engine,
        http,
        timers,
        catalogue,
      },
      null,
      2,
    ),
  );
