// What people type, paste and scan becomes one text.
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, cleanLines } from '../../../src/domain/text/clean-text.ts';
import { mendCharacters } from '../../../src/domain/text/mend-characters.ts';

describe('characters', () => {
  test.each([
    ['two keyboards', 'Nguyễn Thị Đào'.normalize('NFD'), 'Nguyễn Thị Đào'.normalize('NFC')],
    ['a bullet of Symbol', '\uF0B7 một', '• một'],
    ['bullets of Wingdings', '\uF0A7 hai \uF0D8 ba \uF076 bốn', '• hai • ba • bốn'],
    ['signs of Symbol and Wingdings', '\uF0B3 5, \uF0FE, \uF0E0', '≥ 5, ☑, →'],
    ['a letter of a private font stays', '\uE000', '\uE000'],
    ['blanks of every width', 'a\u00A0b\u2003c\u202Fd\u3000e', 'a b c d e'],
    ['fillers that look like a blank', '\u3164\u2800\uFFA0', '   '],
    ['zero width', 'Lan\u200B\u2060\uFEFF\u00AD', 'Lan'],
    ['overrides of direction', '\u202Egnp.exe\u202C\u2066\u200F', 'gnp.exe'],
    ['tags and selectors', 'a\u{E0041}\uFE0F', 'a'],
    ['a joiner where nothing is joined', 'An\u200Dh\u200C', 'Anh'],
    ['joiners that shape letters stay', 'क\u094D\u200Dष می\u200Cخواهم', 'क\u094D\u200Dष می\u200Cخواهم'],
    ['a joined picture stays', '👨\u200D👩', '👨\u200D👩'],
    ['other control characters', 'a\u0007b\u001Bc\u007Fd', 'abcd'],
    ['Windows read as Latin-1', '\u0093Tôi\u0094 \u0096 \u0085 \u0081', '“Tôi” – … '],
    ['ends of lines', 'a\r\nb\rc\vd\fe\u2028f\u2029g', 'a\nb\nc\nd\ne\nf\ng'],
    ['numbers that are no character', 'a\uFFFEb\uFDD0c\u{1FFFF}d', 'abcd'],
    ['what stands for an object', 'a\uFFFCb', 'ab'],
    ['a sign of damage is told, not hidden', 'Tr\uFFFDn', 'Tr\uFFFDn'],
  ])('%s', (_what, typed, kept) => {
    expect(mendCharacters(typed)).toBe(kept);
  });
});

describe('a line', () => {
  test.each([
    ['  Nguyễn \u00A0 Văn\r\n\tAn ', 'Nguyễn Văn An'],
    ['Công ty\u3000ABC', 'Công ty ABC'],
    ['\u200B \u00A0', ''],
  ])('%j is %j', (typed, kept) => {
    expect(cleanLine(typed)).toBe(kept);
  });
});

describe('lines', () => {
  it('stay lines, each trimmed, with at most one empty line between two', () => {
    expect(cleanLines(' Thiếu: \r\n\uF0B7  giấy\u00A0 khai sinh \v\n\n\n • bản sao  \n')).toBe(
      'Thiếu:\n• giấy khai sinh\n\n• bản sao',
    );
  });
});

it('is the same when it is cleaned again, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      for (const clean of [mendCharacters, cleanLine, cleanLines])
        expect(clean(clean(typed))).toBe(clean(typed));
    }),
    { numRuns: 800, seed: 12 },
  );
});
