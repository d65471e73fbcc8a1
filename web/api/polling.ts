// How often a page asks again by itself, and when it does not: for what is gone, refused, or behind a locked screen.
import { Problem } from './problem.ts';

/** Until a person does something, asking again would be answered the same; unlocking reads everything anew. */
const USELESS = [401, 403, 404, 423];

interface Asked {
  readonly state: { readonly error: unknown };
}

/** For `refetchInterval`: every so many milliseconds while an answer can be hoped for. */
export function every(ms: number): (query: Asked) => number | false {
  return ({ state: { error } }) => (error instanceof Problem && USELESS.includes(error.status) ? false : ms);
}
