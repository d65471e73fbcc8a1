// The official form of a dossier as PDF: found, fetched, noted as printed, and put on paper.
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { printPdf, showsPdf } from './print-frame.ts';

export type OfficialForm = components['schemas']['IssuedFormView'];
export type Meaning = OfficialForm['meaning'];

/** Every form of a dossier, newest first. */
export function formsOf(ref: string): Promise<components['schemas']['FormListView']> {
  return answerOf(api.GET('/api/v1/dossiers/{ref}/forms', { params: { path: { ref } } }));
}

/** Fetched before it is noted, so that a copy is counted only when there is something to print. */
export async function printOfficial(ref: string, { id, title }: OfficialForm): Promise<void> {
  const path = { ref, file: `${id}.pdf` };
  const pdf = await answerOf(
    api.GET('/api/v1/dossiers/{ref}/forms/{file}', { params: { path }, parseAs: 'blob' }),
  );
  await api.POST('/api/v1/dossiers/{ref}/forms/{id}/prints', { params: { path: { ref, id } } });
  printPdf(pdf as unknown as Blob, title);
}

/** The newest form of a meaning that the reader may print here; null where only the sheet can be printed. */
export async function newestToPrint(ref: string, meaning: Meaning): Promise<OfficialForm | null> {
  if (!showsPdf()) return null;
  try {
    const { forms } = await formsOf(ref);
    return forms.find((form) => form.meaning === meaning && form.mayPrint) ?? null;
  } catch {
    return null;
  }
}
