// What one entry of a dossier's journal says, and how entries fold back into the dossier.
import type { LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { Children } from '../../workflows/child-state.ts';
import type { DossierContext, DueInstants, NoticeKind } from '../../workflows/one-stop/dossier-context.ts';
import type { ChartState } from '../../workflows/one-stop/run-chart.ts';
import { timerName } from '../../workflows/timer-names.ts';
import { chainHash, GENESIS } from '../engine/chain.ts';
import type { ClosedAlert, RaisedAlert } from '../engine/kind.ts';
import type { ClosedStay, DossierColumns, DossierState, OpenStay, SenderIdentity } from './dossier-state.ts';

/** One entry. Everything that it changed is in it, so that folding needs neither chart nor calendar. */
export interface JournalEntry {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly sender: SenderIdentity;
  readonly data: Readonly<Record<string, unknown>>;
  readonly value: ChartState['value'];
  /** Keys that changed, with their new values; likewise of `due` inside it, and of the columns. */
  readonly context: ContextPatch;
  readonly columns: Partial<DossierColumns>;
  readonly ledger?: readonly LedgerEntry[];
  readonly armed?: Readonly<Record<string, number>>;
  readonly cancelled?: readonly string[];
  readonly closedStay?: ClosedStay;
  readonly openedStay?: OpenStay;
  /** Stays of legs, which stand beside the dossier's own. */
  readonly closedChildStays?: readonly (ClosedStay & { readonly subject: string })[];
  readonly openedChildStays?: readonly (OpenStay & { readonly subject: string })[];
  readonly alerts?: readonly RaisedAlert[];
  readonly closedAlerts?: readonly ClosedAlert[];
  readonly forms?: readonly string[];
  /** What the applicant is told of by mail, if he gave an address. */
  readonly notices?: readonly NoticeKind[];
}

export type ContextPatch = Partial<Omit<DossierContext, 'due' | 'children'>> & {
  readonly due?: Partial<DueInstants>;
  /** Only the children that changed. */
  readonly children?: Children;
};

/**
 * Folds one entry by assignment. The first entry of a dossier carries every column and the whole context.
 * @param text the entry as it was written.
 */
export function foldEntry(
  before: DossierState | null,
  entry: JournalEntry,
  identity: { readonly homeAgencyId: string; readonly id: string },
  text: string,
): DossierState {
  const { context } = before?.snapshot ?? {};
  const staysOpen = entry.closedStay ? null : (before?.stay ?? null);
  const ledger = before?.ledger ?? [];
  return {
    homeAgencyId: identity.homeAgencyId,
    id: identity.id,
    version: entry.seq,
    columns: { ...before?.columns, ...entry.columns } as DossierColumns,
    snapshot: {
      value: entry.value,
      context: {
        ...context,
        ...entry.context,
        due: { ...context?.due, ...entry.context.due },
        ...(entry.context.children && {
          children: { ...context?.children, ...entry.context.children },
        }),
      } as DossierContext,
    },
    ledger: entry.ledger ? [...ledger, ...entry.ledger] : ledger,
    timers: foldTimers(before?.timers ?? {}, entry),
    stay: entry.openedStay ?? staysOpen,
    lastHash: chainHash(before?.lastHash ?? GENESIS, text),
  };
}

function foldTimers(
  before: DossierState['timers'],
  { armed, cancelled }: JournalEntry,
): DossierState['timers'] {
  if (!armed && !cancelled) return before;
  const timers = { ...before };
  for (const name of cancelled ?? []) delete timers[timerName(name)];
  for (const [name, fireAt] of Object.entries(armed ?? {})) timers[timerName(name)] = fireAt;
  return timers;
}
