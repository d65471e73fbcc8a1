// The form: code and number, and what is said when they did not lead anywhere.
import { frame, PATH } from './frame.ts';
import { html, type Html } from '../platform/http/html.ts';
import { sayIn } from './say.ts';
import type { Language } from './words.ts';

/** @param problem said above the form, and announced */
export function formPage(language: Language, code: string, problem: string | null): Html {
  const say = sayIn(language);
  return frame(
    language,
    code,
    html`<h1>${say('title')}</h1>
      <p>${say('intro')}</p>
      ${problem !== null && html`<p class="problem" role="alert">${problem}</p>`}
      <form method="post" action="${PATH}?lang=${language}">
        <label for="code">${say('code')}</label>
        <p class="hint" id="code-hint">${say('codeHint')}</p>
        <input
          id="code"
          name="code"
          value="${code}"
          aria-describedby="code-hint"
          required
          maxlength="300"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
        />
        <label for="secret">${say('secret')}</label>
        <p class="hint" id="secret-hint">${say('secretHint')}</p>
        <input
          id="secret"
          name="secret"
          aria-describedby="secret-hint"
          required
          maxlength="40"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
        />
        <button type="submit">${say('find')}</button>
      </form>
      <p class="again">
        <a href="/nop-ho-so?lang=${language}">${say('toOnline')}</a><br />
        <a href="/phan-anh?lang=${language}">${say('toComplaints')}</a><br />
        <a href="/so-lieu?lang=${language}">${say('toFigures')}</a>
      </p>`,
  );
}
