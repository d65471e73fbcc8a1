// A parser that does what it is told: takes long, takes much, says much, breaks down. For the door's own limits.
import { setTimeout as later } from 'node:timers/promises';
import { DomainError } from '../../../src/domain/domain-error.ts';
import type { Parse } from '../../../src/platform/parsing/parser.ts';

export interface Behaviour {
  readonly does:
    'answer' | 'spin' | 'hoard' | 'hoardBytes' | 'talk' | 'refuse' | 'fail' | 'recurse' | 'exit' | 'secrets';
  readonly ms?: number;
}

export const parse: Parse<Behaviour, unknown> = async ({ does, ms = 0 }, limits) => {
  const until = performance.now() + (ms || 60_000);
  switch (does) {
    case 'answer':
      await later(ms);
      return { limits, pid: process.pid };
    case 'spin':
      while (performance.now() < until);
      return null;
    case 'hoard': {
      const kept: number[][] = [];
      while (performance.now() < until) kept.push(Array.from({ length: 10_000 }, (_, at) => at + 0.5));
      return kept.length;
    }
    case 'hoardBytes': {
      const kept: Buffer[] = [];
      while (performance.now() < until && kept.length < 1_000) {
        kept.push(Buffer.alloc(4_194_304, 1));
        await later(1);
      }
      return kept.length;
    }
    case 'talk':
      return 'x'.repeat(9_000_000);
    case 'refuse':
      throw new DomainError('sheet.strange', 'A strange sheet', { row: 7 });
    case 'fail':
      throw new TypeError('the name of Nguyễn Văn Mẫu');
    case 'recurse':
      return depthOf(0);
    case 'exit':
      return process.exit(3);
    case 'secrets':
      return Object.keys(process.env).sort();
  }
};

function depthOf(depth: number): number {
  return 1 + depthOf(depth + 1);
}
