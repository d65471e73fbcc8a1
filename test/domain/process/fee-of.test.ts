// A fee by quantity, as certifying copies has it: 2.000 a page, 1.000 from the third one, 200.000 a copy at most.
import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { feeOf, isByQuantity } from '../../../src/domain/process/fee-of.ts';
import type { FeeByQuantity } from '../../../src/domain/process/fee-of.ts';

const CERTIFIED: FeeByQuantity = {
  key: 'phi',
  name: 'Phí chứng thực bản sao',
  amount: 2000,
  per: { unit: 'trang', beyond: { units: 2, amount: 1000 }, most: 200_000 },
};

it.each([
  [[{ units: 1, copies: 1 }], 2_000],
  [[{ units: 2, copies: 1 }], 4_000],
  [[{ units: 3, copies: 1 }], 5_000],
  [[{ units: 5, copies: 2 }], 14_000],
  [[{ units: 198, copies: 1 }], 200_000],
  [[{ units: 500, copies: 3 }], 600_000],
  [
    [
      { units: 1, copies: 2 },
      { units: 4, copies: 1 },
    ],
    10_000,
  ],
])('%j comes to %d', (quantities, amount) => {
  expect(feeOf(CERTIFIED, quantities)).toBe(amount);
});

it('is the same for each original alone, never less for more of it, and plain without rules', () => {
  const quantity = fc.record({
    units: fc.integer({ min: 1, max: 900 }),
    copies: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(quantity, { minLength: 1, maxLength: 6 }), (all) => {
      const one = (each: (typeof all)[number]) => feeOf(CERTIFIED, [each]);
      expect(feeOf(CERTIFIED, all)).toBe(all.reduce((sum, each) => sum + one(each), 0));
      for (const each of all)
        expect(one({ ...each, units: each.units + 1 })).toBeGreaterThanOrEqual(one(each));
      const plain = { ...CERTIFIED, per: { unit: 'bản' } };
      expect(feeOf(plain, all)).toBe(all.reduce((sum, { units, copies }) => sum + units * copies * 2000, 0));
    }),
  );
});

it('is told from a fee that is the same for everybody', () => {
  expect([CERTIFIED, { ...CERTIFIED, amount: null }, undefined].map(isByQuantity)).toEqual([
    true,
    false,
    false,
  ]);
  expect(isByQuantity({ key: 'a', name: 'A', amount: 5 })).toBe(false);
});
