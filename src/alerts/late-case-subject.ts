// The subject under which the alerts of a late case are kept beside those of the dossier or task that it is about.
const BEGINNING = 'lateCase:';

export const subjectOfLateCase = (id: string): string => `${BEGINNING}${id}`;

/** The late case that an alert is about; null where it is about the dossier or task itself. */
export function lateCaseOf(subject: string): string | null {
  return subject.startsWith(BEGINNING) ? subject.slice(BEGINNING.length) : null;
}
