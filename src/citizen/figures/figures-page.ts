// The page of public figures: a month by agency, and the last twelve months.
import { html, type Html } from '../../platform/http/html.ts';
import { frame } from '../frame.ts';
import { moment } from '../say.ts';
import type { Language } from '../words.ts';
import type { Figures, PublicFigures } from './read-figures.ts';
import { sayOfFigures } from './words.ts';

const FIGURES_PATH = '/so-lieu';

function page(language: Language, body: Html): Html {
  return frame(language, '', body, { title: sayOfFigures(language)('title'), path: FIGURES_PATH });
}

export function notPublicPage(language: Language): Html {
  const say = sayOfFigures(language);
  return page(
    language,
    html`<h1>${say('title')}</h1>
      <p class="note">${say('notPublic')}</p>`,
  );
}

/** @param month `YYYY-MM`; @param least figures below it are not told */
export function figuresPage(
  language: Language,
  month: string,
  { at, agencies, months }: PublicFigures,
  least: number,
): Html {
  const say = sayOfFigures(language);
  const isTold = (n: number) => n === 0 || n >= least;
  const figure = (n: number) => (isTold(n) ? String(n) : say('below', { least: String(least) }));
  // A share beside one figure would tell the other.
  const share = ({ onTime, late }: Figures) =>
    isTold(onTime) && isTold(late) && onTime + late > 0
      ? `${Math.round((onTime * 100) / (onTime + late))}%`
      : say('none');
  const row = (name: string | Html, figures: Figures) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${figure(figures.received)}</td>
      <td>${figure(figures.onTime)}</td>
      <td>${figure(figures.late)}</td>
      <td>${share(figures)}</td>
    </tr>`;
  const table = (caption: string, first: string, rows: readonly Html[]) =>
    html`<div class="table" tabindex="0" role="region" aria-label="${caption}">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${first}</th>
            <th scope="col">${say('received')}</th>
            <th scope="col">${say('onTime')}</th>
            <th scope="col">${say('late')}</th>
            <th scope="col">${say('share')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  const shown = say('month', { month: words(month) });
  return page(
    language,
    html`<h1>${say('title')}</h1>
      <p>${say('about')}</p>
      <h2>${shown}</h2>
      ${
        agencies.length === 0
          ? html`<p class="note">${say('empty')}</p>`
          : table(
              `${say('byAgency')}: ${shown}`,
              say('agency'),
              agencies.map((agency) => row(agency.name, agency)),
            )
      }
      <h2>${say('byMonth')}</h2>
      ${table(
        say('byMonth'),
        say('of'),
        months.map((each) =>
          row(
            html`<a href="${FIGURES_PATH}?thang=${each.month}&amp;lang=${language}">${words(each.month)}</a>`,
            each,
          ),
        ),
      )}
      <p class="hint">${say('asOf', { at: moment(at), least: String(least) })}</p>
      <p class="again"><a href="/tra-cuu?lang=${language}">${say('toLookUp')}</a></p>`,
  );
}

/** `11/2026` */
function words(month: string): string {
  return month.split('-').reverse().join('/');
}
