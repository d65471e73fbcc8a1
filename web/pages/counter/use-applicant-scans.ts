// Cards scanned into the form: whose they are, and the person who stood there before, who can be taken back.
import { useEffect, useEffectEvent, useState } from 'react';
import { awaitIdentity } from '../../workstation/take-scan.ts';
import { fillFromCard, personOf } from './fill-from-card.ts';
import type { Person } from './fill-from-card.ts';
import { focusField } from './focus-field.ts';
import type { NewDossier } from './new-dossier.ts';

/** What was in the form before the card of somebody else. */
export interface Replaced {
  readonly person: Person;
  readonly before: NewDossier;
  readonly after: NewDossier;
}

export function useApplicantScans(draft: NewDossier, take: (draft: NewDossier) => void) {
  const [replaced, setReplaced] = useState<Replaced | null>(null);
  const scanned = useEffectEvent((...[card, target]: Parameters<Parameters<typeof awaitIdentity>[0]>) => {
    const person = personOf(target?.closest('[data-person="representative"]') != null, draft);
    const filled = fillFromCard(card, draft, person);
    take(filled.draft);
    setReplaced(filled.replaced ? { person, before: draft, after: filled.draft } : null);
    const doubt = filled.draft.toConfirm[person];
    const name = person === 'applicant' ? 'name' : 'representative.name';
    // A name to be confirmed, else what no card tells.
    if (doubt !== undefined) focusField(name);
    else if (person === 'representative') focusField('representative.paper');
    else focusField(filled.draft.applicant.name === '' ? 'name' : 'phone');
  });
  useEffect(() => awaitIdentity((card, target) => scanned(card, target)), []);
  return {
    replaced,
    /** What was typed since for the new person goes with him. */
    takeBack: () => {
      if (replaced !== null) take(replaced.before);
      setReplaced(null);
    },
    settle: () => setReplaced(null),
  };
}
