// The service with a furnished office, and what a citizen does with it from a telephone without script.
import { expect } from '@jest/globals';
import { DeskApp } from '../dossiers/desk-app.ts';

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export class CitizenDesk extends DeskApp {
  async get(path: string): Promise<Page> {
    return pageOf(await fetch(`${this.service.http.url}${path}`));
  }

  /** A form without files. */
  async post(path: string, fields: Readonly<Record<string, string>>, client?: string): Promise<Page> {
    return pageOf(
      await fetch(`${this.service.http.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...(client !== undefined && { 'x-forwarded-for': client }),
        },
        body: new URLSearchParams(fields).toString(),
      }),
    );
  }

  /** A form in parts, as a browser sends it: inputs without a file come empty. */
  async sendForm(
    path: string,
    fields: Readonly<Record<string, string>>,
    files: readonly (readonly [field: string, name: string, bytes: Uint8Array])[] = [],
  ): Promise<Page> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('paper-other', new Blob([]), '');
    for (const [field, name, bytes] of files) form.append(field, new Blob([new Uint8Array(bytes)]), name);
    return pageOf(await fetch(`${this.service.http.url}${path}`, { method: 'POST', body: form }));
  }

  /** Changes a setting, as an administrator does, and waits until it is heard. */
  async set(key: string, value: unknown): Promise<void> {
    const change = { value, reason: 'Thử nghiệm' };
    const answer = await this.send('admin', 'PUT', `/settings/${key}`, change, { 'if-match': '"0"' });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    await new Promise((done) => setTimeout(done, 1_100));
  }
}

async function pageOf(answer: Response): Promise<Page> {
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

/** The words of a page without its marks. */
export const wordsOf = ({ text }: Page): string =>
  text
    .replace(/<style.*?<\/style>|<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What stands in a hidden field of a page. */
export function hidden({ text }: Page, name: string): string {
  const found = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(text);
  if (found === null) throw new Error(`no hidden field ${name} in ${text.slice(0, 2_000)}`);
  return found[1]!;
}
