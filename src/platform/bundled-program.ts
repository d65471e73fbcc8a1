// Where a program is started from: the bundle of the build, which is loaded in half the time, or the modules themselves.
import { statSync } from 'node:fs';

/**
 * Address of a program of this build. A bundle that is older than what was compiled last is passed over.
 *
 * @param name of the module beside the caller, without its ending
 * @param beside `import.meta.url` of the caller, a compiled module in `dist/src`
 */
export function programAt(name: string, beside: string): string {
  const bundle = new URL(`../bundled/${name}.js`, beside);
  const bundled = changedAt(bundle);
  const compiled = changedAt(new URL('../.tsbuildinfo', beside));
  return bundled !== null && (compiled === null || bundled >= compiled)
    ? bundle.href
    : new URL(`./${name}.js`, beside).href;
}

/** Milliseconds since 1970; null where there is no such file. */
function changedAt(file: URL): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
