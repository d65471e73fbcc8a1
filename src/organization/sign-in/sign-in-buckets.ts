// By what tries at a password are counted. Pure.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import { networksOf } from '../../platform/networks.ts';
import type { Bucket } from '../../platform/throttle/judge-tries.ts';

const DELAYS = { delayMs: 30_000, maxDelayMs: 15 * MINUTE_MS } as const;
/** Of one account at one place. */
const AT_ONE_PLACE = { free: 5, windowMs: DAY_MS, ...DELAYS } as const;
/** Of one account from wherever it is not known. */
const EVERYWHERE = { free: 20, windowMs: DAY_MS, ...DELAYS } as const;
/** Of one network at all accounts: a whole one-stop may sign in from one address. From the narrowest to the widest. */
const OF_NETWORK = [30, 60, 120].map((free) => ({ free, windowMs: HOUR_MS, ...DELAYS }));

export interface SignInTry {
  readonly account: string;
  readonly address: string;
  /** The place of the device, where this account was let in from it before. */
  readonly knownDevice: string | null;
  /** Whether this account was let in from this network before. */
  readonly isNetworkKnown: boolean;
  /** A one-time password cannot be guessed: nothing is counted over all addresses, so that a reset always helps. */
  readonly isOneTime: boolean;
}

/** A known device is counted by itself alone, so that nobody else's tries keep its owner out. */
export function signInBuckets(given: SignInTry): readonly Bucket[] {
  const { account, address, knownDevice } = given;
  if (knownDevice !== null) return [{ key: `signIn ${account} ${knownDevice}`, ...AT_ONE_PLACE }];
  const networks = networksOf(address);
  return [
    ...(given.isNetworkKnown || given.isOneTime ? [] : [everywhere(account)]),
    { key: `signIn ${account} ${networks[0]}`, ...AT_ONE_PLACE },
    ...networks.map((network, i) => ({ key: `signIn ${network}`, ...OF_NETWORK[i]! })),
  ];
}

/** Tries at one's password by who is signed in: his session is his device. */
export function sessionBuckets(sessionId: string): readonly Bucket[] {
  return [{ key: `session ${sessionId}`, ...AT_ONE_PLACE }];
}

/** What a right password makes forgotten: all that was counted against the account here, and from everywhere. */
export function forgiven({ account, address, knownDevice }: SignInTry): readonly string[] {
  if (knownDevice !== null) return [`signIn ${account} ${knownDevice}`];
  return [everywhere(account).key, `signIn ${account} ${networksOf(address)[0]}`];
}

function everywhere(account: string): Bucket {
  return { key: `signIn ${account}`, ...EVERYWHERE };
}
