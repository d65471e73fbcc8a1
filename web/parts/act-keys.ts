// The letter that each act is done by, together with Alt: the same on every page and in every state, so that a hand that knows
// it never does something else. Pure.

/** By the kind of case; no two acts of one kind have the same. */
export const ACT_KEYS = {
  dossier: {
    accept: 'T',
    giveResult: 'G',
    requestSupplement: 'B',
    completeSupplement: 'S',
    refuse: 'X',
    endAtRequest: 'R',
    transfer: 'C',
    takeOver: 'M',
    take: 'N',
    assign: 'P',
    complete: 'H',
    sendBack: 'L',
    askOpinions: 'Q',
    startFinancialDuty: 'W',
    completeFinancialDuty: 'V',
    extend: 'A',
    apologise: 'I',
    return: 'K',
    correct: 'O',
    undo: 'Z',
    askAcceptanceCorrection: 'J',
    approveAcceptanceCorrection: 'Y',
    rejectAcceptanceCorrection: 'U',
  },
  task: {
    accept: 'T',
    acknowledge: 'N',
    decline: 'X',
    assign: 'P',
    reassign: 'G',
    reportProgress: 'B',
    reportDone: 'H',
    requestExtension: 'A',
    grantExtension: 'Y',
    refuseExtension: 'U',
    approve: 'K',
    returnWork: 'L',
    withdraw: 'R',
  },
  lateCase: { ask: 'Y', explain: 'G', return: 'L', find: 'K', close: 'H', reopen: 'M' },
  complaint: {
    assign: 'P',
    giveTo: 'G',
    handBack: 'L',
    answer: 'T',
    returnAnswer: 'X',
    publish: 'C',
    unpublish: 'U',
    close: 'H',
    passOn: 'N',
    withdraw: 'R',
  },
} as const;

type Kind = keyof typeof ACT_KEYS;

/** The letter of an act, null where it has none. */
export function actKey(kind: Kind, type: string): string | null {
  const keys: Readonly<Record<string, string>> = ACT_KEYS[kind];
  return keys[type] ?? null;
}

/** The keys of the acts that are possible now. */
export function actShortcuts(
  kind: Kind,
  acts: readonly { readonly type: string; readonly label: string; readonly run: () => void }[],
): readonly { readonly keys: string; readonly label: string; readonly run: () => void }[] {
  return acts.flatMap(({ type, label, run }) => {
    const key = actKey(kind, type);
    return key === null ? [] : [{ keys: `alt+${key}`, label, run }];
  });
}
