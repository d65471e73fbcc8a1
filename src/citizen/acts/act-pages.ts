// Pages on which an applicant proves that it is he, answers what he was asked for, or withdraws.
import type { Attachment } from '../../attachments/attachment-rows.ts';
import type { AskedSupplement } from '../../dossiers/look-up/show-supplement.ts';
import { html, type Html } from '../../platform/http/html.ts';
import { ACCEPT, fileField, fileList, lineField, problemList } from '../form-fields.ts';
import { frame, PATH } from '../frame.ts';
import { type Held, heldButton, heldFields } from '../held.ts';
import { appointment } from '../say.ts';
import type { Language } from '../words.ts';
import type { Act } from './one-time-code.table.ts';
import { type ActWord, sayOfActs } from './words.ts';

/** By the number of the item, or `other`. */
export type ItemProblems = Readonly<Record<string, ActWord>>;

export const itemName = (at: number | 'other'): string => `item-${at}`;

function page(language: Language, { code }: Held, body: Html): Html {
  return frame(language, code, body);
}

/** What is going to be done, and the button by which the code is asked for. @param problem announced */
export function askCodePage(language: Language, held: Held, act: Act, problem: string | null): Html {
  const say = sayOfActs(language);
  return page(
    language,
    held,
    html`${heading(language, held, act)}
      ${problem !== null && html`<p class="problem" role="alert">${problem}</p>`}
      <p>${say('sendAbout')}</p>
      <form method="post" action="${PATH}/ma?lang=${language}">
        ${heldFields(held)}<input type="hidden" name="act" value="${act}" />
        <button type="submit">${say('sendCode')}</button>
      </form>
      ${back(language, held)}`,
  );
}

/** @param sentTo the masked address; null where the code was sent earlier */
export function typeCodePage(
  language: Language,
  held: Held,
  act: Act,
  sentTo: string | null,
  problem: string | null,
): Html {
  const say = sayOfActs(language);
  return page(
    language,
    held,
    html`${heading(language, held, act)}
      ${sentTo !== null && html`<p class="note" role="status">${say('sentTo', { address: sentTo })}</p>`}
      ${problem !== null && problemList(problem, [['otp', say('otp')]])}
      <form method="post" action="${PATH}/xac-nhan?lang=${language}">
        ${heldFields(held)}<input type="hidden" name="act" value="${act}" />
        ${lineField({
          name: 'otp',
          label: say('otp'),
          hint: say('otpHint'),
          problem,
          longest: 12,
          autocomplete: 'one-time-code',
          inputMode: 'numeric',
        })}
        <button type="submit">${say('confirm')}</button>
      </form>
      <form class="act" method="post" action="${PATH}/ma?lang=${language}">
        ${heldFields(held)}<input type="hidden" name="act" value="${act}" />
        <button type="submit" class="second">${say('sendAgain')}</button>
      </form>
      ${back(language, held)}`,
  );
}

export interface AnswerShown {
  readonly asked: AskedSupplement;
  readonly pass: string;
  readonly files: readonly Attachment[];
  readonly problems: ItemProblems;
  readonly came: 'saved' | 'fix' | null;
  readonly maxBytes: number;
}

export function answerSupplementPage(language: Language, held: Held, shown: AnswerShown): Html {
  const say = sayOfActs(language);
  const { asked, pass, files, problems, came, maxBytes } = shown;
  const wrong = Object.entries(problems).map(
    ([name, word]) => [name, `${labelOf(name)}: ${say(word)}`] as const,
  );
  const filesOf = (key: string) => files.filter(({ itemKey }) => itemKey === key);
  const field = (at: number | 'other', key: string, label: string) => {
    const name = itemName(at);
    const word = problems[name];
    return html`<div class="paper">
      ${fileField({ name, label, problem: word === undefined ? null : say(word) }, ACCEPT)}
      ${fileList(filesOf(key), (file) => say('remove', { name: file }))}
    </div>`;
  };
  return page(
    language,
    held,
    html`<h1><span class="over">${held.code}</span> ${say('supplement')}</h1>
      ${came === 'fix' && problemList(say('fix'), wrong)}
      ${came === 'saved' && wrong.length > 0 && problemList(say('fix'), wrong)}
      ${came === 'saved' && wrong.length === 0 && html`<p class="note" role="status">${say('saved')}</p>`}
      <p><b>${say('reason')}:</b> <span lang="vi">${asked.reason}</span></p>
      ${asked.dueAt !== null && html`<p><b>${say('by', { at: appointment(language, asked.dueAt) })}</b></p>`}
      <form method="post" action="${PATH}/bo-sung?lang=${language}" enctype="multipart/form-data">
        ${heldFields(held)}<input type="hidden" name="pass" value="${pass}" />
        <h2>${say('asked')}</h2>
        <p class="hint">${say('filesHint', { size: String(Math.floor(maxBytes / 1_048_576)) })}</p>
        ${asked.items.map(({ item, words }, at) => field(at, item, words))}
        ${field('other', 'other', say('other'))}
        <button type="submit" name="act" value="save" class="second">${say('save')}</button>
        <button type="submit" name="act" value="send">${say('answer')}</button>
      </form>
      ${back(language, held)}`,
  );

  function labelOf(name: string): string {
    return asked.items[Number(name.slice('item-'.length))]?.words ?? say('other');
  }
}

export function withdrawPage(language: Language, held: Held, pass: string): Html {
  const say = sayOfActs(language);
  return page(
    language,
    held,
    html`${heading(language, held, 'withdraw')}
      <form method="post" action="${PATH}/rut?lang=${language}">
        ${heldFields(held)}<input type="hidden" name="pass" value="${pass}" />
        <button type="submit">${say('reallyWithdraw', { code: held.code })}</button>
      </form>
      ${back(language, held)}`,
  );
}

export function doneActPage(language: Language, held: Held, act: Act): Html {
  const say = sayOfActs(language);
  const [title, about] =
    act === 'supplement'
      ? (['answered', 'answeredAbout'] as const)
      : (['withdrawn', 'withdrawnAbout'] as const);
  return page(
    language,
    held,
    html`<h1>${say(title)}</h1>
      <p class="note" role="status">${say(about, { code: held.code })}</p>
      ${back(language, held)}`,
  );
}

/** Said instead of the act: it cannot be done here, or now. */
export function noActPage(language: Language, held: Held, act: Act, words: string): Html {
  return page(
    language,
    held,
    html`${heading(language, held, act)}
      <p class="note" role="status">${words}</p>
      ${back(language, held)}`,
  );
}

function heading(language: Language, held: Held, act: Act): Html {
  const say = sayOfActs(language);
  return html`<h1><span class="over">${held.code}</span> ${say(act)}</h1>
    <p>${say(`${act}About`)}</p>`;
}

function back(language: Language, held: Held): Html {
  return heldButton(language, held, '', sayOfActs(language)('back'));
}
