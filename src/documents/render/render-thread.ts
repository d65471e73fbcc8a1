// One thread that sets forms: data in, bytes out, one after the other; started with the first, again after it broke down.
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

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

export class RenderThread {
  private worker: Worker | null = null;
  private resting: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /**
   * @param niceness 0 as the service itself, 10 behind everybody
   * @param patienceMs a document that takes longer will never come: the thread is ended, and the next one started anew
   * @param restMs after so long without a document the thread ends, for it holds some forty megabytes
   */
  constructor(
    private readonly niceness: 0 | 10,
    private readonly patienceMs: number,
    private readonly restMs: number,
  ) {}

  get isUp(): boolean {
    return this.worker !== null;
  }

  /**
   * @param data JSON as the templates take it
   * @param createdAt written into the document; epoch milliseconds
   * @throws Error when the templates cannot set the data, or the thread has ended meanwhile or was ended as hanging
   */
  render(data: string, createdAt: number): Promise<Rendered> {
    const id = ++this.last;
    const thread = this.thread();
    const hangs = setTimeout(() => void thread.terminate(), this.patienceMs).unref();
    return new Promise<Rendered>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      thread.postMessage({ id, data, createdAt });
    }).finally(() => {
      clearTimeout(hangs);
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.rest(), this.restMs).unref();
    });
  }

  private rest(): void {
    if (this.waiting.size > 0) return;
    const worker = this.worker;
    this.worker = null;
    void worker?.terminate();
  }

  async end(): Promise<void> {
    clearTimeout(this.resting);
    await this.worker?.terminate();
  }

  private thread(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(new URL('./typst-thread.js', HERE), {
      workerData: { templates: fileURLToPath(new URL('../templates', HERE)), niceness: this.niceness },
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
