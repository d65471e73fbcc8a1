// One parsing process, seen from the service: given one file at a time, ended when it takes too long.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DomainError } from '../../domain/domain-error.ts';
import { BARE_PROCESS_MB, OUT_OF_MEMORY, type Order, type Reply } from './parsing-message.ts';
import { brokeDown, tooMuchMemory, tooSlow } from './refusals.ts';

/** Named here, because only the ending of this file tells whether it was compiled. */
const ENTRY = new URL(
  `./parsing-process${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
);
/** A process that is not up after this long never will be. */
const START_SECONDS = 60;
const LAST_WORDS = 2_000;

interface Asked {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

export class ReadingProcess {
  readonly ready: Promise<void>;
  private readonly child: ChildProcess;
  private asked: Asked | null = null;
  private lastWords = '';
  private ended = false;

  /**
   * @param memoryMb all that the process may hold, itself included
   * @param parsers addresses of modules that it loads in advance
   */
  constructor(
    private readonly memoryMb: number,
    parsers: readonly string[],
  ) {
    const { NODE_OPTIONS, PATH } = process.env;
    this.child = fork(fileURLToPath(ENTRY), [String(memoryMb), ...parsers], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [`--max-old-space-size=${memoryMb - BARE_PROCESS_MB / 2}`, '--no-warnings'],
      // Neither the database's address nor any other secret is known to what reads people's files.
      env: { ...(NODE_OPTIONS && { NODE_OPTIONS }), ...(PATH && { PATH }) },
    });
    this.child.stderr!.on('data', (words: Buffer) => {
      this.lastWords = (this.lastWords + words.toString()).slice(-LAST_WORDS);
    });
    this.ready = this.start();
    // Who waits for it hears of it; a process that was only to be warm may fail unheard.
    this.ready.catch(() => undefined);
    this.child.unref();
    this.child.channel?.unref();
    (this.child.stderr as unknown as { unref(): void }).unref();
  }

  get isOver(): boolean {
    return this.ended;
  }

  /**
   * Has one file read.
   *
   * @param seconds after which the process is ended
   * @throws DomainError the parser's own, `input.tooSlow`, `input.tooMuchMemory`, `input.unreadable`
   * @throws Error where the parser itself failed: a bug
   */
  async ask(order: Order, seconds: number): Promise<Extract<Reply, { found: string }>> {
    await this.ready;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.end();
    }, seconds * 1000);
    const reply = await new Promise<Reply>((resolve, reject) => {
      this.asked = { resolve, reject };
      this.child.send(order, (error) => {
        if (error !== null) this.end();
      });
      if (this.ended) reject(new Error('ended'));
    })
      .catch(() => Promise.reject(late ? tooSlow(seconds) : this.whyItEnded()))
      .finally(() => {
        this.asked = null;
        clearTimeout(timer);
      });
    if ('found' in reply) return reply;
    if ('failed' in reply) throw new Error(`a parser failed: ${reply.failed}`);
    const { code, message, details } = reply.refused;
    throw new DomainError(code, message, details);
  }

  end(): void {
    this.ended = true;
    this.child.kill('SIGKILL');
  }

  private start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(), START_SECONDS * 1000);
      let up = false;
      this.child.on('message', (message) => {
        if (up) return this.asked?.resolve(message as Reply);
        up = true;
        clearTimeout(timer);
        resolve();
      });
      this.child.on('error', () => this.end());
      this.child.once('close', () => {
        this.ended = true;
        clearTimeout(timer);
        reject(new Error(`a parsing process did not start: ${this.lastWords}`));
        this.asked?.reject(new Error('ended'));
      });
    });
  }

  /** The engine, too, says so when its heap is full. */
  private whyItEnded(): DomainError {
    const full = this.lastWords.includes(OUT_OF_MEMORY) || /heap|memory|Allocation/i.test(this.lastWords);
    return full ? tooMuchMemory(this.memoryMb) : brokeDown();
  }
}
