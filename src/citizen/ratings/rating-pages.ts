// The page on which an applicant rates the service, and what is said afterwards.
import { html, type Html } from '../../platform/http/html.ts';
import { problemList, textField } from '../form-fields.ts';
import { frame, PATH } from '../frame.ts';
import { type Held, heldButton, heldFields } from '../held.ts';
import type { Language } from '../words.ts';
import { QUESTIONS } from './service-rating.table.ts';
import { type RatingWord, sayOfRatings } from './words.ts';

const MARKS = [5, 4, 3, 2, 1] as const;

/** @param typed what was chosen and written; @param problems by field */
export function ratingPage(
  language: Language,
  held: Held,
  typed: Readonly<Record<string, string>>,
  problems: Readonly<Record<string, RatingWord>>,
): Html {
  const say = sayOfRatings(language);
  const wrong = Object.entries(problems).map(
    ([name, word]) =>
      [name === 'comment' ? name : `${name}-5`, `${say(name as 'access')}: ${say(word)}`] as const,
  );
  return frame(
    language,
    held.code,
    html`<h1><span class="over">${held.code}</span> ${say('title')}</h1>
      <p>${say('about')}</p>
      ${problemList(say('fix'), wrong)}
      <form method="post" action="${PATH}/danh-gia/gui?lang=${language}">
        ${heldFields(held)}
        ${QUESTIONS.map(
          (question) =>
            html`<fieldset>
              <legend>${say(question)}</legend>
              ${problems[question] !== undefined && html`<p class="wrong">${say(problems[question])}</p>`}
              ${MARKS.map(
                (mark) =>
                  html`<div class="mark">
                    <input
                      type="radio"
                      id="${question}-${mark}"
                      name="${question}"
                      value="${mark}"
                      ${typed[question] === String(mark) && html`checked`}
                    />
                    <label for="${question}-${mark}">${say(`mark${mark}`)}</label>
                  </div>`,
              )}
            </fieldset>`,
        )}
        ${textField({
          name: 'comment',
          label: say('comment'),
          hint: say('commentHint'),
          value: typed['comment'] ?? '',
          problem: problems['comment'] === undefined ? null : say(problems['comment']),
          longest: 2000,
        })}
        <button type="submit">${say('send')}</button>
      </form>`,
  );
}

export function ratedPage(language: Language, held: Held, said: 'thanks' | 'given' | 'notYet'): Html {
  const say = sayOfRatings(language);
  return frame(
    language,
    held.code,
    html`<h1>${say(said === 'thanks' ? 'thanks' : 'title')}</h1>
      <p class="note" role="status">${say(said === 'thanks' ? 'thanksAbout' : said)}</p>
      ${heldButton(language, held, '', say('back'))}`,
  );
}
