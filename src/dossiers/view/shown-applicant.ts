// The applicant as a reader is shown him: whole, or without what he and who stands for him are called or written to by.
import type { Access } from '../access/access-table.ts';
import type { ApplicantView } from '../dossier-view.ts';

/** A consulted agency knows whom it is asked about; it does not deal with him past the one-stop (Decree 61/2018 Art. 5.1.e). */
export function shownApplicant(applicant: ApplicantView, access: Access): ApplicantView {
  if (access === 'whole') return applicant;
  const { representedBy } = applicant;
  return {
    ...applicant,
    phone: null,
    email: null,
    representedBy: representedBy && withoutContact(representedBy),
  };
}

function withoutContact({ phone: _, email: __, ...known }: Readonly<Record<string, string>>) {
  return known;
}
