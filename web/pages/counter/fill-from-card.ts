// Puts what an identity card tells into the form: into the person whose field has the cursor, and never two people into one. Pure.
import type { IdentityCard } from '../../workstation/identity-card.ts';
import { EMPTY } from './new-dossier.ts';
import type { NewDossier } from './new-dossier.ts';

export type Person = 'applicant' | 'representative';

export interface Filled {
  readonly draft: NewDossier;
  readonly person: Person;
  /** Somebody else stood there before. */
  readonly replaced: boolean;
}

/** Whose card it is. A company has none: the card is that of whoever lodges for it. */
export function personOf(atRepresentative: boolean, { applicant }: NewDossier): Person {
  return atRepresentative || applicant.kind !== 'citizen' ? 'representative' : 'applicant';
}

export function fillFromCard(card: IdentityCard, draft: NewDossier, person: Person): Filled {
  return person === 'applicant' ? fillApplicant(card, draft) : fillRepresentative(card, draft);
}

/** Of somebody else nothing stays: neither how to reach him nor for whom he was there. */
function fillApplicant(card: IdentityCard, draft: NewDossier): Filled {
  const { applicant: before } = draft;
  const same = isSame(card, before);
  const named = nameOf(card, same ? before.name : '');
  const { applicant: confirmed, ...others } = draft.toConfirm;
  const doubt = named.doubt ?? (same && named.name === before.name ? confirmed : undefined);
  return {
    person: 'applicant',
    replaced: !same,
    draft: {
      ...draft,
      applicant: {
        ...(same ? before : EMPTY.applicant),
        kind: 'citizen',
        identityNo: card.identityNo,
        name: named.name,
        ...(card.address !== undefined && { address: card.address }),
      },
      ...(!same && { representative: null, subject: '' }),
      toConfirm: {
        ...(same && others),
        ...(doubt !== undefined && { applicant: doubt }),
      },
    },
  };
}

function fillRepresentative(card: IdentityCard, draft: NewDossier): Filled {
  const before = draft.representative ?? { name: '', identityNo: '', paper: '' };
  const same = isSame(card, before);
  const named = nameOf(card, same ? before.name : '');
  const { representative: confirmed, ...others } = draft.toConfirm;
  const doubt = named.doubt ?? (same && named.name === before.name ? confirmed : undefined);
  return {
    person: 'representative',
    replaced: !same,
    draft: {
      ...draft,
      representative: {
        name: named.name,
        identityNo: card.identityNo,
        paper: same ? before.paper : '',
      },
      toConfirm: { ...others, ...(doubt !== undefined && { representative: doubt }) },
    },
  };
}

/** A name that is in doubt does not take the place of one that stands there already. */
function nameOf(
  { name, doubt }: IdentityCard,
  before: string,
): Pick<IdentityCard, 'doubt'> & { name: string } {
  if (name === undefined || (doubt !== undefined && before !== '')) return { name: before };
  return { name, ...(doubt !== undefined && { doubt }) };
}

/** By number; by name where none was typed. Nobody yet is whoever comes. */
function isSame(
  card: IdentityCard,
  { identityNo = '', name }: { readonly identityNo?: string; readonly name: string },
): boolean {
  if (identityNo !== '') return identityNo === card.identityNo || identityNo === card.oldNumber;
  if (name.trim() === '' || card.name === undefined) return true;
  return folded(name) === folded(card.name);
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
