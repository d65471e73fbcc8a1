// How long from F8 at the counter until the browser is asked to print, the first time after a start and later on.
/// <reference lib="dom" />
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';
import { freePort, stopService } from './start-service.ts';

/** Starts of each service, and prints after the first one of each start. */
const STARTS = 3;
const WARM = 6;
/** A desk opens a while after its service has started. */
const SETTLED_MS = 10_000;
const ACCOUNT = { account: 'tiepnhan.tinh', password: 'motcua-danh-gia' };
const PROCEDURE = '2.001583';

interface Build {
  readonly name: string;
  /** Where it was built: its `dist` is started. */
  readonly folder: string;
  /** Whether the browser shows PDF; without that the build may print something else. */
  readonly pdf: boolean;
  readonly cold: number[];
  readonly warm: number[];
}

/** `now`, and each `name=folder` of the command line twice: before a browser that shows PDF, and one that does not. */
const builds = [`now=.`, ...process.argv.slice(2)].flatMap((given) => {
  const [name = '', folder = ''] = given.split('=');
  const views = name === 'now' ? [true] : [true, false];
  return views.map((pdf): Build => ({
    name: `${name}${pdf ? '' : ', no PDF shown'}`,
    folder,
    pdf,
    cold: [],
    warm: [],
  }));
});
const data = mkdtempSync(join(tmpdir(), 'motcua-print-'));
const opened = await openBrowser();
if (typeof opened === 'string') {
  console.log(`F8 to print: no browser to measure with (${opened})`);
  process.exit(0);
}
try {
  for (let start = 0; start < STARTS; start++) for (const build of builds) await measure(opened, build);
} finally {
  await opened.close();
  rmSync(data, { recursive: true, force: true });
}
for (const { name, cold, warm } of builds)
  console.log(`F8 to print, ${name}: first ${told(cold)}; later ${told(warm)}`);

/** Builds take turns, each on the same province, so that all meet the same machine. */
async function measure(browser: Browser, { folder, pdf, cold, warm }: Build): Promise<void> {
  const port = await freePort();
  const service = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), MOTCUA_DATA_DIR: data, LOG_LEVEL: 'error' },
    stdio: 'ignore',
  });
  try {
    const origin = `http://127.0.0.1:${port}`;
    await ready(`${origin}/health/ready`);
    await pause(SETTLED_MS);
    const page = await deskOf(browser, origin, pdf);
    cold.push(await timeOf(page, origin));
    for (let i = 0; i < WARM; i++) warm.push(await timeOf(page));
    await page.context().close();
  } finally {
    await stopService(service);
  }
}

/** A reception signed in, in a page that notes when its key went down and when printing was asked for. */
async function deskOf(browser: Browser, origin: string, pdf: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const answer = await context.request.post(`${origin}/api/v1/session`, { data: ACCOUNT });
  if (!answer.ok()) throw new Error(`signing in was answered with ${answer.status()}`);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript((shown) => {
    const noted = window as unknown as { pressed: number; asked: number };
    Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => shown });
    const print = () => (noted.asked = performance.now());
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'F8') Object.assign(noted, { pressed: performance.now(), asked: 0 });
    };
    window.addEventListener('keydown', press, { capture: true });
    window.print = print;
    const real = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        return this.id === 'official-form'
          ? { print, focus: () => undefined }
          : (real.get!.call(this) as Window);
      },
    });
  }, pdf);
  return page;
}

/** Milliseconds. @param origin to be opened first; without it the form lies open since the last print */
async function timeOf(page: Page, origin?: string): Promise<number> {
  if (origin !== undefined) await page.goto(`${origin}/counter/new`);
  await page.locator('main h1').waitFor();
  await page.waitForTimeout(300);
  await page.locator('main input').first().fill(PROCEDURE);
  await page.getByRole('option', { name: new RegExp(PROCEDURE.replace('.', '\\.')) }).click();
  await page.getByLabel('Họ tên').fill('Nguyễn Thị Đo Mẫu');
  await page.getByRole('button', { name: 'Đã nhận đủ như quy định' }).press('Enter');
  await page.waitForTimeout(1_000);
  await page.keyboard.press('F8');
  await page.waitForFunction(() => (window as unknown as { asked: number }).asked > 0);
  return page.evaluate(() => {
    const { pressed, asked } = window as unknown as { pressed: number; asked: number };
    window.dispatchEvent(new Event('afterprint'));
    return asked - pressed;
  });
}

function told(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const all = sorted.map((ms) => ms.toFixed(0)).join(', ');
  return `median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(0)} ms (${all})`;
}

async function ready(url: string): Promise<void> {
  for (;;) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await pause(200);
  }
}
