// By what tries at the public look-up are counted. Pure.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import { networksOf } from '../../platform/networks.ts';
import type { Bucket } from '../../platform/throttle/judge-tries.ts';

const TEN_MINUTES = {
  windowMs: 10 * MINUTE_MS,
  delayMs: 10 * MINUTE_MS,
  maxDelayMs: 10 * MINUTE_MS,
} as const;
/** Whoever mistypes his own number waits a minute, and longer only where he goes on. */
const MISTYPED = { ...TEN_MINUTES, delayMs: MINUTE_MS } as const;
/** Of one network at all codes, from the narrowest to the widest. */
const OF_NETWORK = [60, 120, 180] as const;
const OF_NETWORK_AT_CODE = 6;
/** Of everybody together at one code: of a million numbers a year of trying sees less than one in a hundred. */
const AT_CODE = { free: 10, windowMs: DAY_MS, delayMs: 10 * MINUTE_MS, maxDelayMs: HOUR_MS } as const;

export interface LookUpTry {
  /** As it is compared. */
  readonly code: string;
  readonly address: string;
  /** Whether the secret that was given could be found by trying. */
  readonly isShort: boolean;
  /** Whether this code was looked up from this network before. */
  readonly isNetworkKnown: boolean;
}

/**
 * A long secret proves the receipt by itself, so that no stranger's tries at the code keep its holder out. Which kind
 * the receipt has is not asked: the answer would tell that there is one.
 */
export function lookUpBuckets({ code, address, isShort, isNetworkKnown }: LookUpTry): readonly Bucket[] {
  const networks = networksOf(address);
  return [
    ...networks.map((network, i) => ({
      key: `lookUp ${network}`,
      free: OF_NETWORK[i]!,
      ...TEN_MINUTES,
    })),
    ...(isShort ? [{ key: `lookUp ${networks[0]} ${code}`, free: OF_NETWORK_AT_CODE, ...MISTYPED }] : []),
    ...(isShort && !isNetworkKnown ? [{ key: `lookUp ${code}`, ...AT_CODE }] : []),
  ];
}
