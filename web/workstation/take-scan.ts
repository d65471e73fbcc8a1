// Where a scan leads: a dossier's code to the dossier, an identity card to whoever waits for one or to a new dossier.
import { readIdentity } from './identity-card.ts';
import type { IdentityCard } from './identity-card.ts';
import { readCode } from './read-code.ts';
import type { Scan } from './scanner.ts';
import { holdsOneOf } from './session.tsx';
import type { Session } from './session.tsx';

/** @param target what had the focus when the card was scanned */
type Taker = (card: IdentityCard, target: Element | null) => void;
/** Why nothing came of a scan. */
export type ScanRefusal = 'scan.notUnderstood' | 'scan.notHere' | 'scan.inDialog';

const BY_RECEIPT = 'against=receipt';

/** Whether the page was opened by scanning a receipt. */
export const isFromScan = (search: string): boolean => search.includes(BY_RECEIPT);

let waiting: Taker | null = null;
let kept: IdentityCard | null = null;

/** The page that fills an applicant from a card. What came before the page was there is handed over at once. */
export function awaitIdentity(taker: Taker): () => void {
  waiting = taker;
  if (kept !== null) taker(kept, null);
  kept = null;
  return () => {
    if (waiting === taker) waiting = null;
  };
}

/**
 * Follows a scan. A card is handed over in memory: personal data is never in an address.
 *
 * @param open whether a dialog is open: what is half typed in it is not left, nor the page changed behind it
 */
export function takeScan(
  scan: Scan,
  session: Session,
  go: (to: string) => void,
  open: boolean,
): ScanRefusal | null {
  const code = readCode(scan.text);
  const atDesk = holdsOneOf(session, ['reception']);
  if (code !== null) {
    if (open) return 'scan.inDialog';
    // Who brings a receipt comes for the result: where there is one, it is handed over next.
    go(`/dossiers/${encodeURIComponent(code)}${atDesk ? `?act=return&${BY_RECEIPT}` : ''}`);
    return null;
  }
  const card = readIdentity(scan);
  if (card === null) return 'scan.notUnderstood';
  if (!atDesk) return 'scan.notHere';
  if (open) return 'scan.inDialog';
  if (waiting !== null) waiting(card, scan.target);
  else {
    kept = card;
    go('/counter/new');
  }
  return null;
}
