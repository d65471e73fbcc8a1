// Runs a suite with Jest's own circus, but loads its modules by Node itself: what a worker has loaded once (the whole
// service, NestJS, TypeORM) serves all of its suites, where Jest's own registry reads and links it anew for each.
// Suites share modules therefore; no module of the project keeps state that changes (eslint/rooms.js holds that).
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import { keptPath } from './kept-compilations.js';
import { beginSuite, endSuite } from './suite-globals.js';

register('./typescript-hooks.js', import.meta.url, { data: { globals: true } });
const require = createRequire(import.meta.url);
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');
const TEST_TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

/** Where Jest finds the map of a TypeScript file, so that stacks name its own lines. */
function mapOf(source) {
  if (!source.endsWith('.ts')) return undefined;
  const filename = source.startsWith('file:') ? fileURLToPath(source) : source;
  return `${keptPath(filename, readFileSync(filename, 'utf8'))}.map`;
}

/** Circus keeps the state of a suite on the global object, under symbols; each suite begins without any. */
function forget(initializer) {
  delete require.cache[initializer];
  delete globalThis[EVENT_HANDLERS];
  delete globalThis[TEST_TIMEOUT];
  for (const symbol of Object.getOwnPropertySymbols(globalThis))
    if (symbol.description === 'JEST_STATE_SYMBOL') delete globalThis[symbol];
}

/** What circus asks of a runtime. Code of a test is told apart from Jest's only for fake timers, which no test uses. */
function nativeRuntime(runtime, forgotten) {
  return {
    requireInternalModule(path) {
      forget(path);
      forgotten.push(path);
      return require(path);
    },
    requireModule: require,
    setGlobalsForRuntime: beginSuite,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
    enterTestCode: () => runtime.enterTestCode(),
    leaveTestCode: () => runtime.leaveTestCode(),
  };
}

/** The shape that Jest asks of a `testRunner`. */
export default async function run(globalConfig, config, environment, runtime, testPath, tell) {
  const { console } = globalThis;
  const forgotten = [];
  globalThis.console = environment.global.console;
  runtime.getSourceMaps().get = mapOf;
  try {
    const native = nativeRuntime(runtime, forgotten);
    return await circus.default(globalConfig, config, { global: globalThis }, native, testPath, tell);
  } finally {
    globalThis.console = console;
    endSuite();
    forgotten.forEach(forget);
  }
}
