// Runs every test as ES modules, loaded once a worker; the embedded server is started once for the whole run.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // They want programs of the system, PgBouncer and Redis: npm run test:system.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/system/'],
  testRunner: './test/support/suite-runner.js',
  testSequencer: './test/support/longest-first.js',
  // Modules are Node's: test/support/typescript-hooks.js.
  transform: {},
  globalSetup: './test/support/global-setup.js',
  globalTeardown: './test/support/global-teardown.js',
  maxWorkers: 2,
  // What suites have made as modules is never given back; a new worker loads the service anew.
  workerIdleMemoryLimit: '1500MB',
  // A bound for what hangs, not a measure: machines may be slow.
  testTimeout: 600_000,
};
