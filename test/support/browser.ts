// A real browser before the real service: started once, with what every journey does in it.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { cloneMade } from './database.ts';
import type { Clone } from './database.ts';
import { nameOfFocused, viewPdf } from './in-the-page.ts';
import { ensureBuilt, startService } from './service.ts';

const SHOTS = join('test', '.tmp', 'screenshots');
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
] as const;
const PASSWORD = 'motcua-danh-gia';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A Monday at opening, in the years that the shipped calendar has. */
export const START = '2026-11-16T08:00:00+07:00';

/** The screens as they are built from what lies in `web/` now. */
function ensureScreens(): void {
  const built = join('dist', 'web', 'index.html');
  const since = existsSync(built) ? statSync(built).mtimeMs : 0;
  if (newestIn('web') < since && statSync('docs/openapi.json').mtimeMs < since) return;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'build:web'], {
    encoding: 'utf8',
    // What is tried out is what people get: not the libraries' builds for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`the screens could not be built: ${stdout}${stderr}`);
}

function newestIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== 'schema.d.ts')
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

export interface Screens {
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

const EVALUATION = { MOTCUA_MODE: 'evaluation', MOTCUA_CLOCK: START };

/** Where the files of the seeded province lie, of which each service gets a copy. */
function seededFiles(): string {
  return join(process.env['MOTCUA_DATA_DIR']!, '..', 'seeded-files');
}

function seed({ serviceUrl }: Clone): Promise<void> {
  const { status, stderr } = spawnSync(process.execPath, ['bin/motcua.js', 'seed'], {
    encoding: 'utf8',
    env: { ...process.env, ...EVALUATION, DATABASE_URL: serviceUrl, MOTCUA_DATA_DIR: seededFiles() },
  });
  if (status !== 0) throw new Error(`the province could not be seeded: ${stderr}`);
  return Promise.resolve();
}

/**
 * The evaluation province as it was seeded once for the run, its clock at `START` and running.
 *
 * @param more of the service's environment
 */
export async function openScreens(
  browser: Browser,
  more: Readonly<Record<string, string>> = {},
): Promise<Screens> {
  const { serviceUrl: url, drop } = await cloneMade('seeded', (database) => {
    ensureBuilt();
    ensureScreens();
    return seed(database);
  });
  const files = mkdtempSync(join(tmpdir(), 'motcua-screens-'));
  if (existsSync(seededFiles())) cpSync(seededFiles(), files, { recursive: true });
  const environment = { ...EVALUATION, ...more, DATABASE_URL: url };
  const service = await startService({ ...environment, MOTCUA_DATA_DIR: files });
  for (let i = 0; i < 6_000; i++) {
    const ready = await fetch(`${service.origin}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    origin: service.origin,
    browser,
    close: async () => {
      await browser.close();
      await service.end('SIGTERM');
      rmSync(files, { recursive: true, force: true });
      await drop();
    },
  };
}

/** One person's browser window. Errors of the page's script are kept in `faults`. */
export class Visitor {
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      // What the health page shows is an answer, however it is numbered.
      if (message.location().url.endsWith('/health/ready')) return;
      if (message.type() === 'error' && !message.text().includes('status of 4'))
        this.faults.push(message.text());
    });
  }

  /**
   * @param how without script as an old telephone; without the page's own policy, so that a checker may be put into it;
   *   `pdf` as a browser that shows PDF itself, which the headless one may say or not
   */
  static async enter(
    { browser, origin }: Screens,
    {
      script = true,
      policy = true,
      pdf = false,
    }: { readonly script?: boolean; readonly policy?: boolean; readonly pdf?: boolean } = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: SIZES[0],
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
      javaScriptEnabled: script,
      bypassCSP: !policy,
    });
    const page = await context.newPage();
    // A bound for what hangs, not a measure.
    page.setDefaultTimeout(60_000);
    await page.addInitScript(viewPdf, pdf);
    return new Visitor(page, origin);
  }

  /** Signs in as a sample account, over the page as a person would. */
  async signIn(account: string): Promise<void> {
    await this.page.goto(`${this.origin}/sign-in`);
    await this.page.getByLabel('Tài khoản', { exact: true }).fill(account);
    await this.page.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await this.page.keyboard.press('Enter');
    await this.page.waitForFunction(() => document.querySelector('main') !== null);
    await this.page.getByRole('button', { name: /^Tài khoản / }).waitFor();
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
    await this.titled();
  }

  /** Goes there as a link of the page does: what is loaded stays. */
  async turnTo(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, path);
    await this.titled();
  }

  /** Looked at each frame, where a locator looks twice a second. */
  private async titled(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector('h1')?.checkVisibility() === true);
    await this.settle();
  }

  /** Until what the page asked for is there. */
  async settle(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('[aria-busy="true"], .mantine-Skeleton-root') === null,
    );
    await this.page.waitForTimeout(150);
  }

  /** Types as a scanner does, a key every few milliseconds by the keys' own times, however busy the machine is; ends with Enter. */
  async scan(text: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const keys = [...text].flatMap((key) => [
      { type: 'keyDown', key, text: key },
      { type: 'keyUp', key },
    ]);
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    const all = [...keys, { type: 'keyDown', ...enter, text: '\r' }, { type: 'keyUp', ...enter }];
    const begun = Date.now();
    await Promise.all(
      all.map((key, at) =>
        session.send('Input.dispatchKeyEvent', { ...key, timestamp: (begun + at * 4) / 1000 } as never),
      ),
    );
    await session.detach();
  }

  /** What the cursor is in, by its label or its words; waits for it, and fails with what has it instead. */
  async focused(name: string): Promise<void> {
    for (let tries = 0; ; tries++) {
      const found = await this.page.evaluate(nameOfFocused);
      if (found === name) return;
      if (tries >= 100) throw new Error(`the cursor is in “${found}”, not in “${name}”`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Asks the service as the signed-in person. */
  async ask<Body>(
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Body> {
    return this.page.evaluate(
      async ([verb, address, sent, headers]) => {
        const token = /motcua-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
        const answer = await fetch(`/api/v1${address}`, {
          method: verb!,
          headers: { 'content-type': 'application/json', 'x-csrf-token': token, ...headers },
          ...(sent === undefined ? {} : { body: sent }),
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${verb} ${address}: ${answer.status} ${text}`);
        return (text === '' ? null : JSON.parse(text)) as Body;
      },
      [method, path, body === undefined ? undefined : JSON.stringify(body), more] as const,
    );
  }

  /** Every rule of WCAG 2.2 A and AA that can be checked by a program. @returns one line a violation */
  async violations(): Promise<string[]> {
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(AXE);
    return this.page.evaluate(async () => {
      interface Found {
        violations: { id: string; help: string; nodes: { target: string[]; html: string }[] }[];
      }
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<Found> } };
      const { violations } = await axe.run({
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes
          .slice(0, 3)
          .map(({ target, html }) => `${id}: ${help} at ${target.join(' ')} ${html.slice(0, 160)}`),
      );
    });
  }

  /**
   * The page at the three sizes that it must look well at: its script may fail at none. With TEST_SCREENSHOTS set,
   * pictures of it are kept in `test/.tmp/screenshots`.
   */
  async shoot(name: string): Promise<void> {
    const kept = Boolean(process.env['TEST_SCREENSHOTS']);
    if (kept) mkdirSync(SHOTS, { recursive: true });
    for (const size of SIZES) {
      await this.page.setViewportSize(size);
      await this.page.waitForTimeout(kept ? 120 : 20);
      if (kept) await this.page.screenshot({ path: join(SHOTS, `${name}-${size.width}x${size.height}.png`) });
    }
    await this.page.setViewportSize(SIZES[0]);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
