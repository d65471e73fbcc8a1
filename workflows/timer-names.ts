// The names of timers, as entries of every time have them.

/** What entries, and timers that were armed then, had before timers were named after their delay. */
const OLD_NAME = /^xstate\.after\.([^.]+)\./;

/** `xstate.after.late.one-stop.clock.running` → `late`; the type of any other entry is itself. */
export function timerName(type: string): string {
  return OLD_NAME.exec(type)?.[1] ?? type;
}
