// What a page put on paper: the document that the service gave it, in the frame that is printed.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pdfText } from '../documents/pdf-text.ts';

/**
 * @param act what makes it print
 * @returns the text of the printed PDF, without spaces
 */
export async function printedBy(page: Page, act: () => Promise<void>): Promise<string> {
  const frame = page.locator('iframe#official-form');
  const before = (await frame.count()) === 0 ? null : await frame.getAttribute('src');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => /\/forms\/[^/]+\/prints$/.test(response.url())),
    act(),
  ]);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([201, 'application/pdf']);
  await page.waitForFunction((former) => {
    const shown = document.querySelector('iframe#official-form')?.getAttribute('src') ?? null;
    return shown !== null && shown.startsWith('blob:') && shown !== former;
  }, before);
  return pdfText(await answer.body());
}
