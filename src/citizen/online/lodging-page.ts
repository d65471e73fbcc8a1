// The form of a dossier that is lodged online, on one page: who, what, which papers; and what is said once it is sent.
import type { Attachment } from '../../attachments/attachment-rows.ts';
import type { ChecklistItem, OnlineField } from '../../domain/process/procedure-definition.ts';
import { html, type Html } from '../../platform/http/html.ts';
import {
  ACCEPT,
  choiceField,
  fileField,
  fileList,
  lineField,
  problemList,
  textField,
} from '../form-fields.ts';
import { heldButton } from '../held.ts';
import { moment } from '../say.ts';
import type { Language } from '../words.ts';
import type { Opened } from './keep-lodgings.ts';
import { ONLINE_PATH, onlinePage } from './service-pages.ts';
import { APPLICANT_KINDS, fieldName, OTHER_PAPER, paperName, papersOf, type Problems } from './typed-form.ts';
import { sayOnline } from './words.ts';

export interface LodgingShown {
  readonly opened: Opened;
  readonly files: readonly Attachment[];
  readonly problems: Problems;
  /** What came of the last press of a button; null where the page is shown for the first time. */
  readonly came: 'saved' | 'fix' | null;
  readonly at: number;
  readonly link: string;
  readonly keptDays: number;
  readonly maxBytes: number;
}

export function lodgingPage(language: Language, shown: LodgingShown): Html {
  const say = sayOnline(language);
  const { opened, problems, came, at } = shown;
  const { row, secret, service, place } = opened;
  const { definition, name } = service;
  const wrong = Object.entries(problems).map(
    ([field, word]) => [field, `${labelOf(field)}: ${say(word)}`] as const,
  );
  const when = moment(at);
  const field = (key: string) => ({ name: key, value: row.typed[key] ?? '', problem: problemAt(key) });
  const optional = (label: string) => say('optional', { label });
  return onlinePage(
    language,
    '/tiep',
    row.id,
    html`<h1><span class="over">${say('title')}</span> <span lang="vi">${name}</span></h1>
      <p lang="vi">${definition.name} · ${place}</p>
      ${came === 'fix' && problemList(say('fix'), wrong)}
      ${came === 'saved' && wrong.length > 0 && problemList(say('savedWrong', { at: when }), wrong)}
      ${came === 'saved' && wrong.length === 0 && html`<p class="note" role="status">${say('saved', { at: when })}</p>`}
      <div class="note">
        <p>${say('keep')}</p>
        <p><a href="${shown.link}">${shown.link}</a></p>
        <p>${say('number')}: <b>${secret}</b></p>
        <p class="hint">${say('numberHint')}. ${say('kept', { days: String(shown.keptDays) })}</p>
      </div>
      <form method="post" action="${ONLINE_PATH}/ho-so?lang=${language}" enctype="multipart/form-data">
        <input type="hidden" name="id" value="${row.id}" />
        <input type="hidden" name="secret" value="${secret}" />
        <h2>${say('applicant')}</h2>
        ${lineField({ ...field('name'), label: say('name'), autocomplete: 'name' })}
        ${choiceField(
          { ...field('kind'), label: say('kind') },
          APPLICANT_KINDS.map((kind) => ({ value: kind, words: say(kind) })),
          null,
        )}
        ${lineField({ ...field('identityNo'), label: optional(say('identityNo')), longest: 20 })}
        ${lineField({ ...field('phone'), label: say('phone'), longest: 16, autocomplete: 'tel', inputMode: 'tel' })}
        ${lineField({ ...field('email'), label: say('email'), hint: say('emailHint'), longest: 200, autocomplete: 'email', inputMode: 'email' })}
        ${lineField({ ...field('address'), label: optional(say('address')), longest: 500, autocomplete: 'street-address' })}
        <h2>${say('form')}</h2>
        ${(definition.online?.fields ?? []).map((one) => declaredField(one))}
        ${textField({ ...field('subject'), label: optional(say('subject')), longest: 1000 })}
        <h2>${say('files')}</h2>
        <p class="hint">${say('filesHint', { size: String(Math.floor(shown.maxBytes / 1_048_576)) })}</p>
        ${papersOf(definition).map((paper) => paperField(paper, paper.required ? paper.name : optional(paper.name)))}
        ${paperField(OTHER_PAPER, optional(say('other')))}
        <p class="hint">${say('purpose')}</p>
        <button type="submit" name="act" value="save" class="second">${say('save')}</button>
        <button type="submit" name="act" value="send">${say('send')}</button>
      </form>`,
  );

  function declaredField(one: OnlineField): Html {
    const about = {
      ...field(fieldName(one)),
      label: one.required ? one.label : optional(one.label),
      hint: one.hint ?? null,
    };
    if (one.kind === 'text') return textField(about);
    if (one.kind === 'choice')
      return choiceField(
        about,
        (one.choices ?? []).map((value) => ({ value, words: value })),
        '',
      );
    return lineField({
      ...about,
      longest: 300,
      ...(one.kind !== 'line' && { inputMode: 'numeric' as const }),
    });
  }

  function paperField(paper: Pick<ChecklistItem, 'key'>, label: string): Html {
    const own = shown.files.filter(({ itemKey }) => itemKey === paper.key);
    return html`<div class="paper">
      ${fileField({ name: paperName(paper), label, problem: problemAt(paperName(paper)) }, ACCEPT)}
      ${fileList(own, (fileName) => say('remove', { name: fileName }))}
    </div>`;
  }

  function problemAt(key: string): string | null {
    const word = problems[key];
    return word === undefined ? null : say(word);
  }

  function labelOf(key: string): string {
    const declared = definition.online?.fields.find((one) => fieldName(one) === key)?.label;
    const paper = definition.checklist.find((one) => paperName(one) === key)?.name;
    return declared ?? paper ?? (key === paperName(OTHER_PAPER) ? say('other') : say(key as 'name'));
  }
}

export function sentPage(language: Language, { row, secret, place }: Opened, lodgingNo: string): Html {
  const say = sayOnline(language);
  return onlinePage(
    language,
    '',
    row.id,
    html`<h1>${say('sent')}</h1>
      <p class="note" role="status">${say('sentAbout', { place })}</p>
      <p>${say('sentKeep')}</p>
      <dl>
        <dt>${say('lodgingNo')}</dt>
        <dd>${lodgingNo}</dd>
        <dt>${say('secret')}</dt>
        <dd>${secret}</dd>
      </dl>
      ${heldButton(language, { code: lodgingNo, secret }, '', say('toAnswer'))}`,
  );
}
