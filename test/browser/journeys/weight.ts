// What a page weighs on its way to a first visitor, as it is sent: its script and style, and all that these load with it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from '@jest/globals';

interface Built {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const BUILT = join('dist', 'web');
const MOST_SCRIPT = 200_000;
const MOST_STYLE = 40_000;

export function weight(): void {
  it('is at most 200 KB of script and 40 KB of style for each page', () => {
    const manifest = JSON.parse(readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8')) as Record<
      string,
      Built
    >;
    const pages = Object.keys(manifest).filter((name) => /-pages?\.tsx$/.test(name));
    expect(pages.length).toBeGreaterThan(20);
    const always = Object.keys(manifest).filter(
      (name) => manifest[name]!.isEntry === true || name.endsWith('texts/vi.ts'),
    );
    const heavy = pages.flatMap((page) => {
      const parts = loadedWith(manifest, [...always, page]);
      const script = sum([...parts].map((name) => manifest[name]!.file));
      const style = sum([...new Set([...parts].flatMap((name) => manifest[name]!.css ?? []))]);
      return script > MOST_SCRIPT || style > MOST_STYLE ? [`${basename(page)} ${script} ${style}`] : [];
    });
    expect(heavy).toEqual([]);
  });
}

function loadedWith(manifest: Record<string, Built>, names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  for (const name of all) for (const other of manifest[name]?.imports ?? []) all.add(other);
  return all;
}

/** Bytes as a browser gets them: compressed, where that was worth it. */
function sum(files: readonly string[]): number {
  return files.reduce((total, file) => {
    const path = join(BUILT, file);
    return total + statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
  }, 0);
}
