// The numbers of a receipt, handed on from page to page in the body: an address that is logged never has them.
import { dossierCodeIn } from '../domain/text/typed-code.ts';
import { html, type Html } from '../platform/http/html.ts';
import { PATH } from './frame.ts';
import { fieldOf } from './page-answer.ts';
import type { Language } from './words.ts';

const LONGEST_TYPED = 300;

export interface Held {
  readonly code: string;
  readonly secret: string;
}

/** Out of the fields of a form. */
export function heldIn(body: unknown): Held {
  return { code: codeIn(fieldOf(body, 'code')), secret: fieldOf(body, 'secret').slice(0, LONGEST_TYPED) };
}

export function codeIn(typed: string): string {
  return dossierCodeIn(typed.slice(0, LONGEST_TYPED));
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

/** A button that begins what changes something of the dossier. */
export function actButton(language: Language, held: Held, act: string, words: string): Html {
  return html`<form class="act" method="post" action="${PATH}/viec?lang=${language}">
    ${heldFields(held)}<input type="hidden" name="act" value="${act}" />
    <button type="submit" class="second">${words}</button>
  </form>`;
}
