// What `@jest/globals` is where modules are loaded by Node: the same names, always those of the suite that runs now.
import { ModuleMocker } from 'jest-mock';

const mocker = new ModuleMocker(globalThis);
let suite = null;

export function beginSuite(globals) {
  suite = globals;
}

/** What a suite has spied on is itself again. */
export function endSuite() {
  suite = null;
  mocker.restoreAllMocks();
}

function ofSuite(name) {
  const now = () => {
    if (suite === null) throw new Error(`${name} was called outside of a suite`);
    return suite[name];
  };
  return new Proxy(function () {}, {
    apply: (_target, _self, given) => now()(...given),
    get: (_target, key) => now()[key],
  });
}

export const afterAll = ofSuite('afterAll');
export const afterEach = ofSuite('afterEach');
export const beforeAll = ofSuite('beforeAll');
export const beforeEach = ofSuite('beforeEach');
export const describe = ofSuite('describe');
export const expect = ofSuite('expect');
export const it = ofSuite('it');
export const test = ofSuite('test');

export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  /** Of each test of the suite, in milliseconds. */
  setTimeout(milliseconds) {
    globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = milliseconds;
  },
};
