// When what failed is tried again: after half a minute, then twice as long each time, up to six hours. Never given up.

/** SQL over the row's `tries` before this failure. @param now the parameter that holds the instant, in milliseconds */
export function retryAt(now: string): string {
  return `to_timestamp(${now}::float8 / 1000) + least(interval '30 seconds' * 2 ^ least(tries, 10), interval '6 hours')`;
}
