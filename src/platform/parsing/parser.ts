// What a parser is: a module of its own that a parsing process loads, and how the service names it.
import type { ParsingLimits } from '../parsing-limits.ts';

/** The function `parse` of a parser's module. What it takes and gives must survive being copied and written as JSON. */
export type Parse<Input, Output> = (input: Input, limits: ParsingLimits) => Output | Promise<Output>;

/** Where the module of a parser is, and, for the compiler only, what it takes and gives. */
export interface Parser<Input, Output> {
  readonly module: string;
  readonly types?: Parse<Input, Output>;
}

/**
 * Names the parser in a file beside the caller, compiled or not: the ending is the caller's own.
 *
 * @param beside `import.meta.url` of the caller
 * @param file without its ending, `./parse-sheet`; it exports `parse`
 */
export function parserIn<Module extends { readonly parse: Parse<never, unknown> }>(
  beside: string,
  file: string,
): Parser<Parameters<Module['parse']>[0], Awaited<ReturnType<Module['parse']>>> {
  return { module: new URL(`${file}${beside.slice(beside.lastIndexOf('.'))}`, beside).href };
}
