// What a page put on paper: the document that the service gave it, in the frame that is printed.
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pdfText } from '../documents/pdf-text.ts';

const PRINTS = /\/(forms\/[^/]+\/prints|receipt\.pdf|sheet\.pdf)$/;

/**
 * @param act what makes it print
 * @returns the text of the printed PDF, without spaces
 */
export async function printedBy(page: Page, act: () => Promise<void>): Promise<string> {
  const frame = page.locator('iframe#official-form');
  const before = (await frame.count()) === 0 ? null : await frame.getAttribute('src');
  // Taken on its way: the browser does not keep the bytes of what a page made a picture of.
  let answered: { readonly status: number; readonly type: string | undefined; readonly body: Buffer } | null =
    null;
  await page.route(PRINTS, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    answered = { status: response.status(), type: response.headers()['content-type'], body };
    await route.fulfill({ response, body });
  });
  try {
    await Promise.all([page.waitForResponse((response) => PRINTS.test(response.url())), act()]);
    await page.waitForFunction((former) => {
      const shown = document.querySelector('iframe#official-form')?.getAttribute('src') ?? null;
      return shown !== null && shown.startsWith('blob:') && shown !== former;
    }, before);
  } finally {
    await page.unroute(PRINTS);
  }
  const { status, type, body } = answered! as { status: number; type: string | undefined; body: Buffer };
  expect([type, status < 300]).toEqual(['application/pdf', true]);
  return pdfText(body);
}
