// The door to parsing processes: its limits, its line, and that nothing else waits while a file is read.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/platform/config.ts';
import { Metrics } from '../../src/platform/metrics.ts';
import { parserIn } from '../../src/platform/parsing/parser.ts';
import { Parsing } from '../../src/platform/parsing/parsing.ts';
import { WaitingLine } from '../../src/platform/parsing/waiting-line.ts';
import type { DomainError } from '../../src/domain/domain-error.ts';
import type { Behaviour } from './parsers/what-may-happen.ts';

const PARSER = parserIn<typeof import('./parsers/what-may-happen.ts')>(
  import.meta.url,
  './parsers/what-may-happen',
);
const SHEET = parserIn<typeof import('../../src/platform/parsing/parse-sheet.ts')>(
  import.meta.url,
  '../../src/platform/parsing/parse-sheet',
);
const opened: Parsing[] = [];
const open = (settings: Record<string, string> = {}): Parsing => {
  const parsing = new Parsing(readConfig({ PARSING_MEMORY_MB: '200', ...settings }), new Metrics());
  opened.push(parsing);
  return parsing;
};
afterEach(() => opened.splice(1).forEach((each) => each.onApplicationShutdown()));

let parsing: Parsing;
beforeAll(() => {
  parsing = open();
});
afterAll(() => parsing.onApplicationShutdown());

const run = (behaviour: Behaviour, by: string | null = null, at = parsing) => at.run(PARSER, behaviour, by);
const refusal = (promise: Promise<unknown>): Promise<[string, Record<string, unknown>]> =>
  promise.then(
    (found) => Promise.reject(new Error(`not refused: ${JSON.stringify(found)?.slice(0, 100)}`)),
    ({ code, details }: DomainError) => [code, details],
  );
/** How long the event loop was held up, at most, while something else went on. */
async function heldUp(work: Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last - 5), now];
  }, 5);
  await work.catch(() => undefined);
  clearInterval(timer);
  return longest;
}

describe('a file that is read', () => {
  it('is read in another process, with the limits of the settings and none of the secrets', async () => {
    const at = open({ PARSING_UNPACKED_MB: '2', PARSING_ROWS: '3' });
    expect(await run({ does: 'answer' }, null, at)).toEqual({
      limits: { unpackedBytes: 2_097_152, rows: 3, columns: 200, cellCharacters: 32_767 },
      pid: expect.any(Number),
    });
    const known = (await run({ does: 'secrets' }, null, at)) as string[];
    expect(known.filter((name) => !['NODE_OPTIONS', 'PATH', 'NODE_CHANNEL_FD'].includes(name))).toEqual([]);
  });

  it('is read by a process that is warm already', async () => {
    const first = (await run({ does: 'answer' })) as { pid: number };
    expect(await run({ does: 'answer' })).toMatchObject({ pid: first.pid });
  });

  it('tells a refusal of the parser as it is', async () => {
    expect(await refusal(run({ does: 'refuse' }))).toEqual(['sheet.strange', { row: 7 }]);
  });

  it('tells of a bug where it is and never what the file said', async () => {
    const error = await run({ does: 'fail' }).catch((thrown: Error) => thrown);
    expect((error as Error).message).toMatch(/TypeError[^]*what-may-happen/);
    expect((error as Error).message).not.toContain('Nguyễn');
  });
});

describe('a limit', () => {
  it.each([
    ['of time', { does: 'spin' }, { PARSING_SECONDS: '1' }, 'input.tooSlow', { most: 1 }],
    ['of memory', { does: 'hoard' }, {}, 'input.tooMuchMemory', { most: 200 }],
    ['of memory outside the heap', { does: 'hoardBytes' }, {}, 'input.tooMuchMemory', { most: 200 }],
    ['of what is told', { does: 'talk' }, {}, 'input.tooMuchFound', { most: 8_388_608 }],
    ['of depth', { does: 'recurse' }, {}, 'input.tooDeep', {}],
    ['that nobody knows', { does: 'exit' }, {}, 'input.unreadable', { format: null, reason: 'broke down' }],
  ] as const)(
    '%s ends with a refusal that names it; the next file is read',
    async (_, does, set, code, details) => {
      const at = open(set);
      await run({ does: 'answer' }, null, at);
      let told: unknown;
      const held = await heldUp(refusal(run(does, null, at)).then((refused) => (told = refused)));
      expect(told).toEqual([code, details]);
      expect(held).toBeLessThan(1_000);
      expect(await run({ does: 'answer' }, null, at)).toHaveProperty('pid');
    },
  );
});

describe('a warm process that was ended while nobody sent a file', () => {
  const isThere = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const ended = async (pid: number): Promise<void> => {
    process.kill(pid, 'SIGKILL');
    while (isThere(pid)) await new Promise((done) => setTimeout(done, 10));
  };
  const warmOf = async (at: Parsing) => (await run({ does: 'answer' }, null, at)) as { pid: number };

  it.each([
    ['at the very moment', false],
    ['a while ago', true],
  ])('%s: the next sheet is read by another one', async (_, isOver) => {
    const at = open();
    const { pid } = await warmOf(at);
    if (isOver) await ended(pid);
    else process.kill(pid, 'SIGKILL');
    const bytes = Buffer.from('Họ tên,Số\nNguyễn Thị Hoà,1\n');
    expect(await at.run(SHEET, { bytes, format: 'csv', mostRows: 10 }, 'a')).toEqual([
      ['Họ tên', 'Số'],
      ['Nguyễn Thị Hoà', '1'],
    ]);
    expect((await warmOf(at)).pid).not.toBe(pid);
  });

  it('is replaced when one is to be warm again', async () => {
    const at = open();
    const { pid } = await warmOf(at);
    await ended(pid);
    at.warm();
    expect((await warmOf(at)).pid).not.toBe(pid);
  });

  it('says nothing of the file when no process can be started', async () => {
    const config = readConfig({});
    const at = new Parsing(
      Object.assign(Object.create(config) as typeof config, { parsing: { ...config.parsing, memoryMb: 51 } }),
      new Metrics(),
    );
    opened.push(at);
    expect(await refusal(run({ does: 'answer' }, null, at))).toEqual([
      'input.notBegun',
      { retryAfterSeconds: 10 },
    ]);
  });
});

describe('the line', () => {
  const letGo = () => new Promise((done) => setImmediate(done));

  it('serves one file of a person at a time, and others meanwhile', async () => {
    const line = new WaitingLine(2);
    const served: string[] = [];
    const leave = new Map<string, () => void>();
    for (const name of ['a1', 'a2', 'b1', 'c1', 'nobody'])
      void line.enter(name === 'nobody' ? null : name[0]!).then((done) => {
        served.push(name);
        leave.set(name, done);
      });
    await letGo();
    expect(served).toEqual(['a1', 'b1']);
    leave.get('b1')!();
    await letGo();
    expect(served).toEqual(['a1', 'b1', 'c1']);
    leave.get('a1')!();
    await letGo();
    expect(served).toEqual(['a1', 'b1', 'c1', 'a2']);
    leave.get('c1')!();
    await letGo();
    expect([served.at(-1), line.length]).toEqual(['nobody', 0]);
  });

  it('has an end: for one person, and in all', async () => {
    const line = new WaitingLine(1);
    const first = await line.enter('a');
    const waiting = Array.from({ length: 4 }, () => line.enter('a'));
    expect(await refusal(line.enter('a'))).toEqual(['input.oneAtATime', { most: 4, retryAfterSeconds: 2 }]);
    waiting.push(...Array.from({ length: 28 }, (_, index) => line.enter(`b${index}`)));
    expect(await refusal(line.enter('c'))).toEqual(['input.busy', { most: 32, retryAfterSeconds: 5 }]);
    first();
    for (const turn of waiting) (await turn)();
    expect(line.length).toBe(0);
  });

  it('goes on behind a file that was refused', async () => {
    const at = open({ PARSING_PROCESSES: '1' });
    const all = [
      run({ does: 'refuse' }, 'a', at),
      run({ does: 'exit' }, 'b', at),
      run({ does: 'answer' }, 'a', at),
    ];
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
    ]);
  });
});
