// `node dist/src/main.js`: the service.
import { programAt } from './platform/bundled-program.ts';

await import(programAt('serve', import.meta.url));
