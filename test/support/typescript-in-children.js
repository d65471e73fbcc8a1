// Lets a process that a test's service starts run TypeScript as the tests do: parsing processes begin at a `.ts` file.
import { register } from 'node:module';

// Given to every child by NODE_OPTIONS; the ones that run what was compiled need none of it.
if (process.argv[1]?.endsWith('.ts')) register('./typescript-hooks.js', import.meta.url);
