// The versions of a dossier's facts that its entries make, as reports tell them apart. Pure.
import type { JournalEntry } from '../../dossier-kind/journal.ts';
import type { ReadEntry } from '../../platform/unit-aliases.ts';
import type { FactKey, FactVersion } from './report-fact-rows.ts';
import { foldFacts, sameFacts } from './report-facts.ts';
import type { RollupPlaces } from './rollup-places.ts';

export interface StoredEntry extends FactKey {
  readonly seq: number;
  readonly text: string;
}

export interface Change {
  readonly before: FactVersion | null;
  readonly after: FactVersion;
}

/** Versions that the entries make; entries of one instant, or that say nothing new to a report, make none of their own. */
export function* foldVersions(
  current: FactVersion | null,
  entries: readonly StoredEntry[],
  places: RollupPlaces,
  readEntry: ReadEntry,
): Generator<Change> {
  let before = current;
  for (const { homeAgencyId, dossierId, seq, text } of entries) {
    if (seq <= (before?.facts.seq ?? 0)) continue;
    const entry = JSON.parse(readEntry(text)) as JournalEntry;
    const facts = foldFacts(before?.facts ?? null, entry, (units, at) => places.of(units, at));
    const same = before !== null && sameFacts(before.facts, facts);
    const recordedFrom = same
      ? before!.recordedFrom
      : Math.max(entry.recordedAt, before?.recordedFrom ?? entry.recordedAt);
    const after = { homeAgencyId, dossierId, recordedFrom, recordedTo: null, facts };
    yield { before, after };
    before = after;
  }
}

/** The newest of these versions by dossier and instant, the ones before them closed where the next begins. */
export function versionsOf(changes: readonly Change[]): readonly FactVersion[] {
  const versions = new Map<string, FactVersion>();
  for (const { before, after } of changes) {
    if (before) versions.set(versionKey(before), closed(before, after));
    versions.set(versionKey(after), after);
  }
  return [...versions.values()];
}

const versionKey = ({ dossierId, recordedFrom }: FactVersion) => `${dossierId} ${recordedFrom}`;

function closed(before: FactVersion, after: FactVersion): FactVersion {
  return { ...before, recordedTo: before.recordedFrom === after.recordedFrom ? null : after.recordedFrom };
}
