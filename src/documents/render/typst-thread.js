// The only file that knows Typst: compiles the templates on a thread of its own, so that the service never waits.
// Plain JavaScript, because a thread is started from the file as it is, compiled or not.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const FONTS = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'];
/** PDF/A-2a: kept for decades, and tagged for whoever has it read aloud. */
const STANDARD = 'a-2a';
/** Compilations after which what they did not share is forgotten. */
const KEPT = 10;

// Of this thread only: people who wait for an answer come before forms that are made in advance.
setPriority(10);

const { resolve } = createRequire(import.meta.url);
const fontFile = (face) => resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`);
const compiler = NodeCompiler.create({
  workspace: workerData.templates,
  fontArgs: [{ fontBlobs: FONTS.map((face) => readFileSync(fontFile(face))) }],
});

parentPort.on('message', ({ id, data, createdAt }) => {
  try {
    const pdf = render(data, createdAt);
    parentPort.postMessage({ id, pdf }, [pdf.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
  compiler.evictCache(KEPT);
});

/** The data is handed in beside the source, never in it: what a citizen typed cannot become markup. */
function render(data, createdAt) {
  const result = compiler.compile({
    mainFilePath: join(workerData.templates, 'forms.typ'),
    inputs: { data },
  });
  const document = result.result;
  if (document === null) throw new Error(JSON.stringify(result.takeError()?.shortDiagnostics));
  const pdf = compiler.pdf(document, {
    pdfStandard: STANDARD,
    creationTimestamp: Math.floor(createdAt / 1000),
  });
  return new Uint8Array(pdf);
}
