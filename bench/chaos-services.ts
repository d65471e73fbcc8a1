// Two services on one database that are killed and started again; whoever ends by himself is counted.
import type { ChildProcess } from 'node:child_process';
import { freePort, startService, stopService } from './start-service.ts';

const STARTS = 20;

interface Running {
  readonly port: number;
  process: ChildProcess;
}

export class ChaosServices {
  /** How processes ended that nobody had ended. */
  readonly endedByThemselves: string[] = [];
  startsRepeated = 0;
  private readonly doomed = new WeakSet<ChildProcess>();

  private constructor(
    private readonly url: string,
    private readonly settings: Record<string, string>,
    private readonly running: readonly Running[],
  ) {}

  /** Starts them one after the other, as an operator would. */
  static async open(url: string, count: number, settings: Record<string, string>): Promise<ChaosServices> {
    const running: Running[] = [];
    const services = new ChaosServices(url, settings, running);
    for (let i = 0; i < count; i++) {
      const port = await freePort();
      running.push({ port, process: await services.start(port) });
    }
    return services;
  }

  get origins(): readonly string[] {
    return this.running.map(({ port }) => `http://127.0.0.1:${port}`);
  }

  /** Kills a service without warning and starts it again on its port. */
  async kill(index: number): Promise<void> {
    const service = this.running[index]!;
    const ended = new Promise((done) => service.process.once('exit', done));
    this.doomed.add(service.process);
    service.process.kill('SIGKILL');
    await ended;
    service.process = await this.start(service.port);
  }

  async close(): Promise<void> {
    for (const { process } of this.running) {
      this.doomed.add(process);
      if (process.exitCode === null && process.signalCode === null) await stopService(process);
    }
  }

  /** A start that meets a fault says so and stops; whoever supervises the service starts it again. */
  private async start(port: number): Promise<ChildProcess> {
    for (let tries = 1; ; tries++)
      try {
        return this.watched(await startService(this.url, port, this.settings));
      } catch (error) {
        if (tries === STARTS) throw error;
        this.startsRepeated++;
      }
  }

  private watched(child: ChildProcess): ChildProcess {
    child.once('exit', (code, signal) => {
      if (!this.doomed.has(child)) this.endedByThemselves.push(String(code ?? signal));
    });
    return child;
  }
}
