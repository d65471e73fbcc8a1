// When a page stops asking again by itself.
import { expect, it } from '@jest/globals';
import { every } from '../../web/api/polling.ts';
import { ConnectionLost, Problem } from '../../web/api/problem.ts';

const after = (error: unknown) => every(60_000)({ state: { error } });

it('asks on while an answer can be hoped for', () => {
  expect([null, new ConnectionLost(null), new Problem(503, {}), new Problem(429, {})].map(after)).toEqual(
    Array(4).fill(60_000),
  );
});

it('stops for what is gone, refused, or behind a locked screen', () => {
  expect([401, 403, 404, 423].map((status) => after(new Problem(status, {})))).toEqual(Array(4).fill(false));
});
