// Runs every test as ES modules on SWC; the embedded server is started once for the whole run.
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // They want programs of the system, PgBouncer and Redis: npm run test:system.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/system/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  globalSetup: './test/support/global-setup.js',
  globalTeardown: './test/support/global-teardown.js',
  maxWorkers: 2,
  // What a suite has loaded as a module is never given back: a worker of a hundred suites does nothing but collect garbage.
  workerIdleMemoryLimit: '800MB',
  // A bound for what hangs, not a measure: machines may be slow.
  testTimeout: 600_000,
};
