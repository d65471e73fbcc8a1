// What may be read of a dossier, by what the reader has to do with it: the one table, for answers, lists and tests.

/** A dossier in the parts in which it is asked for. */
export const PARTS = [
  // State, clock, holder, steps, journal, ledger, chart, hand-overs, whose time it took.
  'course',
  'applicant',
  // What the applicant's data were before they were corrected, and who corrected them.
  'corrections',
  // The papers handed in, and every file.
  'papers',
  // The questions to other agencies and the legs, with what each answered.
  'children',
  'fees',
  // The official forms and prints, the control slip among them.
  'forms',
  // What the holder of the receipt is told.
  'publicView',
] as const;
export type DossierPart = (typeof PARTS)[number];

/** `masked` is without telephone and mail: only the one-stop speaks with the applicant (Decree 61/2018 Art. 5.1.e). */
export type Access = 'whole' | 'masked' | 'none';

/**
 * `handling`: reads a unit that holds, received or is competent for it, by his positions. `consulted`: reads a unit that
 * was asked for an opinion (Art. 19.5). `leg`: reads a unit that has a part of it to do (Art. 19.6). Also after it has
 * answered, for which it stays responsible; not a unit that handed the dossier over for good.
 */
export const READER_KINDS = ['handling', 'consulted', 'leg'] as const;
export type ReaderKind = (typeof READER_KINDS)[number];

export const ACCESS = {
  course: { handling: 'whole', consulted: 'whole', leg: 'whole' },
  applicant: { handling: 'whole', consulted: 'masked', leg: 'whole' },
  corrections: { handling: 'whole', consulted: 'none', leg: 'whole' },
  papers: { handling: 'whole', consulted: 'whole', leg: 'whole' },
  children: { handling: 'whole', consulted: 'whole', leg: 'whole' },
  fees: { handling: 'whole', consulted: 'none', leg: 'none' },
  forms: { handling: 'whole', consulted: 'none', leg: 'whole' },
  publicView: { handling: 'whole', consulted: 'none', leg: 'none' },
} as const satisfies Readonly<Record<DossierPart, Readonly<Record<ReaderKind, Access>>>>;

/** The most that one of the kinds lets be read. */
export function accessTo(part: DossierPart, kinds: readonly ReaderKind[]): Access {
  const each: readonly Access[] = kinds.map((kind) => ACCESS[part][kind]);
  return each.includes('whole') ? 'whole' : each.includes('masked') ? 'masked' : 'none';
}
