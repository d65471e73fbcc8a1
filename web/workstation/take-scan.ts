// Where a scan leads: a dossier's code to the dossier, an identity card to whoever waits for one or to a new dossier.
import type { IdentityCard } from './identity-card.ts';
import { readCode } from './read-code.ts';
import { holdsOneOf } from './session.tsx';
import type { Session } from './session.tsx';

/** Reads the seven fields of an identity card's QR symbol, or an identity number alone; null for anything else. */
function readIdentity(text: string): IdentityCard | null {
  const fields = text.split('|');
  if (/^\d{12}$/.test(text)) return { identityNo: text };
  if (fields.length < 6 || !/^\d{12}$/.test(fields[0] ?? '')) return null;
  const [identityNo = '', oldNumber = '', name = '', birth = '', sex = '', address = ''] = fields;
  return { identityNo, oldNumber, name, birth, sex, address };
}

type Taker = (card: IdentityCard) => void;
let waiting: Taker | null = null;
let kept: IdentityCard | null = null;

/** The page that fills an applicant from a card. What came before the page was there is handed over at once. */
export function awaitIdentity(taker: Taker): () => void {
  waiting = taker;
  if (kept !== null) taker(kept);
  kept = null;
  return () => {
    if (waiting === taker) waiting = null;
  };
}

/** Follows a scan. A card is handed over in memory: personal data is never in an address. */
export function takeScan(text: string, session: Session, go: (to: string) => void): void {
  const code = readCode(text);
  if (code !== null) return go(`/dossiers/${encodeURIComponent(code)}`);
  const card = readIdentity(text);
  if (card === null || !holdsOneOf(session, ['reception'])) return;
  if (waiting !== null) return waiting(card);
  kept = card;
  go('/counter/new');
}
