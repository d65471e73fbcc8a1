// The citizen's pages about complaints: look one up, what came of it, send one in, and what was answered in public.
import type { ComplaintReceipt, PublicComplaintView } from '../../complaints/complaint-view.ts';
import type { PublishedAnswer } from '../../complaints/list-published.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { frame } from '../frame.ts';
import { html, type Html } from '../../platform/http/html.ts';
import { date, moment } from '../say.ts';
import type { Language } from '../words.ts';
import { type ComplaintWord, sayOfComplaints } from './words.ts';

const COMPLAINTS_PATH = '/phan-anh';

const at = (instant: string) => moment(parseInstant(instant));

function page(language: Language, path: string, body: Html): Html {
  const framed = { title: sayOfComplaints(language)('title'), path: `${COMPLAINTS_PATH}${path}` };
  return frame(language, '', body, framed);
}

const problemOf = (language: Language, problem: ComplaintWord | null) =>
  problem !== null && html`<p class="problem" role="alert">${sayOfComplaints(language)(problem)}</p>`;

/** @param sends whether the office takes complaints over the network */
export function complaintFormPage(
  language: Language,
  number: string,
  problem: ComplaintWord | null,
  sends: boolean,
): Html {
  const say = sayOfComplaints(language);
  const field = (name: 'number' | 'secret', value: string) =>
    html`<label for="${name}">${say(name)}</label>
      <p class="hint" id="${name}-hint">${say(`${name}Hint`)}</p>
      <input
        id="${name}"
        name="${name}"
        value="${value}"
        aria-describedby="${name}-hint"
        required
        maxlength="60"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
      />`;
  return page(
    language,
    '',
    html`<h1>${say('title')}</h1>
      <p>${say('intro')}</p>
      ${problemOf(language, problem)}
      <form method="post" action="${COMPLAINTS_PATH}?lang=${language}">
        ${field('number', number)} ${field('secret', '')}
        <button type="submit">${say('find')}</button>
      </form>
      <p class="again">
        ${sends && html`<a href="${COMPLAINTS_PATH}/gui?lang=${language}">${say('toSend')}</a><br />`}
        <a href="${COMPLAINTS_PATH}/cong-khai?lang=${language}">${say('toPublished')}</a><br />
        <a href="/tra-cuu?lang=${language}">${say('toDossiers')}</a>
      </p>`,
  );
}

/** Nothing of who complained, nor of what was said. */
export function complaintAnswerPage(language: Language, complaint: PublicComplaintView): Html {
  const say = sayOfComplaints(language);
  const { answer, place, placeReason, answeredAt, isLate } = complaint;
  const row = (name: ComplaintWord, value: string | null) =>
    value !== null &&
    html`<dt>${say(name)}</dt>
      <dd>${value}</dd>`;
  return page(
    language,
    '',
    html`<h1><span class="over">${say('title')}</span> ${complaint.complaintNo}</h1>
      <p class="band ${answer === null ? 'wait' : 'done'}">
        <span>${say(`state.${complaint.state}` as ComplaintWord)}</span>
      </p>
      ${isLate && html`<p class="problem">${say('late')}</p>`}
      ${place !== null && html`<p class="note">${say('place', { place })} ${placeReason}</p>`}
      ${
        answer !== null &&
        html`<h2>${say('answer')}</h2>
          ${paragraphs(answer)}`
      }
      <dl>
        ${row('about', complaint.title)} ${row('received', at(complaint.receivedAt))}
        ${row('receiver', complaint.receiverName)} ${row('unit', complaint.unitName)}
        ${row('due', answeredAt === null ? at(complaint.dueAt) : null)}
        ${row('answered', answeredAt && at(answeredAt))}
      </dl>
      <p class="again"><a href="${COMPLAINTS_PATH}?lang=${language}">${say('again')}</a></p>`,
  );
}

export type Typed = Readonly<Partial<Record<string, string>>>;

/** @param typed what was typed, kept where it was refused */
export function sendingPage(
  language: Language,
  desks: readonly { readonly id: string; readonly name: string }[],
  typed: Typed,
  problem: ComplaintWord | null,
): Html {
  const say = sayOfComplaints(language);
  const contact = (name: 'name' | 'phone' | 'email', longest: number) =>
    html`<label for="${name}">${say(name)}</label>
      <input id="${name}" name="${name}" value="${typed[name] ?? ''}" maxlength="${longest}" />`;
  return page(
    language,
    '/gui',
    html`<h1>${say('toSend')}</h1>
      <p>${say('sendIntro')}</p>
      ${problemOf(language, problem)}
      <form method="post" action="${COMPLAINTS_PATH}/gui?lang=${language}">
        <label for="receiverUnitId">${say('receiverUnitId')}</label>
        <select id="receiverUnitId" name="receiverUnitId" required>
          <option value="">${say('choose')}</option>
          ${desks.map(
            ({ id, name }) =>
              html`<option value="${id}" ${typed['receiverUnitId'] === id && html`selected`}>
                ${name}
              </option>`,
          )}
        </select>
        <label for="title">${say('about')}</label>
        <p class="hint" id="title-hint">${say('titleHint')}</p>
        <input
          id="title"
          name="title"
          value="${typed['title'] ?? ''}"
          aria-describedby="title-hint"
          required
          maxlength="300"
        />
        <label for="content">${say('content')}</label>
        <textarea id="content" name="content" required maxlength="10000">${typed['content'] ?? ''}</textarea>
        ${contact('name', 200)} ${contact('phone', 16)} ${contact('email', 254)}
        <button type="submit">${say('send')}</button>
      </form>`,
  );
}

export function notTakenPage(language: Language): Html {
  const say = sayOfComplaints(language);
  return page(
    language,
    '/gui',
    html`<h1>${say('toSend')}</h1>
      <p class="note">${say('notTaken')}</p>`,
  );
}

export function sentPage(language: Language, receipt: ComplaintReceipt): Html {
  const say = sayOfComplaints(language);
  return page(
    language,
    '',
    html`<h1>${say('sent')}</h1>
      <p class="note">${say('keep')}</p>
      <dl>
        <dt>${say('number')}</dt>
        <dd>${receipt.complaintNo}</dd>
        <dt>${say('secret')}</dt>
        <dd>${receipt.secret}</dd>
        <dt>${say('receiver')}</dt>
        <dd>${receipt.receiverName}</dd>
        <dt>${say('due')}</dt>
        <dd>${at(receipt.dueAt)}</dd>
      </dl>
      <p class="again"><a href="${COMPLAINTS_PATH}?lang=${language}">${say('find')}</a></p>`,
  );
}

export function publishedPage(language: Language, published: readonly PublishedAnswer[]): Html {
  const say = sayOfComplaints(language);
  return page(
    language,
    '/cong-khai',
    html`<h1>${say('toPublished')}</h1>
      ${published.length === 0 && html`<p class="note">${say('none')}</p>`}
      ${published.map(
        ({ complaintNo, question, answer, at: published }) =>
          html`<h2>${complaintNo}</h2>
            ${paragraphs(question)}
            <p><b>${say('answer')}</b></p>
            ${paragraphs(answer)}
            <p class="hint">${say('publishedOn', { day: date(published) })}</p>`,
      )}
      <p class="again"><a href="${COMPLAINTS_PATH}?lang=${language}">${say('find')}</a></p>`,
  );
}

const paragraphs = (text: string): readonly Html[] =>
  text.split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`);
