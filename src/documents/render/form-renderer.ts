// Renders forms to PDF/A on a thread of their own: data in, bytes out, the same data always to the same bytes.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { dayOf, formatDay, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { PrintedForm } from '../facts/printed-form.ts';
import { readyToPrint } from './ready-to-print.ts';

interface Answer {
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly missing?: readonly string[];
  readonly error?: string;
}

export interface Rendered {
  readonly bytes: Buffer;
  /** Characters that no font has, `U+21A38`: the document shows a box with the number instead. */
  readonly notShown: readonly string[];
}

interface Waiting {
  readonly resolve: (rendered: Rendered) => void;
  readonly reject: (error: Error) => void;
}

const HERE = import.meta.url;

@Injectable()
export class FormRenderer implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /**
   * One document of all the forms, each on pages of its own, tagged PDF/A-2a in Vietnamese.
   *
   * @param title shown by readers as the document's name; no personal data, for it ends up in file lists
   * @param at the document's date; the date of issue, so that a copy has the bytes of its original
   * @throws Error when the templates cannot set the data: a bug
   */
  async render(forms: readonly PrintedForm[], title: string, at: Instant): Promise<Rendered> {
    const data = JSON.stringify({ title, date: civilParts(at), forms: readyToPrint(forms) });
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.thread().postMessage({ id, data, createdAt: at });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Started with the first form; again after it broke down. */
  private thread(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(new URL('./typst-thread.js', HERE), {
      workerData: { templates: fileURLToPath(new URL('../templates', HERE)) },
    });
    worker.unref();
    worker.on('message', ({ id, pdf, missing = [], error }: Answer) => {
      const asked = this.waiting.get(id);
      this.waiting.delete(id);
      if (pdf === undefined) asked?.reject(new Error(`a form could not be set: ${error}`));
      else
        asked?.resolve({ bytes: Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength), notShown: missing });
    });
    worker.on('error', (error) => this.fail(worker, error as Error));
    worker.on('exit', () => this.fail(worker, new Error('the thread that sets forms has ended')));
    this.worker = worker;
    return worker;
  }

  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
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
