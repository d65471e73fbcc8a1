// Long imports in pieces, so that whoever waits sees them move.

export interface ImportOptions {
  /** Staff member, null for the service itself. */
  readonly by: string | null;
  readonly progress?: (done: number, total: number) => void;
}

/** Does the work piece by piece, in order, and tells how far it is after each. */
export async function inChunks<Item>(
  items: readonly Item[],
  size: number,
  progress: ImportOptions['progress'],
  work: (chunk: readonly Item[]) => Promise<void>,
): Promise<void> {
  progress?.(0, items.length);
  for (let from = 0; from < items.length; from += size) {
    const chunk = items.slice(from, from + size);
    await work(chunk);
    progress?.(from + chunk.length, items.length);
  }
}
