// What every page of the citizen's has around it.
import { html, type Html } from '../platform/http/html.ts';
import { sayIn } from './say.ts';
import type { Language } from './words.ts';

export const PATH = '/tra-cuu';

/** Of which pages it is the frame, when they are not those of dossiers. */
interface Framed {
  readonly title: string;
  /** Where a change of the language leads. */
  readonly path: string;
}

/** @param code kept when the language is changed; empty where there is none */
export function frame(language: Language, code: string, body: Html, framed?: Framed): Html {
  const say = sayIn(language);
  const other = language === 'vi' ? 'en' : 'vi';
  const query = `lang=${other}${code === '' ? '' : `&ma=${encodeURIComponent(code)}`}`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${framed?.title ?? say('title')} · Một Cửa</title>
        <link rel="stylesheet" href="${PATH}/style.css" />
      </head>
      <body>
        <header>
          <a class="name" href="${PATH}?lang=${language}" lang="vi">Một Cửa</a>
          <a href="${framed?.path ?? PATH}?${query}" lang="${other}" hreflang="${other}">${say('other')}</a>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
}
