// What a reading of the source cannot know is chosen, and every choice is tried: alone, or with all others where few.

/** One way through the source: a choice is made once for each key, so that one condition is answered alike everywhere. */
export class Choices {
  readonly made = new Map<string, { readonly at: number; readonly of: number }>();

  constructor(
    private readonly given: ReadonlyMap<string, number>,
    private readonly last = false,
  ) {}

  /** @returns a whole number from 0 to `of` - 1 */
  pick(key: string, of: number): number {
    const before = this.made.get(key);
    if (before !== undefined) return Math.min(before.at, of - 1);
    const at = Math.min(this.given.get(key) ?? (this.last ? of - 1 : 0), of - 1);
    this.made.set(key, { at, of });
    return at;
  }
}

/** So many ways are gone in full; of more, each choice is varied beside the others' first, and all are taken last once. */
const IN_FULL = 24;
const AT_MOST = 72;

/** Calls `run` once for each way that is tried. */
export function everyWay(run: (choices: Choices) => void): void {
  const waiting: ReadonlyMap<string, number>[] = [new Map()];
  const pairs: ReadonlyMap<string, number>[] = [];
  const known = new Set<string>(['']);
  const tried: ReadonlyMap<string, number>[] = [];
  const first = new Set<string>();
  let ways = 1;
  const next = () => waiting.shift() ?? pairs.shift();
  for (let given = next(); given !== undefined && tried.length < AT_MOST; given = next()) {
    const choices = new Choices(given);
    run(choices);
    tried.push(given);
    if (tried.length === 1)
      for (const [key, { of }] of choices.made) {
        first.add(key);
        ways *= of;
      }
    const whole = ways <= IN_FULL && tried.length <= IN_FULL;
    for (const [key, { of }] of choices.made) {
      if (given.has(key)) continue;
      for (let at = 1; at < of; at++) {
        const further = new Map([...given, [key, at]]);
        const name = [...further]
          .map(([each, index]) => `${each}=${index}`)
          .sort()
          .join('\n');
        if (known.has(name)) continue;
        known.add(name);
        // Two that were both varied alone already: only when nothing new is left to be found.
        if (!whole && given.size > 0 && first.has(key)) pairs.push(further);
        else waiting.push(further);
      }
    }
  }
  if (ways > IN_FULL) run(new Choices(new Map(), true));
}
