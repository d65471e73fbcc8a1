// The supplements asked for a dossier, out of its journal: stage, ground, who asked, and what became of each item.
import type { SupplementMark } from '../../../workflows/one-stop/dossier-events.ts';
import type { JournalView } from '../dossier-view.ts';
import type { SupplementView } from '../law-view.ts';

interface Asked {
  readonly reason: string;
  readonly items: readonly string[];
  readonly marks?: Readonly<Record<string, SupplementMark>>;
  readonly stage?: string;
  readonly round?: number;
  readonly breach?: boolean;
  readonly after?: 'restart' | 'resume';
  readonly legalBasis?: string | null;
  readonly headReason?: string;
}

/**
 * One for each request, oldest first.
 *
 * @param named the names of the case's papers by their keys; an item that is no key is its own name
 */
export function readSupplements(
  journal: readonly (JournalView & { readonly actorName: string | null })[],
  named: ReadonlyMap<string, string>,
): SupplementView[] {
  const found: SupplementView[] = [];
  for (const { type, occurredAt, actorId, actorName, data } of journal) {
    if (type === 'requestSupplement') {
      const asked = data as unknown as Asked;
      found.push({
        stage: asked.stage ?? 'appraisal',
        round: asked.round ?? found.length + 1,
        askedAt: occurredAt,
        reason: asked.reason,
        legalBasis: asked.legalBasis ?? null,
        headReason: asked.headReason ?? null,
        breach: asked.breach ?? false,
        after: asked.after ?? 'restart',
        approverId: actorId,
        approverName: actorName,
        items: asked.items.map((item) => ({
          item,
          name: named.get(item) ?? item,
          mark: asked.marks?.[item] ?? 'missing',
          received: null,
        })),
        completedAt: null,
      });
    }
    const open = found.at(-1);
    if (type !== 'completeSupplement' || open === undefined || open.completedAt !== null) continue;
    const received = data['received'] as readonly string[] | undefined;
    found[found.length - 1] = {
      ...open,
      completedAt: occurredAt,
      items: open.items.map((one) => ({ ...one, received: received?.includes(one.item) ?? true })),
    };
  }
  return found;
}
