// The only file that knows Typst: compiles the templates on a thread of its own, so that the service never waits.
// Plain JavaScript, because a thread is started from the file as it is, compiled or not.
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { coverageOf } from './font-coverage.js';
import { FAMILIES } from './fonts.js';
import { markMissing } from './mark-missing.js';

/** PDF/A-2a: kept for decades, and tagged for whoever has it read aloud. */
const STANDARD = 'a-2a';
/** Compilations after which what they did not share is forgotten. */
const KEPT = 10;

// Of this thread only: people who wait for an answer come before forms that are made in advance.
if (workerData.niceness > 0) setPriority(workerData.niceness);

// Paths, not bytes: a file is read when the first text needs it.
const compiler = NodeCompiler.create({
  workspace: workerData.templates,
  fontArgs: [{ fontPaths: FAMILIES.flatMap(({ files }) => files) }],
});
const fonts = JSON.stringify(FAMILIES.map(({ name }) => name));
const coverages = FAMILIES.map(({ files: [regular] }) => {
  let known = null;
  return (codePoint) => (known ??= coverageOf(regular))(codePoint);
});

parentPort.on('message', ({ id, data, createdAt }) => {
  try {
    const { text, missing } = markMissing(data, coverages);
    const pdf = render(text, createdAt);
    parentPort.postMessage({ id, pdf, missing }, [pdf.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: reasonOf(error) });
  }
  compiler.evictCache(KEPT);
});

/** Of the first thing that went wrong; what was to be set stands in quotes, and may be somebody's name. */
function reasonOf(error) {
  const said = error instanceof Error ? error.message : String(error);
  const [, first = said] = /message"?: ?"((?:[^"\\]|\\.)*)"/.exec(said) ?? [];
  return first.replaceAll(/`[^`]*`/g, '…').slice(0, 200);
}

/** The data is handed in beside the source, never in it: what a citizen typed cannot become markup. */
function render(data, createdAt) {
  const result = compiler.compile({
    mainFilePath: join(workerData.templates, 'forms.typ'),
    inputs: { data, fonts },
  });
  const document = result.result;
  if (document === null) throw new Error(JSON.stringify(result.takeError()?.shortDiagnostics));
  const pdf = compiler.pdf(document, {
    pdfStandard: STANDARD,
    creationTimestamp: Math.floor(createdAt / 1000),
  });
  return new Uint8Array(pdf);
}
