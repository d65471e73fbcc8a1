// The page for an address that is none: to whoever typed or followed it in a browser, citizen or staff.
import { frame, PATH } from './frame.ts';
import { html } from '../platform/http/html.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { sayIn } from './say.ts';

/** @param language what the browser asks for (`Accept-Language`); Vietnamese unless it begins with English */
export function notFoundPage(language: string | undefined): {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
} {
  const chosen = language?.trim().toLowerCase().startsWith('en') === true ? 'en' : 'vi';
  const say = sayIn(chosen);
  const body = html`<h1>${say('noPage')}</h1>
    <p>${say('noPageAbout')}</p>
    <p><a href="${PATH}?lang=${chosen}">${say('title')}</a></p>
    <p><a href="/">${say('staffPages')}</a></p>`;
  return { headers: PAGE_HEADERS, text: frame(chosen, '', body).text };
}
