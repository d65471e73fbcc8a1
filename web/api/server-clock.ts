// The service's time as the browser knows it: told by each answer, carried on by the browser's own clock between them.

let offsetMs = 0;

/** Takes the time that an answer told (`x-server-time`, epoch milliseconds). */
export function hearServerTime(header: string | null): void {
  const told = Number(header);
  if (header !== null && Number.isFinite(told)) offsetMs = told - Date.now();
}

/** Epoch milliseconds by the service's clock. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
