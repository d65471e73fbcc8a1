// Amounts of time added as whole ten-thousandths, so that 0.1 + 0.2 is 0.3 and sixteenths stay exact.

const SCALE = 10_000;
const NEGLIGIBLE = 1e-9;

/** True for an amount of at most four decimals; finer ones are not added exactly. */
export function isExact(amount: number): boolean {
  return Math.abs(Math.round(amount * SCALE) / SCALE - amount) < NEGLIGIBLE;
}

/** The sum of the amounts, exact to four decimals. */
export function sumExact(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * SCALE), 0) / SCALE;
}
