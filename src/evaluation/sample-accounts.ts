// Who can be signed in as in the sample province: for the sign-in page and for the console at start.
import { SAMPLE_PASSWORD, SAMPLE_STAFF } from './sample-staff.ts';
import { SAMPLE_UNITS } from './sample-units.ts';

export interface SampleAccount {
  readonly account: string;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  /** One account for each kind of work. */
  readonly featured: boolean;
}

const UNIT_NAMES: ReadonlyMap<string, string> = new Map(SAMPLE_UNITS.map(({ code, name }) => [code, name]));

/** By their principal position. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = SAMPLE_STAFF.map(
  ({ account, name, positions: [principal], featured }) => ({
    account,
    name,
    position: principal![0],
    unit: UNIT_NAMES.get(principal![1]) ?? principal![1],
    featured,
  }),
);

/** A block that a person reads, Vietnamese first. */
export function signInLines(address: string): string {
  const featured = SAMPLE_ACCOUNTS.filter((each) => each.featured);
  const width = Math.max(...featured.map(({ account }) => account.length));
  return [
    '',
    `  Một Cửa – chế độ đánh giá: ${address}`,
    `  Một Cửa – evaluation mode: ${address}`,
    '',
    `  Mật khẩu chung của mọi tài khoản mẫu: ${SAMPLE_PASSWORD}`,
    `  The one password of every sample account: ${SAMPLE_PASSWORD}`,
    '',
    ...featured.map(
      ({ account, position, unit }) => `  ${account.padEnd(width)}  ${position.padEnd(13)}  ${unit}`,
    ),
    '',
    `  Và ${SAMPLE_ACCOUNTS.length - featured.length} tài khoản khác: ${address}/api/v1/evaluation`,
    `  And ${SAMPLE_ACCOUNTS.length - featured.length} more accounts: ${address}/api/v1/evaluation`,
    '',
    '',
  ].join('\n');
}
