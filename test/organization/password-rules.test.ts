// Which passwords are refused, and which are not: whatever is tried first at this person's account.
import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from '@jest/globals';
import { checkPassword } from '../../src/organization/sign-in/password-rules.ts';

const OWNER = {
  account: 'lan.nguyen',
  name: 'Nguyễn Thị Phương Lan',
  units: ['Sở Nội vụ tỉnh Mẫu', 'UBND xã Mẫu Đông'],
};

function weaknessOf(password: string): unknown {
  try {
    checkPassword(password, OWNER);
    return null;
  } catch (error) {
    return (error as { details: { reason: string } }).details.reason;
  }
}

describe('refused', () => {
  it.each([
    '19901231',
    '31121990',
    '12311990',
    '19903112',
    '31/12/1990',
    '1990-12-31',
    '31.12.90 ',
    '02-09-1945',
    '2-9-1945',
  ])('%p: a date in any order', (password) => expect(['date', 'common']).toContain(weaknessOf(password)));

  it.each([
    'lan.nguyen',
    'Lan.Nguyen1',
    'nguyenlan1990',
    'Lan19901231',
    'phuonglan@2026',
    'NguyễnThịLan9',
    'lan 31/12/1990',
    'sonoivu2026',
    'ubndmaudong',
    'UBND-Mau-Dong',
    'lan.nguyen-anything',
  ])('%p: account, name or unit', (password) => expect(weaknessOf(password)).toBe('account'));

  it.each([
    'zzzzzzzzzz',
    'abababab',
    'xyz1xyz1',
    'asdf1234',
    'qwer4321',
    '1qaz2wsx3edc',
    'poiuytrewq',
    'abcd1234!@#$',
    '45678901',
    'mnbvcxz123',
  ])('%p: a pattern', (password) => expect(['pattern', 'common']).toContain(weaknessOf(password)));

  it.each([
    'Password123',
    'dragon!2024',
    '123!dragon',
    'P@ssw0rd2026',
    'matkhau@123',
    'MatKhau2026!',
    'anhyeuem99',
    'viettel@2026',
    'motcua2026',
    'quantri!!',
    'iloveyou',
    'Superm4n',
  ])('%p: everybody tries it', (password) => expect(weaknessOf(password)).toBe('common'));

  it('the three thousand commonest of the world, those that are long enough, written in any case', () => {
    const list = dictionary['passwords-common'] as readonly string[];
    const commonest = list.filter((password) => [...password].length >= 8).slice(0, 3000);
    expect(commonest).toHaveLength(3000);
    for (const password of commonest) {
      expect([password, weaknessOf(password)]).not.toEqual([password, null]);
      expect(weaknessOf(password.toUpperCase())).not.toBeNull();
    }
  });

  it('what is shorter than eight characters or longer than two hundred', () => {
    expect([weaknessOf('đường7'), weaknessOf('x7'.repeat(101))]).toEqual(['tooShort', 'tooLong']);
  });
});

describe('taken', () => {
  it.each([
    'correct horse 9',
    'a field of rice',
    'another horse 9',
    'con trâu đi trước',
    'gà-gáy-lúc-năm-giờ',
    '7401852963518240',
    'kZ9$mmq2',
    'lan thích hoa cúc',
    'tháng 12 trời lạnh',
    'mèo đen 1990',
    'passage de la nuit',
    '99bottlesonawall',
  ])('%p', (password) => expect(weaknessOf(password)).toBeNull());
});
