// The answer: what became of the dossier, by when, what is missing, where to go, what comes next.
import type { Instant } from '../domain/time/instant.ts';
import type { PublicDossier } from '../dossiers/look-up/describe-to-public.ts';
import type { OfficeHours } from '../dossiers/look-up/office-week.ts';
import { sinceOf, statusOf, stepsOf } from './course.ts';
import { frame, PATH } from './frame.ts';
import { html, type Html } from '../platform/http/html.ts';
import { type AboutTime, aboutTime } from './lateness-words.ts';
import { appointment, date, moment, type Say, sayIn } from './say.ts';
import { actButton, type Held, heldButton } from './held.ts';
import { ifLate, telephone, toBring } from './what-to-do.ts';
import type { Language, Word } from './words.ts';

const ICONS = {
  done: 'M3 8.5 6.5 12 13 4.5',
  late: 'M8 3v6M8 12v.5',
  wait: 'M8 4v4l3 2',
  act: 'M8 13V3M4 7l4-4 4 4',
  ended: 'M4 8h8',
} as const;

/**
 * @param held what led here and leads on from it
 * @param at now; a promise before it that was not kept is said openly
 */
export function answerPage(language: Language, dossier: PublicDossier, held: Held, at: Instant): Html {
  const say = sayIn(language);
  const time = aboutTime(dossier, at, say);
  return frame(
    language,
    dossier.code,
    html`<h1><span class="over">${say('dossier')}</span> ${dossier.code}</h1>
      ${band(say, dossier, time)}
      ${time.sentence !== null && html`<p class="${time.late ? 'problem' : 'note'}">${time.sentence}</p>`}
      <p class="next"><b>${say('next')}:</b> ${nextOf(say, dossier, time)}</p>
      ${missing(language, dossier)}
      ${statusOf(dossier) === 5 && actButton(language, held, 'supplement', say('answerOnline'))}
      ${facts(language, dossier)}
      ${hasAppointment(dossier) && heldButton(language, held, 'lich.ics', say('toCalendar'))}
      ${toBring(say, dossier)} ${place(say, dossier)} ${ifLate(language, say, dossier)} ${steps(say, dossier)}
      ${WITHDRAWN_FROM.includes(statusOf(dossier)) && actButton(language, held, 'withdraw', say('withdraw'))}
      <p class="hint">${say('print', { at: moment(at) })}</p>
      ${dossier.resolvedAt !== null && heldButton(language, held, 'danh-gia', say('rate'))}
      <p class="again"><a href="${PATH}?lang=${language}">${say('again')}</a></p>`,
  );
}

/** Before there is a result; whether the very state takes it is asked when the button is pressed. */
const WITHDRAWN_FROM = [1, 2, 4, 5, 6];

/** A date that is still waited for. */
function hasAppointment(dossier: PublicDossier): boolean {
  const { promisedDueAt, resolvedAt } = dossier;
  return promisedDueAt !== null && resolvedAt === null && isOpen(dossier);
}

const isOpen = (dossier: PublicDossier): boolean => [1, 2, 4, 5, 6].includes(statusOf(dossier));

function toneOf(dossier: PublicDossier, { late }: AboutTime): keyof typeof ICONS {
  const status = statusOf(dossier);
  if (late) return 'late';
  if (status >= 9) return 'done';
  if (status === 5 || status === 6) return 'act';
  return status === 3 || status >= 7 ? 'ended' : 'wait';
}

function band(say: Say, dossier: PublicDossier, time: AboutTime): Html {
  const tone = toneOf(dossier, time);
  const since = sinceOf(dossier);
  return html`<p class="band ${tone}">
    <svg viewBox="0 0 16 16" width="32" height="32" aria-hidden="true"><path d="${ICONS[tone]}" /></svg>
    <span>
      ${say(`status${statusOf(dossier)}` as Word)}
      ${since !== null && html`<small>${say('since', { at: moment(since) })}</small>`}
      ${time.late && html`<strong>${time.since === null ? say('isPastPromise') : say('isLate', { since: time.since })}</strong>`}
    </span>
  </p>`;
}

function nextOf(say: Say, dossier: PublicDossier, { promiseGone }: AboutTime): string {
  if (dossier.sendTo !== null) return say('nextElsewhere', { place: dossier.sendTo });
  return say(promiseGone ? 'nextLate' : (`next${statusOf(dossier)}` as Word));
}

function missing(
  language: Language,
  { missing: items, missingDueAt, receivedBy }: PublicDossier,
): Html | null {
  const say = sayIn(language);
  if (items.length === 0) return null;
  return html`<h2>${say('missing')}</h2>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>
    ${missingDueAt !== null && html`<p><b>${say('missingBy', { at: appointment(language, missingDueAt) })}</b></p>`}
    <p>${receivedBy === null ? say('missingWhere') : say('missingAt', { place: receivedBy })}</p>`;
}

function facts(language: Language, dossier: PublicDossier): Html {
  const say = sayIn(language);
  const { promisedDueAt, provisional, acceptedAt, resolvedAt, heldBy, stateName, stateNameEn } = dossier;
  const open = isOpen(dossier);
  return html`<dl>
    ${
      promisedDueAt !== null &&
      hasAppointment(dossier) &&
      row(say('appointment'), appointment(language, promisedDueAt), provisional ? say('provisional') : null)
    }
    ${open && heldBy !== null && row(say('heldBy'), heldBy)}
    ${open && row(say('step'), language === 'vi' ? stateName : stateNameEn)}
    ${row(say('applicant'), dossier.applicant)} ${row(say('procedure'), dossier.procedureName)}
    ${row(say('lodged'), moment(dossier.lodgedAt))}
    ${acceptedAt !== null && row(say('accepted'), moment(acceptedAt))}
    ${resolvedAt !== null && row(say('resolved'), moment(resolvedAt))}
  </dl>`;
}

function place(say: Say, dossier: PublicDossier): Html | null {
  const { receivedBy, receivedAtAddress, receivedAtPhone, officeHours } = dossier;
  if (receivedBy === null) return null;
  return html`<h2>${say('place')}</h2>
    <address>
      <b>${receivedBy}</b>
      ${receivedAtAddress !== null && html`<br />${receivedAtAddress}`}
      ${receivedAtPhone !== null && html`<br />${telephone(receivedAtPhone)}`}
    </address>
    ${
      officeHours.length > 0 &&
      html`<p class="hours">
        ${say('open')}: ${officeHours.map((line, index) => html`${index > 0 && '; '}${hours(say, line)}`)}.
        ${say('closed')}
      </p>`
    }`;
}

function hours(say: Say, { firstDay, lastDay, hours: sessions }: OfficeHours): string {
  const days = firstDay === lastDay ? say(firstDay) : `${say(firstDay)}–${say(lastDay)}`;
  return `${days} ${sessions.replaceAll('-', '–').replaceAll(',', ', ')}`;
}

function steps(say: Say, dossier: PublicDossier): Html {
  return html`<h2>${say('steps')}</h2>
    <ol class="steps">
      ${stepsOf(dossier).map(
        ({ word, mark, at }) =>
          html`<li class="${mark}">
            ${say(word)}
            <span class="hint">${mark === 'stepDone' && at !== null ? date(at) : `(${say(mark)})`}</span>
          </li>`,
      )}
    </ol>`;
}

function row(name: string, value: string, about: string | null = null): Html {
  return html`<dt>${name}</dt>
    <dd>${value}${about !== null && html`<p class="hint">${about}</p>`}</dd>`;
}
