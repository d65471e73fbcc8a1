// Renders forms to PDF/A on threads of their own: data in, bytes out, the same data always to the same bytes.
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { dayOf, formatDay, MINUTE_MS, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PrintedForm, RegisterForm } from '../facts/printed-form.ts';
import { readyToPrint } from './ready-to-print.ts';
import { RenderThread } from './render-thread.ts';
import type { Rendered } from './render-thread.ts';

export type { Rendered };

/** `desk`: somebody waits for it. `background`: made in advance or many at once; a desk never stands behind these. */
export type Lane = 'desk' | 'background';

/** Between two people at a counter there is less. */
const REST_MS = 10 * MINUTE_MS;

/** Nothing of a dossier, but every kind of letter that forms are set in. */
const FIRST_WORDS: RegisterForm = {
  meaning: 'register',
  formNumber: '',
  title: 'Sổ theo dõi hồ sơ',
  asksIdentity: false,
  parentAgency: 'Ủy ban nhân dân',
  unit: 'Bộ phận một cửa',
  series: null,
  dateLine: 'ngày 01 tháng 01 năm 2026',
  code: null,
  qr: null,
  period: '',
  rows: [],
};

@Injectable()
export class FormRenderer implements OnApplicationShutdown {
  private readonly log = new Logger(FormRenderer.name);
  private readonly threads: Readonly<Record<Lane, RenderThread>> = {
    desk: new RenderThread(0, MINUTE_MS, REST_MS),
    background: new RenderThread(10, 15 * MINUTE_MS, MINUTE_MS),
  };

  private ending = false;

  /**
   * One document of all the forms, each on pages of its own, tagged PDF/A-2a in Vietnamese.
   *
   * @param title shown by readers as the document's name; no personal data, for it ends up in file lists
   * @param at the document's date; the date of issue, so that it is the same bytes whenever it is set
   * @throws Error when the templates cannot set the data: a bug
   */
  async render(
    forms: readonly PrintedForm[],
    title: string,
    at: Instant,
    lane: Lane = 'desk',
  ): Promise<Rendered> {
    const data = JSON.stringify({ title, date: civilParts(at), forms: readyToPrint(forms) });
    return this.threads[lane].render(data, at);
  }

  /** Has the desk's thread started, templates compiled and fonts read, before somebody waits for a form. */
  warm(): void {
    if (this.threads.desk.isUp) return;
    this.render([FIRST_WORDS], FIRST_WORDS.title, 0).catch((error: unknown) => {
      if (!this.ending) this.log.error(`the first form was not set: ${String(error)}`);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending = true;
    await Promise.all(Object.values(this.threads).map((thread) => thread.end()));
  }
}

function civilParts(at: Instant) {
  const [year, month, day] = formatDay(dayOf(at)).split('-').map(Number);
  const seconds = Math.floor((at - startOfDay(dayOf(at))) / 1000);
  return {
    year,
    month,
    day,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}
