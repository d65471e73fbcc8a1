// `motcua …`: the command line.
import { programAt } from './platform/bundled-program.ts';

await import(programAt('command-line', import.meta.url));
