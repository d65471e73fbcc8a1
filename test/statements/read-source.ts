// The statements of the whole source, or of a few files that a test writes down.
import ts from 'typescript';
import { StatementFinder } from './find-statements.ts';
import type { Call } from './find-statements.ts';
import { repositoryCalls } from './rows-of-source.ts';
import type { RepositoryCall } from './rows-of-source.ts';
import { piecesOf } from './written-pieces.ts';
import type { Piece } from './written-pieces.ts';

export interface ReadSource {
  readonly calls: readonly Call[];
  /** Places of SQL that no statement was read from. */
  readonly unseen: readonly string[];
  /** What is read and written through TypeORM. */
  readonly repositories: readonly RepositoryCall[];
  /** Every text of the source, as it is written down. */
  readonly pieces: readonly Piece[];
  readonly checker: ts.TypeChecker;
}

/** Reads `src/` and the charts beside it; takes some ten seconds. */
export function readSource(root: string): ReadSource {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(`${root}/tsconfig.json`, {}, host)!;
  const files = config.fileNames.filter((file) => file.startsWith(`${root}/src/`));
  const program = ts.createProgram(files, { ...config.options, noEmit: true });
  const read = [`${root}/src/`, `${root}/workflows/`];
  return readProgram(program, (file) => read.some((folder) => file.startsWith(folder)), root);
}

/** @param files their texts by path, `src/platform/database.ts` among them */
export function readSample(files: Readonly<Record<string, string>>): ReadSource {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`/sample/${path}`, text]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    types: [],
  };
  const real = ts.createCompilerHost(options);
  const program = ts.createProgram([...texts.keys()], options, {
    ...real,
    directoryExists: () => true,
    fileExists: (path) => texts.has(path) || real.fileExists(path),
    readFile: (path) => texts.get(path) ?? real.readFile(path),
    getSourceFile: (path, target) => {
      const text = texts.get(path);
      return text === undefined
        ? real.getSourceFile(path, target)
        : ts.createSourceFile(path, text, target, true);
    },
  });
  return readProgram(program, (file) => texts.has(file), '/sample');
}

function readProgram(program: ts.Program, holds: (file: string) => boolean, root: string): ReadSource {
  const finder = new StatementFinder(program, holds, root);
  const calls = finder.find();
  return {
    calls,
    unseen: finder.unseen(),
    repositories: repositoryCalls(program, holds, root),
    pieces: piecesOf(program, holds, root),
    checker: program.getTypeChecker(),
  };
}
