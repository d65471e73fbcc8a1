// What every kind of case can be ordered, whatever else its own orders say.

/** Which case: the agency that first had it, which never changes, and its id. */
export interface CaseKey {
  readonly homeAgencyId: string;
  readonly id: string;
}

/** Repeating an order with the same key gives the first answer and does nothing. */
export interface Idempotency {
  readonly owner: string;
  readonly key: string;
  readonly requestHash: string;
}

export interface Ordered {
  /** `wake`, or whatever the kind takes: `event`, and the one by which a case of it begins. */
  readonly kind: string;
  readonly key: CaseKey;
  /** The legal instant, epoch ms. */
  readonly at: number;
  readonly idempotency?: Idempotency;
}

/** Fire whatever timers are due by `at`. */
export interface WakeOrder extends Ordered {
  readonly kind: 'wake';
}
