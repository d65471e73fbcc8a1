// A real browser for journeys and measurements: the registry's package, or one that the system has.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser, or why there is none. */
export async function openBrowser(): Promise<Browser | string> {
  const refusals: string[] = [];
  const given = process.env['CHROMIUM_PATH'];
  for (const open of [
    ...(given === undefined ? [] : [() => launch(given)]),
    launchPackaged,
    ...SYSTEM_BROWSERS.filter((path) => existsSync(path)).map((path) => () => launch(path)),
  ]) {
    try {
      return await open();
    } catch (error) {
      refusals.push(
        String(error)
          .split('\n')
          .find((line) => line.includes('lib')) ?? String(error).split('\n')[0]!,
      );
    }
  }
  return refusals.join('; ');
}

function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env } as Record<string, string> });
}

/** The browser of the registry's package, which brings the libraries that a bare machine lacks. */
async function launchPackaged(): Promise<Browser> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return launch(await packaged.executablePath());
}
