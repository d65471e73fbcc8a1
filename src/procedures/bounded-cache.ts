// A cache that forgets what was not asked for longest, and loads what it lacks once for all who ask.

/** Keeps at most `size` values; a failed load is not kept. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Promise<Value>>();

  constructor(
    private readonly size: number,
    private readonly load: (key: string) => Promise<Value>,
  ) {}

  /** The value of a key; callers at the same time share one load. */
  get(key: string): Promise<Value> {
    const known = this.#values.get(key);
    if (known !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, known);
      return known;
    }
    const loading = this.load(key);
    this.#values.set(key, loading);
    loading.catch(() => {
      if (this.#values.get(key) === loading) this.#values.delete(key);
    });
    if (this.#values.size > this.size) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return loading;
  }
}
