// The tests that want programs of the system beside the service; without them they fail.
import everything from './jest.config.js';

export default {
  ...everything,
  roots: ['<rootDir>/test/system'],
  testPathIgnorePatterns: ['/node_modules/'],
};
