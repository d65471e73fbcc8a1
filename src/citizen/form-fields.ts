// Fields of the citizens' forms: a label, a hint, what is wrong with it beside it, and what was typed.
import type { Attachment } from '../attachments/attachment-rows.ts';
import { html, type Html } from '../platform/http/html.ts';

/** What telephones offer to choose from; what is taken is decided by the content. */
export const ACCEPT = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx,image/*,application/pdf';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string | null;
  /** What is wrong with it. */
  readonly problem?: string | null;
  readonly longest?: number;
  /** As browsers fill it in. */
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'tel' | 'email';
}

export interface Choice {
  readonly value: string;
  readonly words: string;
}

export function lineField(field: Field): Html {
  const { name, value = '', longest = 300, autocomplete = 'off', inputMode } = field;
  return html`${before(field)}<input
      id="${name}"
      name="${name}"
      value="${value}"
      maxlength="${longest}"
      autocomplete="${autocomplete}"
      ${inputMode !== undefined && html`inputmode="${inputMode}"`}
      ${described(field)}
    />`;
}

export function textField(field: Field): Html {
  const { name, value = '', longest = 4000 } = field;
  return html`${before(field)}<textarea
      id="${name}"
      name="${name}"
      maxlength="${longest}"
      ${described(field)}
    >
${value}</textarea>`;
}

/** @param first what stands there before anything is chosen */
export function choiceField(field: Field, choices: readonly Choice[], first: string | null): Html {
  const { name, value = '' } = field;
  return html`${before(field)}<select id="${name}" name="${name}" ${described(field)}>
      ${first !== null && html`<option value="">${first}</option>`}
      ${choices.map(
        (choice) =>
          html`<option value="${choice.value}" ${choice.value === value && html`selected`}>
            ${choice.words}
          </option>`,
      )}
    </select>`;
}

export function fileField(field: Field, accept: string): Html {
  const { name } = field;
  return html`${before(field)}<input
      type="file"
      id="${name}"
      name="${name}"
      accept="${accept}"
      multiple
      ${described(field)}
    />`;
}

/** Several wrong fields above the form, each leading to its own. */
export function problemList(
  title: string,
  problems: readonly (readonly [name: string, words: string])[],
): Html | null {
  if (problems.length === 0) return null;
  return html`<div class="problem" role="alert">
    <p>${title}</p>
    <ul>
      ${problems.map(([name, words]) => html`<li><a href="#${name}">${words}</a></li>`)}
    </ul>
  </div>`;
}

function before({ name, label, hint, problem }: Field): Html {
  return html`<label for="${name}">${label}</label>
    ${hint != null && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${problem != null && html`<p class="wrong" id="${name}-wrong">${problem}</p>`}`;
}

function described({ name, hint, problem }: Field): Html | null {
  const by = [hint != null && `${name}-hint`, problem != null && `${name}-wrong`].filter(
    (id) => id !== false,
  );
  return by.length === 0
    ? null
    : html`aria-describedby="${by.join(' ')}" ${problem != null && html`aria-invalid="true"`}`;
}

/** Files that have come, each with a button that takes it away. */
export function fileList(files: readonly Attachment[], remove: (name: string) => string): Html | null {
  if (files.length === 0) return null;
  return html`<ul class="files">
    ${files.map(
      ({ id, name, bytes }) =>
        html`<li>
          ${name} <span class="hint">(${Math.max(1, Math.round(bytes / 1024))} KB)</span>
          <button type="submit" name="act" value="remove ${id}" class="small" aria-label="${remove(name)}">
            ×
          </button>
        </li>`,
    )}
  </ul>`;
}
