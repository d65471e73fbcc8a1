// The citizen's pages as markup: the form, the answer, and what is said when there is none.
import { dayOf, type Instant } from '../domain/time/instant.ts';
import type { PublicDossier } from '../dossiers/describe-to-public.ts';
import { html, type Html } from './html.ts';
import { type Language, type Word, WORDS } from './words.ts';

const PATH = '/tra-cuu';
const ICONS = {
  done: 'M3 8.5 6.5 12 13 4.5',
  late: 'M8 3v6M8 12v.5',
  wait: 'M8 4v4l3 2',
} as const;

type Say = (word: Word, values?: Readonly<Record<string, string>>) => string;

export function sayIn(language: Language): Say {
  return (word, values = {}) =>
    WORDS[language][word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** @param problem said above the form, and announced */
export function formPage(language: Language, code: string, problem: Word | null): Html {
  const say = sayIn(language);
  return frame(
    language,
    code,
    html`<h1>${say('title')}</h1>
      <p>${say('intro')}</p>
      ${problem !== null && html`<p class="problem" role="alert">${say(problem)}</p>`}
      <form method="post" action="${PATH}?lang=${language}">
        <label for="code">${say('code')}</label>
        <p class="hint" id="code-hint">${say('codeHint')}</p>
        <input
          id="code"
          name="code"
          value="${code}"
          aria-describedby="code-hint"
          required
          maxlength="60"
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
          pattern="[0-9]{6}"
          maxlength="6"
          inputmode="numeric"
          autocomplete="off"
        />
        <button type="submit">${say('find')}</button>
      </form>`,
  );
}

/** @param at now; a promise before it that was not kept is said openly */
export function answerPage(language: Language, dossier: PublicDossier, at: Instant): Html {
  const say = sayIn(language);
  const status = dossier.nationalStatus ?? 4;
  const { promisedDueAt: promised, statutoryDueAt: statutory } = dossier;
  const running = dossier.resolvedAt === null && status !== 5 && status !== 6 && status < 7;
  // By the day, as the law counts: the hour on the receipt is when the office closes.
  const late = running && promised !== null && dayOf(promised) < dayOf(at);
  const moved = promised !== null && statutory !== null && promised !== statutory;
  const tone = late ? 'late' : status >= 9 ? 'done' : 'wait';
  return frame(
    language,
    dossier.code,
    html`<h1>${dossier.code}</h1>
      <p class="band ${tone}">
        <svg viewBox="0 0 16 16" width="28" height="28" aria-hidden="true"><path d="${ICONS[tone]}" /></svg>
        <span>${say(`status${status}` as Word)}</span>
      </p>
      ${late && html`<p class="problem">${say('late', { at: moment(promised) })}</p>`}
      ${moved && html`<p>${say('moved', { at: moment(promised), due: moment(statutory) })}</p>`}
      <p><b>${say('next')}:</b> ${say(`next${status}` as Word)}</p>
      ${
        dossier.missing.length > 0 &&
        html`<h2>${say('missing')}</h2>
          <ul>
            ${dossier.missing.map((item) => html`<li>${item}</li>`)}
          </ul>
          <p>${say('missingWhere')}</p>`
      }
      <dl>
        ${promised !== null && row(say('appointment'), moment(promised))}
        ${row(say('applicant'), dossier.applicant)} ${row(say('procedure'), dossier.procedureName)}
        ${row(say('lodged'), moment(dossier.lodgedAt))}
        ${dossier.acceptedAt !== null && row(say('accepted'), moment(dossier.acceptedAt))}
        ${dossier.resolvedAt !== null && row(say('resolved'), moment(dossier.resolvedAt))}
        ${
          dossier.receivedBy !== null &&
          row(
            say('place'),
            [dossier.receivedBy, dossier.receivedAtAddress].filter((part) => part !== null).join(', '),
          )
        }
      </dl>
      ${steps(say, status)}
      <p class="hint">${say('print', { at: moment(at) })}</p>
      <p><a href="${PATH}?lang=${language}">${say('again')}</a></p>`,
  );
}

/** The five steps of every dossier; one that ended before its result shows how far it came. */
function steps(say: Say, status: number): Html {
  const reached = [1, 1, 2, 1, 3, 3, 3, 3, 3, 4, 5][status] ?? 3;
  return html`<h2>${say('steps')}</h2>
    <ol class="steps">
      ${[1, 2, 3, 4, 5].map((step) => {
        const word: Word =
          step < reached || status === 10 ? 'stepDone' : step === reached ? 'stepNow' : 'stepAhead';
        return html`<li class="${word}">
          ${say(`step${step}` as Word)} <span class="hint">(${say(word)})</span>
        </li>`;
      })}
    </ol>`;
}

function row(name: string, value: string): Html {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

function frame(language: Language, code: string, body: Html): Html {
  const say = sayIn(language);
  const other = language === 'vi' ? 'en' : 'vi';
  const query = `lang=${other}${code === '' ? '' : `&ma=${encodeURIComponent(code)}`}`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${say('title')} · Một Cửa</title>
        <link rel="stylesheet" href="${PATH}/style.css" />
      </head>
      <body>
        <header>
          <a class="name" href="${PATH}?lang=${language}">Một Cửa</a>
          <a href="${PATH}?${query}" lang="${other}" hreflang="${other}">${say('other')}</a>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
}

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `16:30 07/12/2026`, as on the receipt. */
function moment(at: Instant): string {
  const part = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part['hour']}:${part['minute']} ${part['day']}/${part['month']}/${part['year']}`;
}
