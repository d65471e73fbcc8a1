// The journal: what one entry says, how entries chain by hash, and how they fold back into a dossier.
import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../domain/time/clock-ledger.ts';
import type { DossierContext } from '../../workflows/dossier-context.ts';
import type { ChartState } from '../../workflows/run-chart.ts';
import type { ClosedStay, DossierColumns, DossierState, OpenStay, SenderIdentity } from './dossier-state.ts';

export interface RaisedAlert {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: number;
  readonly at: number;
  readonly unitId: string;
  readonly officerId: string | null;
}

/** One entry. Everything that it changed is in it, so that folding needs neither chart nor calendar. */
export interface JournalEntry {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly sender: SenderIdentity;
  readonly data: Readonly<Record<string, unknown>>;
  readonly value: ChartState['value'];
  readonly context: Partial<DossierContext>;
  readonly columns: Partial<DossierColumns>;
  readonly ledger: readonly LedgerEntry[];
  readonly armed: Readonly<Record<string, number>>;
  readonly cancelled: readonly string[];
  readonly closedStay: ClosedStay | null;
  readonly openedStay: OpenStay | null;
  readonly alerts: readonly RaisedAlert[];
  readonly closedAlerts: readonly { readonly kind: string; readonly reason: string }[];
  readonly forms: readonly string[];
}

/** The hash before a dossier's first entry. */
export const GENESIS = Buffer.alloc(32);

/** SHA-256 over the previous hash and the entry's canonical JSON. */
export function chainHash(previous: Buffer, canonical: string): Buffer {
  return createHash('sha256').update(previous).update(canonical).digest();
}

/**
 * JSON with sorted keys and no white space (RFC 8785), so that a journal read back from the database, where
 * key order is lost, hashes to the same bytes. Keys whose value is undefined are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  const record = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/**
 * Folds one entry by assignment. The first entry of a dossier carries every column and the whole context.
 * @param canonical the entry's canonical JSON, where the caller has it already.
 */
export function foldEntry(
  before: DossierState | null,
  entry: JournalEntry,
  identity: { readonly homeAgencyId: string; readonly id: string },
  canonical: string = canonicalJson(entry),
): DossierState {
  const timers = { ...before?.timers };
  for (const name of entry.cancelled) delete timers[name];
  Object.assign(timers, entry.armed);
  const staysOpen = entry.closedStay ? null : (before?.stay ?? null);
  return {
    ...identity,
    version: entry.seq,
    columns: { ...before?.columns, ...entry.columns } as DossierColumns,
    snapshot: {
      value: entry.value,
      context: { ...before?.snapshot.context, ...entry.context } as DossierContext,
    },
    ledger: entry.ledger.length ? [...(before?.ledger ?? []), ...entry.ledger] : (before?.ledger ?? []),
    timers,
    stay: entry.openedStay ?? staysOpen,
    lastHash: chainHash(before?.lastHash ?? GENESIS, canonical),
  };
}
