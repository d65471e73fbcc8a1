// What the service and a parsing process say to each other.
import type { ParsingLimits } from '../parsing-limits.ts';

/** To the process: a file, and the address of the module whose `parse` reads it. */
export interface Order {
  readonly module: string;
  readonly input: unknown;
  readonly limits: ParsingLimits;
}

/** From the process: what was found, as JSON; why it is refused; or where our own code failed. */
export type Reply =
  | { readonly found: string; readonly heavy: boolean }
  | {
      readonly refused: {
        readonly code: string;
        readonly message: string;
        readonly details: Record<string, unknown>;
      };
    }
  | { readonly failed: string };

/** From the process, before it looks at a file: from here on its end is the file's doing. */
export interface Begun {
  readonly begun: true;
}

/** The longest answer, in characters of JSON: the service reads it in one go, between two requests. */
export const MOST_FOUND = 8_388_608;

/** Megabytes of a process without any input. */
export const BARE_PROCESS_MB = 100;

/** Tells the service, on the error stream, why a process has ended itself. */
export const OUT_OF_MEMORY = 'motcua: out of memory';
