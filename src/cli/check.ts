// motcua check: every procedure that is shipped, or the files named, checked as publishing would; needs no database.
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { Command } from 'commander';
import { DomainError } from '../domain/domain-error.ts';
import { readProcedureYaml } from '../domain/process/read-procedure.ts';
import { CheckBeforePublishing } from '../procedures/check-before-publishing.ts';
import { SHIPPED_PROCEDURES, shippedFiles } from '../procedures/load-shipped.ts';

export interface CheckedFile {
  readonly file: string;
  readonly cases: number;
  readonly findings: readonly {
    readonly level: 'error' | 'warning';
    readonly code: string;
    readonly place: string;
    readonly message: string;
  }[];
}

/** Adds the command. The exit code is 1 when there is an error; warnings are only shown. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('check procedure files: data, budgets and statechart')
    .argument('[files...]', 'YAML files; all shipped ones if none is named')
    .action(async (files: string[]) => {
      const checked = await checkFiles(files.length > 0 ? files : await shippedFiles(SHIPPED_PROCEDURES));
      writeFindings(checked, process.stdout);
      if (checked.some(hasError)) process.exitCode = 1;
    });
}

/** Checks each file by itself; one that cannot be read is a finding, not the end. */
export async function checkFiles(files: readonly string[]): Promise<CheckedFile[]> {
  const check = new CheckBeforePublishing();
  return Promise.all(
    files.map(async (file) => {
      try {
        const procedure = readProcedureYaml(await readFile(file, 'utf8'), file);
        const findings = check.run(procedure);
        return {
          file,
          cases: procedure.cases.length,
          findings: findings.map(({ level, code, path, messageEn }) => ({
            level,
            code,
            place: path,
            message: messageEn,
          })),
        };
      } catch (error) {
        return { file, cases: 0, findings: [unreadable(error)] };
      }
    }),
  );
}

/** Writes findings as a table and what was checked as a last line. */
export function writeFindings(checked: readonly CheckedFile[], output: Writable): void {
  const rows = checked.flatMap(({ file, findings }) =>
    findings.map(({ level, code, place, message }) => [file, level, code, place, message]),
  );
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    output.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`);
  const cases = checked.reduce((sum, one) => sum + one.cases, 0);
  const errors = rows.filter(([, level]) => level === 'error').length;
  output.write(
    `${checked.length} procedures, ${cases} cases: ${errors} errors, ${rows.length - errors} warnings\n`,
  );
}

export function hasError({ findings }: CheckedFile): boolean {
  return findings.some(({ level }) => level === 'error');
}

function unreadable(error: unknown): CheckedFile['findings'][number] {
  if (error instanceof DomainError)
    return { level: 'error', code: error.code, place: '', message: error.message };
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return { level: 'error', code: 'file.unreadable', place: '', message };
}
