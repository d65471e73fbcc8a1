// Collects the values of a statement while its text is written.
import type { Instant } from '../../domain/time/instant.ts';

export class Bindings {
  readonly values: unknown[];

  /** @param bound what the text names already, from `$1` on */
  constructor(bound: readonly unknown[] = []) {
    this.values = [...bound];
  }

  bind(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  /** Bound only where it is asked for: PostgreSQL cannot type a parameter that no condition names. */
  instant(at: Instant): string {
    return `to_timestamp(${this.bind(at)}::float8 / 1000)`;
  }
}
