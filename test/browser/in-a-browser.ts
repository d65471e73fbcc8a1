// Opens a browser and the seeded province for a file of journeys, each of which does one kind of work as the person does it.
import { afterAll, beforeAll, describe } from '@jest/globals';
import { openBrowser } from '../../bench/open-browser.ts';
import { openScreens } from '../support/browser.ts';
import { onceARun } from '../support/database.ts';
import type { Screens } from '../support/browser.ts';

/**
 * Declares the journeys in their order: later ones see what earlier ones left.
 *
 * @param journeys what is visited, and the tests that visit it; @param environment more of the service's
 */
export async function inABrowser(
  journeys: Readonly<Record<string, (open: () => Screens) => void>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  // The first one unpacks it for all.
  await onceARun('browser', async () => {
    const first = await openBrowser();
    if (typeof first !== 'string') await first.close();
  });
  const browser = await openBrowser();
  if (typeof browser === 'string')
    throw new Error(
      `The journeys need a browser, and none can be started here (${browser}): run npm ci, which brings one, or install chromium or name one in CHROMIUM_PATH.`,
    );
  let screens: Screens;
  beforeAll(async () => {
    screens = await openScreens(browser, environment);
  });
  afterAll(() => screens.close(), 30_000);
  for (const [name, journey] of Object.entries(journeys)) describe(name, () => journey(() => screens));
}
