// The one door to everything that unpacks, reads or looks into what people send: each file in a process beside the service.
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config.ts';
import { Metrics } from '../metrics.ts';
import type { Parser } from './parser.ts';
import { NotBegun, ReadingProcess } from './reading-process.ts';
import { notBegun } from './refusals.ts';
import { WaitingLine } from './waiting-line.ts';

/** Processes that a file is given to, while each is over before it has looked at it. */
const TRIES = 2;
/** A process that waits for a file holds some sixty megabytes. */
const REST_MS = 600_000;

@Injectable()
export class Parsing implements OnApplicationShutdown {
  private readonly log = new Logger(Parsing.name);
  private readonly line: WaitingLine;
  private idle: ReadingProcess[] = [];
  private readonly reading = new Set<ReadingProcess>();
  private readonly parsers = new Set<string>();
  private readonly seconds;
  private stopping = false;
  private resting: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    metrics: Metrics,
  ) {
    this.line = new WaitingLine(config.parsing.processes);
    this.seconds = metrics.histogram('parsing_seconds', 'Time to read what somebody sent, waiting left out', [
      'outcome',
    ]);
    metrics.gauge('parsing_waiting', 'Files that wait to be read', () => this.line.length);
  }

  /** A parser that is loaded before anybody sends a file. */
  know(parser: Parser<never, unknown>): void {
    this.parsers.add(parser.module);
  }

  /** Starts a process in advance, with all parsers loaded: a file is on its way. */
  warm(): void {
    this.dropOver();
    this.restLater();
    if (this.idle.length > 0 || this.reading.size > 0) return;
    this.idle.push(this.start([...this.parsers]));
  }

  /**
   * Has a file read. Of one person one file is read at a time; the next ones wait.
   *
   * @param by whose file it is; null for one that waits for nobody's others
   * @throws DomainError the parser's own; `input.tooLarge`, `input.tooManyRows`, `input.tooManyColumns`,
   *   `input.cellTooLong`, `input.tooDeep`, `input.tooSlow`, `input.tooMuchMemory`, `input.tooMuchFound` for the limit
   *   that was met; `input.oneAtATime`, `input.busy` where too many wait
   */
  async run<Input, Output>(parser: Parser<Input, Output>, input: Input, by: string | null): Promise<Output> {
    const leave = await this.line.enter(by);
    try {
      return await this.read(parser, input);
    } finally {
      leave();
    }
  }

  onApplicationShutdown(): void {
    this.stopping = true;
    clearTimeout(this.resting);
    for (const process of [...this.idle, ...this.reading]) process.end();
  }

  private async read<Input, Output>(parser: Parser<Input, Output>, input: Input): Promise<Output> {
    for (let tries = 1; ; tries++)
      try {
        return await this.readOnce(parser, input);
      } catch (error) {
        if (!(error instanceof NotBegun)) throw error;
        this.log.warn(error.message);
        if (tries === TRIES || this.stopping) throw notBegun();
      }
  }

  private async readOnce<Input, Output>({ module }: Parser<Input, Output>, input: Input): Promise<Output> {
    const { seconds, limits } = this.config.parsing;
    this.dropOver();
    const process = this.idle.pop() ?? this.start();
    this.reading.add(process);
    const stop = this.seconds.startTimer();
    try {
      const { found, heavy } = await process.ask({ module, input, limits }, seconds);
      if (heavy) process.end();
      stop({ outcome: 'read' });
      return JSON.parse(found) as Output;
    } catch (error) {
      stop({ outcome: error instanceof NotBegun ? 'notBegun' : 'refused' });
      throw error;
    } finally {
      this.reading.delete(process);
      this.keep(process);
    }
  }

  /** A warm one may have been ended while it waited: by the system, or by itself for its memory. */
  private dropOver(): void {
    this.idle = this.idle.filter(({ isOver }) => !isOver);
  }

  private restLater(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      for (const process of this.idle.splice(0)) process.end();
    }, REST_MS).unref();
  }

  /** One process stays warm; more are kept only while files wait. */
  private keep(process: ReadingProcess): void {
    this.restLater();
    if (process.isOver) {
      if (!this.stopping) this.warm();
    } else if (this.idle.length === 0 || this.line.length > 0) this.idle.push(process);
    else process.end();
  }

  /** @param parsers loaded in advance; others with the first file that needs them */
  private start(parsers: readonly string[] = []): ReadingProcess {
    return new ReadingProcess(this.config.parsing.memoryMb, parsers);
  }
}
