// Ends the service in order when the system asks for it: requests first, then jobs, then the database.
import type { LoggerService } from '@nestjs/common';

const PATIENCE_MS = 25_000;

/**
 * @param close ends everything; awaited once, at the first SIGTERM or SIGINT. A second signal, or 25 seconds, end
 *   the process at once.
 */
export function stopOnSignal(close: () => Promise<void>, log: LoggerService): void {
  const state = { stopping: false };
  const stop = (signal: NodeJS.Signals) => {
    if (state.stopping) process.exit(1);
    state.stopping = true;
    log.log({ msg: 'stopping', signal });
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ msg: 'stopping failed', error: String(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
