// Which unit goes on with a dossier by the rules of a decision: a table of cases.
import { describe, expect, it } from '@jest/globals';
import { planHandOver } from '../../src/dossiers/hand-overs/plan-hand-over.ts';
import { successorOf } from '../../src/dossiers/hand-overs/successor-rules.ts';
import type { SuccessorRule } from '../../src/dossiers/hand-overs/successor-rules.ts';

const rule = (fromUnitId: string, toUnitId: string, more: Partial<SuccessorRule> = {}): SuccessorRule => ({
  fromUnitId,
  toUnitId,
  place: null,
  field: null,
  ...more,
});
const PATH = ['landOffice', 'district'];
const KITES = { procedureCode: '1.000001', field: 'Thả diều', address: 'Thôn Nà Mòn, Xã Phú Bình, huyện cũ' };
const to = (rules: readonly SuccessorRule[], dossier = KITES) => {
  const found = successorOf(PATH, rules, dossier);
  return found?.kind === 'to' ? found.unitId : (found?.kind ?? null);
};

describe('the successor of a path', () => {
  const table: readonly (readonly [string, readonly SuccessorRule[], string | null])[] = [
    ['no rule speaks of it', [rule('other', 'a')], null],
    ['its own rule', [rule('landOffice', 'a')], 'a'],
    ['the rule of the unit above it', [rule('district', 'a')], 'a'],
    ['its own before the one above', [rule('district', 'a'), rule('landOffice', 'b')], 'b'],
    [
      'the one above where its own does not fit',
      [rule('district', 'a'), rule('landOffice', 'b', { place: 'xã Khác' })],
      'a',
    ],
    ['the place it names', [rule('district', 'a'), rule('district', 'b', { place: 'xã phú bình' })], 'b'],
    ['without marks and in any case', [rule('district', 'b', { place: 'XA PHU BINH' })], 'b'],
    ['whole words only', [rule('district', 'b', { place: 'Nà Mò' })], 'noSuccessor'],
    [
      'the longer name of two places',
      [rule('district', 'a', { place: 'xã Phú' }), rule('district', 'b', { place: 'xã Phú Bình' })],
      'b',
    ],
    [
      'two places that fit alike',
      [rule('district', 'a', { place: 'xã Phú Bình' }), rule('district', 'b', { place: 'thôn Nà Mòn' })],
      'ambiguous',
    ],
    ['another field', [rule('district', 'a', { field: 'Đất đai' })], 'noSuccessor'],
    ['its field', [rule('district', 'a'), rule('district', 'b', { field: 'Thả diều' })], 'b'],
    ['another procedure', [rule('district', 'a', { procedureCode: '1.000002' })], 'noSuccessor'],
    [
      'its procedure before its field',
      [
        rule('district', 'a', { field: 'Thả diều' }),
        rule('district', 'b', { procedureCode: '1.000001' }),
        rule('district', 'c'),
      ],
      'b',
    ],
    [
      'the place before the procedure',
      [rule('district', 'a', { place: 'xã Phú Bình' }), rule('district', 'b', { procedureCode: '1.000001' })],
      'a',
    ],
    ['the unit itself', [rule('district', 'landOffice')], null],
  ];
  it.each(table)('%s', (_, rules, expected) => {
    expect(to(rules)).toBe(expected);
  });

  it('is nobody where the unit stays open and lies under whoever takes over what was above it', () => {
    const rules = [rule('district', 'a')];
    expect(successorOf(PATH, rules, KITES, ['landOffice', 'a'])).toBeNull();
    expect(successorOf(PATH, rules, KITES, ['landOffice', 'b'])).toEqual({ kind: 'to', unitId: 'a' });
    expect(successorOf(PATH, [rule('landOffice', 'a')], KITES, ['landOffice', 'a'])).not.toBeNull();
  });

  it('is nobody where a place decides and no address was given', () => {
    expect(to([rule('district', 'a', { place: 'xã Phú Bình' })], { ...KITES, address: null as never })).toBe(
      'noSuccessor',
    );
  });
});

it('each role follows the rules on its own; one that cannot be settled holds the dossier back', () => {
  const units = {
    receiving: ['shop', 'district'],
    competent: ['landOffice', 'district'],
    provinceOffice: ['p'],
  };
  const plan = (...rules: SuccessorRule[]) =>
    planHandOver(
      rules,
      { ...KITES, units },
      {
        handOver: (unitId) => unitId !== 'office',
        workOn: (unitId) => unitId !== 'empty',
      },
    );
  expect(plan(rule('shop', 'newShop'))).toEqual({
    kind: 'move',
    receiving: 'newShop',
    competent: null,
    provinceOffice: null,
  });
  expect(plan(rule('shop', 'newShop'), rule('landOffice', 'economy'))).toMatchObject({
    receiving: 'newShop',
    competent: 'economy',
  });
  expect(plan(rule('shop', 'newShop'), rule('landOffice', 'economy', { place: 'xã Khác' }))).toEqual({
    kind: 'noSuccessor',
  });
  expect(plan(rule('other', 'economy'))).toEqual({ kind: 'notConcerned' });
  // Where there is no desk nobody could hand over a result: it is not moved there, whoever else is competent.
  expect(plan(rule('shop', 'office'))).toEqual({ kind: 'noDesk' });
  // Where nobody works nobody could resolve it.
  expect(plan(rule('landOffice', 'empty'))).toEqual({ kind: 'noStaff' });
  expect(plan(rule('landOffice', 'office'))).toMatchObject({ kind: 'move', competent: 'office' });
});
