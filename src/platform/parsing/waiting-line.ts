// Who may have a file read now: one file a person at a time, so many in all, and a line that has an end.
import { busy, oneAtATime } from './refusals.ts';

const MOST_WAITING = 32;
const MOST_OF_ONE = 4;
/** Whoever waits longer is told to come again. */
const PATIENCE_MS = 10_000;

interface Turn {
  readonly by: string | null;
  readonly come: () => void;
}

export class WaitingLine {
  private readonly waiting: Turn[] = [];
  private readonly served = new Set<string>();
  private serving = 0;

  /** @param places how many are served at once */
  constructor(private readonly places: number) {}

  /** How many wait. */
  get length(): number {
    return this.waiting.length;
  }

  /**
   * Waits for a turn. Who comes first is served first, but nobody waits for another's second file.
   *
   * @param by null for a turn that belongs to nobody
   * @returns to be called when the place is free again
   * @throws DomainError `input.oneAtATime`, `input.busy`
   */
  async enter(by: string | null): Promise<() => void> {
    if (by !== null && this.waiting.filter((turn) => turn.by === by).length >= MOST_OF_ONE)
      throw oneAtATime(MOST_OF_ONE);
    if (this.waiting.length >= MOST_WAITING) throw busy(MOST_WAITING);
    await new Promise<void>((resolve, reject) => {
      const turn: Turn = {
        by,
        come: () => {
          clearTimeout(patience);
          resolve();
        },
      };
      const patience = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(turn), 1);
        reject(busy(MOST_WAITING));
      }, PATIENCE_MS);
      this.waiting.push(turn);
      this.next();
    });
    return () => {
      this.serving -= 1;
      if (by !== null) this.served.delete(by);
      this.next();
    };
  }

  private next(): void {
    while (this.serving < this.places) {
      const at = this.waiting.findIndex(({ by }) => by === null || !this.served.has(by));
      if (at < 0) return;
      const [turn] = this.waiting.splice(at, 1);
      this.serving += 1;
      if (turn!.by !== null) this.served.add(turn!.by);
      turn!.come();
    }
  }
}
