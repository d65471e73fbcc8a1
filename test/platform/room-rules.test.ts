// The lint rules bite: arrows between rooms, one door for time, and what a pure room may not touch.
import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { refusedImport } from '../../eslint/rooms.js';

describe('an arrow between rooms', () => {
  it.each([
    ['src/engine/engine.ts', '../../workflows/one-stop/rights.ts'],
    ['src/engine/engine.ts', '../platform/database.ts'],
    ['src/engine/engine.ts', 'pg'],
    ['src/dossiers/a/intake.ts', '../../engine/engine.ts'],
    ['src/alerts/raise.ts', '../dossiers/find.ts'],
    ['src/supervision/late.ts', '../alerts/alert.table.ts'],
    ['src/platform/data-source.ts', '../../migrations/index.ts'],
    ['src/domain/process/read.ts', 'yaml'],
    ['workflows/run-chart.ts', 'xstate/graph'],
    ['src/cli/demo.ts', '../supervision/late.ts'],
    ['src/app/app.module.ts', '../alerts/alerts.module.ts'],
    ['test/engine/engine.test.ts', '../../src/engine/engine.ts'],
  ])('%s may import %s', (path, specifier) => {
    expect(refusedImport(path, specifier)).toBeNull();
  });

  it.each([
    ['src/domain/time/due.ts', '../../platform/clock.ts'],
    ['src/domain/time/due.ts', 'node:fs'],
    ['src/domain/time/due.ts', '@nestjs/common'],
    ['workflows/run-chart.ts', '../src/engine/engine.ts'],
    ['workflows/run-chart.ts', 'yaml'],
    ['src/platform/config.ts', '../engine/engine.ts'],
    ['src/platform/config.ts', '../app.module.ts'],
    ['src/engine/engine.ts', '../organization/unit.ts'],
    ['src/dossiers/find.ts', '../alerts/alert.table.ts'],
    ['src/alerts/raise.ts', '../documents/forms.ts'],
    ['src/citizen/portal.ts', '../supervision/late.ts'],
    ['migrations/1-a.ts', '../src/domain/time/instant.ts'],
    ['src/alerts/raise.ts', '../support/database.ts'],
  ])('%s must not import %s', (path, specifier) => {
    expect(refusedImport(path, specifier)).toContain(specifier);
  });
});

describe('the linter', () => {
  it('finds each offence in a file of a pure room, and says why', () => {
    const source = `
      import { DataSource } from 'typeorm';
      import { Clock } from '../platform/clock.ts';
      let count = 0;
      export const now = () => [Date.now(), new Date(), process.env, count++, DataSource, Clock];
      export const fine = () => new Date(0);
    `;
    const run = spawnSync(
      process.execPath,
      [
        'node_modules/eslint/bin/eslint.js',
        '--stdin',
        '--stdin-filename',
        'src/domain/domain-error.ts',
        '-f',
        'json',
      ],
      { input: source, encoding: 'utf8' },
    );
    const [file] = JSON.parse(run.stdout) as [{ messages: { line: number; message: string }[] }];
    expect(file.messages.map(({ line, message }) => `${line}: ${message}`).sort()).toEqual([
      expect.stringContaining('2: domain is a pure room'),
      expect.stringContaining('3: domain must not import from platform (../platform/clock.ts)'),
      expect.stringContaining('4: No mutable state in a module'),
      expect.stringContaining('5: Time enters by one door'),
      expect.stringContaining('5: Time enters by one door'),
      expect.stringContaining("5: Unexpected use of 'process'"),
    ]);
  });
});
