// A scanner's burst told from a person's typing, with an input method between them or not; and what a card's symbol says.
import { describe, expect, it } from '@jest/globals';
import { readIdentity } from '../../web/workstation/identity-card.ts';
import { ScanBurst } from '../../web/workstation/scan-burst.ts';
import type { PressedKey, Scanned } from '../../web/workstation/scan-burst.ts';

const PLAIN = { shift: false, alt: false, held: false, composing: false };
const codeOf = (key: string) =>
  /^\d$/.test(key) ? `Digit${key}` : key === '|' ? 'Backslash' : `Key${key.toUpperCase()}`;

/** Types letter by letter, so many milliseconds apart, and ends with Enter. */
function typed(
  text: string,
  gap: number,
  of: (key: string) => Partial<PressedKey> = () => ({}),
): Scanned | null {
  const burst = new ScanBurst();
  let at = 1_000;
  for (const key of text) burst.take({ ...PLAIN, key, code: codeOf(key), at: (at += gap), ...of(key) });
  const taken = burst.take({ ...PLAIN, key: 'Enter', code: 'Enter', at: at + gap });
  return taken === 'begun' ? null : taken;
}

describe('a burst', () => {
  it('is what comes faster than a hand, and long enough', () => {
    expect(typed('001099000123', 4)).toEqual({ text: '001099000123', damaged: false });
    expect(typed('001099000123', 60)).toBeNull();
    expect(typed('1234567', 4)).toBeNull();
  });

  it('does not take what was typed before it', () => {
    const burst = new ScanBurst();
    const press = (key: string, at: number) => burst.take({ ...PLAIN, key, code: codeOf(key), at });
    expect(press('x', 0)).toBe('begun');
    expect(press('1', 500)).toBe('begun');
    for (let i = 2; i <= 9; i++) expect(press(String(i), 500 + i)).toBeNull();
    expect(press('Enter', 512)).toEqual({ text: '123456789', damaged: false });
  });

  it('is read from the places of the keys where an input method has the letters, and marked', () => {
    const composing = (key: string) => ({
      key: 'Process',
      composing: true,
      shift: key === '|' || /[A-Z]/.test(key),
    });
    expect(typed('001099000123|Tran', 4, composing)).toEqual({ text: '001099000123|Tran', damaged: true });
  });

  it('goes on where an input method takes letters back, and is marked', () => {
    const burst = new ScanBurst();
    let at = 0;
    const press = (key: string) => burst.take({ ...PLAIN, key, code: codeOf(key), at: (at += 4) });
    for (const key of ['T', 'r', 'a', 'a', 'Backspace', 'Backspace', 'â', 'n', ' ', 'T', 'h', 'i'])
      press(key);
    expect(press('Enter')).toEqual({ text: 'Trân Thi', damaged: true });
  });

  it('is marked where a letter came as the number of a code page', () => {
    const burst = new ScanBurst();
    let at = 0;
    const press = (key: string, more: Partial<PressedKey> = {}) =>
      burst.take({ ...PLAIN, key, code: codeOf(key), at: (at += 4), ...more });
    for (const key of '00109900') press(key);
    press('Alt', { code: 'AltLeft', alt: true });
    for (const key of '0225') press(key, { code: `Numpad${key}`, alt: true });
    for (const key of '0123') press(key);
    expect(press('Enter')).toEqual({ text: '001099000123', damaged: true });
  });

  it('ends at an arrow, at Tab and at a held key', () => {
    for (const stop of [
      { key: 'Tab' },
      { key: 'ArrowLeft' },
      { key: 'a', held: true },
      { key: 'a', alt: true },
    ]) {
      const burst = new ScanBurst();
      let at = 0;
      const press = (key: string, more: Partial<PressedKey> = {}) =>
        burst.take({ ...PLAIN, key, code: 'KeyA', at: (at += 4), ...more });
      for (const key of '12345678') press(key);
      press(stop.key, stop);
      expect(press('Enter')).toBeNull();
    }
  });
});

const read = (text: string, damaged = false) => readIdentity({ text, damaged });

describe('a card', () => {
  it('of 2021 and of 2024 says who it is', () => {
    const who = {
      identityNo: '001099000123',
      oldNumber: '123456789',
      name: 'Nguyễn Văn Mẫu',
      birth: '01021990',
      sex: 'Nam',
      address: 'Thôn 1, xã Mẫu Đông',
    };
    const first = '001099000123|123456789|Nguyễn Văn Mẫu|01021990|Nam|Thôn 1, xã Mẫu Đông|01012021';
    expect(read(first)).toEqual(who);
    expect(read(`${first}||Nguyễn Văn Cha|Trần Thị Mẹ|`)).toEqual(who);
    const { oldNumber: _, ...without } = who;
    expect(read(first.replace('123456789', ''))).toEqual(without);
  });

  it('is its number alone, of twelve digits or of nine', () => {
    expect(read('001099000123')).toEqual({ identityNo: '001099000123' });
    expect(read('123456789')).toEqual({ identityNo: '123456789' });
    for (const other of [
      '12345678',
      '1234567890',
      '0010990001234',
      'ABCDEFGHI',
      '001099000123|x',
      'https://vi.du/a',
    ])
      expect(read(other)).toBeNull();
  });

  it('with letters that are wrong, missing or without marks is to be compared', () => {
    const named = (name: string, damaged = false) =>
      read(`001099000123||${name}|01021990|Nam|Thôn 1|01012021`, damaged)?.doubt;
    expect(named('Trần Thị Hồng')).toBeUndefined();
    expect(named('Nguyễn Thị H’Mai')).toBeUndefined();
    for (const name of ['Tr?n Th? H?ng', 'Trần Th\ufffd Hồng', 'Trần 1hị', 'Trần  Thị; Hồng'])
      expect([name, named(name)]).toEqual([name, 'damaged']);
    expect(named('Trần Thị Hồng', true)).toBe('damaged');
    expect(named('Tran Thi Hong')).toBe('unmarked');
  });

  it('is read the same however its letters are made up', () => {
    expect(read('001099000123||Trần Thị Hồng|01021990|Nữ|x|1'.normalize('NFD'))?.name).toBe('Trần Thị Hồng');
  });
});
