// Which procedures are lodged online, what one of them asks for, and where it is received.
import { amountInEnglish, amountInVietnamese } from '../../domain/process/amount-words.ts';
import type { OnlinePlace } from '../../dossiers/lodging/online-places.ts';
import { html, type Html } from '../../platform/http/html.ts';
import type { OnlineCase } from '../../procedures/offered-online.ts';
import { choiceField, lineField, problemList } from '../form-fields.ts';
import { frame } from '../frame.ts';
import type { Language } from '../words.ts';
import { papersOf } from './typed-form.ts';
import { sayOnline } from './words.ts';

export const ONLINE_PATH = '/nop-ho-so';

/** @param path below that of the room; @param id of what was begun, kept when the language is changed */
export function onlinePage(language: Language, path: string, id: string, body: Html): Html {
  return frame(language, id, body, { title: sayOnline(language)('title'), path: `${ONLINE_PATH}${path}` });
}

export function notTakenPage(language: Language): Html {
  const say = sayOnline(language);
  return onlinePage(
    language,
    '',
    '',
    html`<h1>${say('title')}</h1>
      <p class="note">${say('notTaken')}</p>
      <p class="again"><a href="/tra-cuu?lang=${language}">${say('toAnswer')}</a></p>`,
  );
}

export function servicesPage(language: Language, words: string, found: readonly OnlineCase[]): Html {
  const say = sayOnline(language);
  return onlinePage(
    language,
    '',
    '',
    html`<h1>${say('title')}</h1>
      <p>${say('intro')}</p>
      <form method="get" action="${ONLINE_PATH}">
        <input type="hidden" name="lang" value="${language}" />
        ${lineField({ name: 'q', label: say('search'), value: words, longest: 100 })}
        <button type="submit" class="second">${say('find')}</button>
      </form>
      ${found.length === 0 && html`<p class="note">${say('noneFound')}</p>`}
      <ul class="choices">
        ${found.map(
          ({ code, name, field, definition }) =>
            html`<li>
              <a
                href="${ONLINE_PATH}/bat-dau?thu-tuc=${code}&amp;truong-hop=${definition.key}&amp;lang=${language}"
                lang="vi"
                >${name}</a
              >
              <span class="hint" lang="vi">${code} · ${field} · ${definition.name}</span>
            </li>`,
        )}
      </ul>
      <p class="again"><a href="${ONLINE_PATH}/tiep?lang=${language}">${say('toResume')}</a></p>`,
  );
}

/** @param problem what was wrong with the place */
export function beginPage(
  language: Language,
  { code, name, definition }: OnlineCase,
  places: readonly OnlinePlace[],
  problem: string | null,
): Html {
  const say = sayOnline(language);
  const { limit, fees } = definition;
  const papers = papersOf(definition);
  const choices = places.flatMap((place) =>
    place.competent.map(({ unitId, name: unit }) => ({
      value: `${place.unitId}/${unitId}`,
      words: place.competent.length === 1 ? place.name : say('placeWith', { place: place.name, unit }),
    })),
  );
  return onlinePage(
    language,
    '',
    '',
    html`<h1><span class="over">${code}</span> <span lang="vi">${name}</span></h1>
      <p lang="vi">${definition.name}</p>
      <dl>
        <dt>${say('limit')}</dt>
        <dd>${limit !== null && (language === 'vi' ? amountInVietnamese(limit) : amountInEnglish(limit))}</dd>
        <dt>${say('papers')}</dt>
        <dd>
          ${papers.length === 0 && say('noPapers')}
          ${papers.map((paper) => html`<p lang="vi">${paper.required ? paper.name : say('optional', { label: paper.name })}</p>`)}
        </dd>
        ${
          fees.length > 0 &&
          html`<dt>${say('fees')}</dt>
            <dd>
              ${fees.map((fee) => html`<p lang="vi">${fee.name}: ${amountOf(fee.amount, say('free'), say('feeUnknown'))}</p>`)}
            </dd>`
        }
      </dl>
      ${
        choices.length === 0
          ? html`<p class="note">${say('noPlace')}</p>`
          : html`${problem !== null && problemList(problem, [['place', say('choose')]])}
              <form method="post" action="${ONLINE_PATH}/bat-dau?lang=${language}">
                <input type="hidden" name="procedure" value="${code}" />
                <input type="hidden" name="case" value="${definition.key}" />
                ${choiceField(
                  { name: 'place', label: say('place'), problem: problem === null ? null : say('choose') },
                  choices,
                  choices.length === 1 ? null : say('choose'),
                )}
                <button type="submit">${say('begin')}</button>
              </form>`
      }
      <p class="again"><a href="${ONLINE_PATH}?lang=${language}">${say('toServices')}</a></p>`,
  );
}

function amountOf(amount: number | null, free: string, unknown: string): string {
  if (amount === null) return unknown;
  return amount === 0 ? free : `${amount.toLocaleString('vi-VN')} đ`;
}

/** @param problem said above the form, and announced */
export function resumePage(language: Language, id: string, problem: string | null): Html {
  const say = sayOnline(language);
  return onlinePage(
    language,
    '/tiep',
    id,
    html`<h1>${say('resumeTitle')}</h1>
      ${problem !== null && html`<p class="problem" role="alert">${problem}</p>`}
      <form method="post" action="${ONLINE_PATH}/tiep?lang=${language}">
        ${lineField({ name: 'id', label: say('draft'), hint: say('draftHint'), value: id, longest: 300 })}
        ${lineField({ name: 'secret', label: say('number'), hint: say('numberHint'), longest: 40 })}
        <button type="submit">${say('open')}</button>
      </form>
      <p class="again"><a href="${ONLINE_PATH}?lang=${language}">${say('toServices')}</a></p>`,
  );
}
