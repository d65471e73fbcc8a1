// Lint rules: the language's own, the arrows between rooms, one door for time, what a pure room may not touch, and how
// long a file may be.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import { arrowsRule } from './eslint/rooms.js';

const NODE_GLOBALS = Object.fromEntries(
  ['process', 'console', 'performance', 'URL', 'URLSearchParams', 'Buffer', 'setTimeout', 'clearTimeout']
    .concat(['setInterval', 'clearInterval', 'setImmediate', 'fetch', 'AbortController', 'structuredClone'])
    .map((name) => [name, 'readonly']),
);

const CLOCK = 'Time enters by one door: inject Clock and hand the instant down';
const readingTheClock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: CLOCK },
  { selector: "MemberExpression[object.name='performance'][property.name='timeOrigin']", message: CLOCK },
];
const mutableModuleState = {
  selector:
    "Program > :matches(VariableDeclaration, ExportNamedDeclaration > VariableDeclaration)[kind='let']",
  message: 'No mutable state in a module: hold it in an object that is made and injected',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'vite.config.ts',
      'node_modules/',
      '.data/',
      'web/api/schema.d.ts',
      'test/.tmp/',
      'bench/.tmp/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  { files: ['**/*.js'], languageOptions: { globals: NODE_GLOBALS } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { rules: { 'max-lines': ['error', 300] } },
  {
    files: ['src/**/*.ts', 'workflows/**/*.ts', 'migrations/**/*.ts'],
    plugins: { rooms: { rules: { arrows: arrowsRule } } },
    rules: {
      'rooms/arrows': 'error',
      'no-restricted-syntax': ['error', ...readingTheClock, mutableModuleState],
    },
  },
  {
    files: ['src/**/*.ts', 'workflows/**/*.ts'],
    ignores: ['workflows/statechart.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'xstate',
              allowImportNames: ['setup'],
              allowTypeImports: true,
              message: 'XState is entered by one door: workflows/statechart.ts',
            },
          ],
        },
      ],
    },
  },
  { files: ['web/**/*.ts', 'web/**/*.tsx'], ...reactHooks.configs.flat.recommended },
  {
    files: ['src/platform/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', mutableModuleState] },
  },
  {
    files: ['web/**/*.tsx'],
    // A locked screen is left in no other way than by its password.
    ignores: ['web/parts/dialog.tsx', 'web/app/lock-screen.tsx'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@mantine/core',
              importNames: ['Modal'],
              message: 'A dialog gives the cursor back: parts/dialog.tsx',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts', 'workflows/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'console',
          'fetch',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'performance',
          'crypto',
        ],
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/command-line.ts', 'src/cli/**', 'src/serve.ts'],
    rules: { 'no-console': 'error' },
  },
);
