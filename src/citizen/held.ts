// The numbers of a receipt, handed on from page to page in the body: an address that is logged never has them.
import { html, type Html } from '../platform/http/html.ts';
import { PATH } from './frame.ts';
import type { Language } from './words.ts';

export interface Held {
  readonly code: string;
  readonly secret: string;
}

export function heldFields({ code, secret }: Held): Html {
  return html`<input type="hidden" name="code" value="${code}" />
    <input type="hidden" name="secret" value="${secret}" />`;
}

/** A button that asks for another page, or a file, of the same dossier. @param path below the look-up; empty for its own page */
export function heldButton(language: Language, held: Held, path: string, words: string): Html {
  return html`<form
    class="act"
    method="post"
    action="${PATH}${path === '' ? '' : `/${path}`}?lang=${language}"
  >
    ${heldFields(held)}<button type="submit" class="second">${words}</button>
  </form>`;
}
