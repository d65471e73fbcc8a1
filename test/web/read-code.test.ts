// A code is read from what a scanner, a keyboard or a mail gives.
import { describe, expect, it } from '@jest/globals';
import { readCode } from '../../web/workstation/read-code.ts';

describe('a code', () => {
  it.each([
    'H99.12-260805-0012',
    ' h99.12-260805-0012\n',
    'H99.12–260805–0012',
    'H99.12 - 260805 - 0012.',
    '“Ｈ９９.１２−２６０８０５−００１２”',
    'H99.12-\u200B260805-\u00A00012',
    'https://mot-cua.example/tra-cuu?ma=H99.12-260805-0012',
    'https://mot-cua.example/tra-cuu?lang=vi&ma=H99.12%E2%80%93260805%E2%80%930012',
  ])('%j', (text) => {
    expect(readCode(text)).toBe('H99.12-260805-0012');
  });

  it.each(['001099000123', 'Nguyễn Văn A', '', '?ma=%E0%A4', 'H99.12-260805'])('is not in %j', (text) => {
    expect(readCode(text)).toBeNull();
  });
});
