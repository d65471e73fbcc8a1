// What listening screens are told: that something changed, not what. They fetch it again, and rights are checked then.

/** One person has alerts to look at; `alertId` when it is a single one. */
interface AlertHint {
  readonly type: 'alert';
  readonly staffId: string;
  readonly alertId: string | null;
  readonly count: number;
}

/** A dossier changed that belongs to these units. */
interface DossierHint {
  readonly type: 'dossier';
  readonly dossierId: string;
  readonly code: string | null;
  readonly unitIds: readonly string[];
}

export type Hint = AlertHint | DossierHint;

/** A notification holds less than 8,000 bytes. */
const NOTIFICATION_BYTES = 7_500;

/** Packs hints into as few notifications as will carry them; one too large for any is left out. */
export function packHints(sender: string, hints: readonly Hint[]): string[] {
  const packs: string[] = [];
  const head = `{"from":"${sender}","hints":[`;
  let body: string[] = [];
  let bytes = head.length + 2;
  const close = (): void => {
    if (body.length > 0) packs.push(`${head}${body.join(',')}]}`);
    [body, bytes] = [[], head.length + 2];
  };
  for (const hint of hints) {
    const text = JSON.stringify(hint);
    const size = Buffer.byteLength(text) + 1;
    if (head.length + 2 + size > NOTIFICATION_BYTES) continue;
    if (bytes + size > NOTIFICATION_BYTES) close();
    body.push(text);
    bytes += size;
  }
  close();
  return packs;
}

/** Reads a notification; what cannot be read is nothing. */
export function unpackHints(text: string): { readonly from: string; readonly hints: readonly Hint[] } {
  try {
    return JSON.parse(text) as { from: string; hints: Hint[] };
  } catch {
    return { from: '', hints: [] };
  }
}
