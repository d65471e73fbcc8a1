// One parsing process, seen from the service: given one file at a time, ended when it takes too long.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DomainError } from '../../domain/domain-error.ts';
import { BARE_PROCESS_MB, type Begun, OUT_OF_MEMORY, type Order, type Reply } from './parsing-message.ts';
import { brokeDown, tooMuchMemory, tooSlow } from './refusals.ts';

/** Named here, because only the ending of this file tells whether it was compiled. */
const ENTRY = new URL(
  `./parsing-process${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
  import.meta.url,
);
/** A process that is not up after this long never will be. */
const START_SECONDS = 60;
const LAST_WORDS = 2_000;

/** The process was over before it had looked at the file, of which that says nothing: another one is to read it. */
export class NotBegun extends Error {}

interface Asked {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

export class ReadingProcess {
  readonly ready: Promise<void>;
  private readonly child: ChildProcess;
  private asked: Asked | null = null;
  private begun = false;
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
      this.lastWords = `${this.lastWords}${words.toString()}`.replace(/\s+/g, ' ').slice(-LAST_WORDS);
    });
    this.ready = this.start();
    // Who waits for it hears of it; a process that was only to be warm may fail unheard.
    this.ready.catch(() => undefined);
    this.child.unref();
    this.child.channel?.unref();
    (this.child.stderr as unknown as { unref(): void }).unref();
  }

  /** Whoever ended it: this service, the system, or the process itself while it was idle. */
  get isOver(): boolean {
    const { exitCode, signalCode, connected } = this.child;
    return this.ended || exitCode !== null || signalCode !== null || !connected;
  }

  /**
   * Has one file read.
   *
   * @param seconds after which the process is ended
   * @throws DomainError the parser's own, `input.tooSlow`, `input.tooMuchMemory`, `input.unreadable`
   * @throws NotBegun; Error where the parser itself failed: a bug
   */
  async ask(order: Order, seconds: number): Promise<Extract<Reply, { found: string }>> {
    await this.ready;
    this.begun = false;
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
      .catch(() => Promise.reject(this.whyItEnded(late ? seconds : null)))
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
      this.child.on('message', (message: Begun | Reply) => {
        if (up && 'begun' in message) this.begun = true;
        else if (up) this.asked?.resolve(message as Reply);
        else {
          up = true;
          clearTimeout(timer);
          resolve();
        }
      });
      this.child.on('error', () => this.end());
      this.child.once('close', () => {
        this.ended = true;
        clearTimeout(timer);
        reject(new NotBegun(`a parsing process did not start: ${this.lastWords}`));
        this.asked?.reject(new Error('ended'));
      });
    });
  }

  /** @param seconds that it was given, where they are over. The engine, too, says so when its heap is full */
  private whyItEnded(seconds: number | null): Error {
    if (!this.begun)
      return new NotBegun(`a parsing process ended before it was at a file: ${this.lastWords}`);
    if (seconds !== null) return tooSlow(seconds);
    const full = this.lastWords.includes(OUT_OF_MEMORY) || /heap|memory|Allocation/i.test(this.lastWords);
    return full ? tooMuchMemory(this.memoryMb) : brokeDown();
  }
}
