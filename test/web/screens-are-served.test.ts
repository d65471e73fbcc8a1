// Every address that the staff screens know is one that the service answers with them: a reload must not lose the page.
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { SCREENS } from '../../src/platform/http/serve-screens.ts';

it('serves every page of the staff screens by its own address', () => {
  const paths = [...readFileSync('web/app/pages.tsx', 'utf8').matchAll(/path[:=] ?["'`]\/([a-z-]+)/g)];
  const first = new Set(paths.map(([, segment]) => segment));
  expect(first.size).toBeGreaterThan(10);
  expect([...first].filter((segment) => !SCREENS.includes(segment!))).toEqual([]);
});
