// The entry of a parsing process: reads one file at a time for the service, and knows nothing else of it.
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../../domain/domain-error.ts';
import type { Parse } from './parser.ts';
import {
  BARE_PROCESS_MB,
  type Begun,
  MOST_FOUND,
  OUT_OF_MEMORY,
  type Order,
  type Reply,
} from './parsing-message.ts';
import { tooDeep, tooMuchFound, tooMuchMemory } from './refusals.ts';

const MB = 1_048_576;
const [, , memory, ...parsers] = process.argv;
const memoryMb = Number(memory);

/** People who wait for an answer come before files that are read; where memory ends, this process goes first. */
function stepBack(): void {
  setPriority(10);
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Not Linux, or not allowed: then the system chooses.
  }
}

async function answer({ module, input, limits }: Order): Promise<Reply> {
  try {
    const { parse } = (await import(module)) as { parse: Parse<unknown, unknown> };
    return found(await parse(input, limits));
  } catch (error) {
    return notFound(error);
  }
}

function found(result: unknown): Reply {
  const text = JSON.stringify(result ?? null);
  if (text.length > MOST_FOUND) throw tooMuchFound(MOST_FOUND);
  return { found: text, heavy: process.memoryUsage.rss() > ((memoryMb + BARE_PROCESS_MB) / 2) * MB };
}

function notFound(error: unknown): Reply {
  const refusal = error instanceof RangeError ? limitMet(error) : error;
  if (refusal instanceof DomainError) {
    const { code, message, details } = refusal;
    return { refused: { code, message, details } };
  }
  // Of an error of ours only where it was: its message may quote the file.
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const places = stack.split('\n').filter((line) => line.startsWith('    at '));
  return { failed: [error instanceof Error ? error.name : typeof error, ...places].join('\n') };
}

/** The engine's own limits: the depth of calls, the length of texts and lists. */
function limitMet({ message }: RangeError): DomainError {
  return message.includes('call stack') ? tooDeep() : tooMuchMemory(memoryMb);
}

stepBack();
new Worker(new URL('./watch-process.js', import.meta.url), {
  workerData: { parent: process.ppid, mostBytes: memoryMb * MB, lastWords: OUT_OF_MEMORY },
}).unref();
process.on('message', (order: Order) => {
  const read = () => void answer(order).then((reply) => process.send?.(reply));
  process.send?.({ begun: true } satisfies Begun, read);
});
process.once('disconnect', () => process.exit());
process.send?.({ ready: true });
for (const module of parsers) await import(module);
