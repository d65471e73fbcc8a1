// A dossier's way in five steps that everybody understands, and how far along it is. Pure.
import type { PublicDossier } from '../dossiers/look-up/describe-to-public.ts';
import type { Word } from './words.ts';

/** Status on the national portal of a dossier whose state has none: it is being dealt with. */
const DEALT_WITH = 4;
const ENDED_EARLY = [3, 7, 8];

type Mark = 'stepDone' | 'stepNow' | 'stepAhead';

export interface Step {
  readonly word: Word;
  readonly mark: Mark;
  /** When it was reached, where that is known. */
  readonly at: number | null;
}

export function statusOf(dossier: Pick<PublicDossier, 'nationalStatus'>): number {
  return dossier.nationalStatus ?? DEALT_WITH;
}

/** When the dossier came to be what its status says, where that is known. */
export function sinceOf(dossier: PublicDossier): number | null {
  const status = statusOf(dossier);
  if (status === 1) return dossier.lodgedAt;
  if (status === 2) return dossier.acceptedAt;
  if (status === 9) return dossier.resolvedAt;
  return status === 10 || ENDED_EARLY.includes(status) ? dossier.closedAt : null;
}

/** Passed steps first; a dossier that ended without a result ends with what became of it. */
export function stepsOf(dossier: PublicDossier): Step[] {
  const status = statusOf(dossier);
  const all = [
    { word: 'step1', at: dossier.lodgedAt },
    { word: 'step2', at: dossier.acceptedAt },
    { word: 'step3', at: null },
    { word: 'step4', at: dossier.resolvedAt },
    { word: 'step5', at: status === 10 ? dossier.closedAt : null },
  ] as const;
  if (ENDED_EARLY.includes(status)) {
    const passed = all
      .filter(({ at }) => at !== null)
      .map((step) => ({ ...step, mark: 'stepDone' as const }));
    return [...passed, { word: `status${status}` as Word, at: dossier.closedAt, mark: 'stepNow' }];
  }
  const now = reached(dossier, status);
  return all.map((step, index) => ({
    ...step,
    mark: index < now || status === 10 ? 'stepDone' : index === now ? 'stepNow' : 'stepAhead',
  }));
}

/** Index of the step it stands at; a dossier may wait for papers before it is accepted. */
function reached({ acceptedAt }: PublicDossier, status: number): number {
  if (status >= 9) return status - 6;
  if (acceptedAt === null) return 0;
  return status === 2 ? 1 : 2;
}
