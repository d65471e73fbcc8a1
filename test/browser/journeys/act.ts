// What every journey does on a dossier's page: press what can be done, fill in what it asks, send it.
import type { Locator } from 'playwright-core';
import type { Screens } from '../../support/browser.ts';
import { Visitor } from '../../support/browser.ts';
import { requiredPapers } from '../../support/required-papers.ts';

/** @param fill what the dialog asks for; nothing where it asks for nothing */
export async function act(
  { page }: Visitor,
  words: string,
  fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${words}`) })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name: words, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Signs somebody in at a dossier, has him do something there, and sees to it that his page was sound. */
export async function at(
  screens: Screens,
  account: string,
  ref: string,
  work: (visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await Visitor.enter(screens, { pdf: true });
  await visitor.signIn(account);
  await visitor.go(`/dossiers/${ref}`);
  await work(visitor);
  if (visitor.faults.length > 0) throw new Error(`${account}: ${visitor.faults.join('; ')}`);
  await visitor.leave();
}

export interface Lodged {
  readonly id: string;
  readonly code: string;
}

/** Lodges and accepts a dossier as the reception of a one-stop. */
export async function lodge(
  screens: Screens,
  account: string,
  procedureCode: string,
  caseKey: string,
  name: string,
): Promise<Lodged> {
  const visitor = await Visitor.enter(screens);
  await visitor.signIn(account);
  const lodged = await visitor.ask<Lodged>('POST', '/dossiers', {
    procedureCode,
    caseKey,
    channel: 'counter',
    decision: 'accept',
    applicant: { name, kind: 'citizen' },
    checklist: requiredPapers(procedureCode, caseKey),
  });
  await visitor.leave();
  return lodged;
}

export interface Rows {
  readonly rows: readonly { readonly id: string; readonly code: string | null }[];
}

/** The first of these dossiers to which the person may send an event now. */
export async function firstThatTakes(visitor: Visitor, rows: Rows['rows'], event: string): Promise<string> {
  for (const { code, id } of rows) {
    const ref = code ?? id;
    const { possible } = await visitor.ask<{ possible: { type: string }[] }>('GET', `/dossiers/${ref}`);
    if (possible.some(({ type }) => type === event)) return ref;
  }
  throw new Error(`none of ${rows.length} dossiers takes ${event}`);
}
