// Whether a store of files can be written, as a health check that does not ask it more often than need be.
import type { HealthCheck } from '../health-checks.ts';
import { StorageUnavailable } from './kept-bytes.ts';

const GOOD_FOR_MS = 3_000;
/** Below the patience of the health check itself, so that a store that hangs is told by its name. */
const PATIENCE_MS = 4_000;

/** @param parts each writes something and takes it away again */
export function storeCheck(...parts: readonly (() => Promise<unknown>)[]): HealthCheck {
  let asked: { readonly answer: Promise<unknown>; readonly at: number } | null = null;
  return () => {
    if (asked === null || performance.now() - asked.at > GOOD_FOR_MS)
      asked = { at: performance.now(), answer: inTime(Promise.all(parts.map((part) => part()))) };
    return asked.answer;
  };
}

async function inTime(work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_done, fail) => {
    timer = setTimeout(() => fail(new StorageUnavailable('no answer in time')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
