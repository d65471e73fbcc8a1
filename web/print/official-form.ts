// The official forms of a dossier: which there are, and a copy of one put on paper.
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { putOnPaper } from './print-frame.ts';

export type OfficialForm = components['schemas']['IssuedFormView'];
export type Meaning = OfficialForm['meaning'];

/** Every form of a dossier, newest first. */
export function formsOf(ref: string): Promise<components['schemas']['FormListView']> {
  return answerOf(api.GET('/api/v1/dossiers/{ref}/forms', { params: { path: { ref } } }));
}

/**
 * The service counts, marks and logs the copy with this call.
 * @param form its id, or a meaning for the newest of it
 */
export async function printForm(ref: string, form: string, title: string): Promise<void> {
  const paper = await answerOf(
    api.POST('/api/v1/dossiers/{ref}/forms/{form}/prints', {
      params: { path: { ref, form } },
      parseAs: 'blob',
    }),
  );
  putOnPaper(paper as unknown as Blob, title);
}
