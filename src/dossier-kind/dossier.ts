// The kind of case that is a dossier, by its name: `engine.send(DOSSIER, order)`.
import type { CaseTypes, KindOf, Outcome } from '../engine/kind.ts';
import type { Decided, Drawn } from './decided.ts';
import type { DossierState } from './dossier-state.ts';
import type { Timing } from './facts.ts';
import type { Answer, Order } from './orders.ts';

export interface DossierTypes extends CaseTypes {
  readonly state: DossierState;
  readonly order: Order;
  readonly answer: Answer;
  readonly decided: Decided;
  readonly facts: Timing;
  readonly given: Drawn;
}

/** An order decided: the dossier before and after, and every entry between. */
export type DossierOutcome = Outcome<DossierTypes>;

export const DOSSIER: KindOf<DossierTypes> = Object.freeze({ name: 'dossier' });
