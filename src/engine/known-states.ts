// Cases as this process last saw them, so that acting on one that was just shown or written needs no read.
import type { CaseState } from './kind.ts';

const KEPT = 20_000;

/**
 * Never the truth: what is decided on a known state is written only if the database still has that version, and a
 * refusal that came of one is decided again on a fresh read. The one seen longest ago is forgotten first.
 */
export class KnownStates {
  private readonly states = new Map<string, CaseState>();

  /** @param kept how many; 0 to remember nothing. */
  constructor(private readonly kept = KEPT) {}

  get(id: string): CaseState | undefined {
    return this.states.get(id);
  }

  put(state: CaseState): void {
    const known = this.states.get(state.id);
    if (known !== undefined && known.version > state.version) return;
    this.states.delete(state.id);
    if (this.kept === 0) return;
    if (this.states.size >= this.kept) this.states.delete(this.states.keys().next().value!);
    this.states.set(state.id, state);
  }

  forget(id: string): void {
    this.states.delete(id);
  }
}
