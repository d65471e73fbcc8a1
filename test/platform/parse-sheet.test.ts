// Sheets that people send: what is read of them, and the refusal of each limit just beyond it.
import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '../../src/domain/domain-error.ts';
import { parse } from '../../src/platform/parsing/parse-sheet.ts';
import { book, bookParts, packed, rows, type Part } from '../../bench/packed.ts';

const LIMITS = { unpackedBytes: 20_000, rows: 5, columns: 4, cellCharacters: 10 };

const read = async (format: 'csv' | 'xlsx', bytes: Buffer | string) =>
  parse({ bytes: Buffer.from(bytes), format, mostRows: 100 }, LIMITS);
const refusal = (format: 'csv' | 'xlsx', bytes: Buffer | string) =>
  read(format, bytes).then(
    (rows) => rows,
    ({ code, details }: DomainError) => [code, details],
  );
const withPart = (part: Part) => packed([...bookParts([rows(['a'])]), part]);

describe('an XLSX file', () => {
  it('is read: the first tab, wherever it lies in the archive', async () => {
    const parts = bookParts([rows(['một', 'hai']), rows(['khác'])]);
    const turned = [...parts.slice(0, 4), ...parts.slice(4).reverse()];
    expect(await read('xlsx', packed(turned))).toEqual([['một', 'hai']]);
  });

  it('is read: texts kept apart, numbers, formulas by their result, empty cells', async () => {
    const cells =
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1"><v>1.5</v></c><c r="D1"><f>1+1</f><v>2</v></c></row>';
    expect(await read('xlsx', packed(bookParts([cells], ['x', 'Hà Nội'])))).toEqual([
      ['Hà Nội', '', '1.5', '2'],
    ]);
  });

  it('is read within the limits', async () => {
    const widest = ['1234567890', 'b', 'c', 'd'];
    expect(await read('xlsx', book(rows(...Array<string[]>(5).fill(widest))))).toHaveLength(5);
  });

  it.each([
    [
      'more bytes than it may unpack to',
      book(`<!--${'x'.repeat(20_000)}-->`),
      'input.tooLarge',
      { most: 20_000 },
    ],
    [
      'more bytes in a part that is not even read',
      withPart({ name: 'xl/media/image1.png', bytes: Buffer.alloc(20_000) }),
      'input.tooLarge',
      { most: 20_000 },
    ],
    ['rows', book(rows(...'abcdef'.split('').map((a) => [a]))), 'input.tooManyRows', { most: 5 }],
    ['empty rows', book('<row/>'.repeat(6)), 'input.tooManyRows', { most: 5 }],
    ['rows under a prefix', book('<x:row></x:row>'.repeat(6)), 'input.tooManyRows', { most: 5 }],
    ['cells in a row', book(rows(['a'], [...'abcde'])), 'input.tooManyColumns', { most: 4, row: 2 }],
    [
      'columns by one cell that stands far to the right',
      book('<row r="1"><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>'),
      'input.tooManyColumns',
      { most: 4, row: 1 },
    ],
    ['characters in a cell', book(rows(['a'], ['12345678901'])), 'input.cellTooLong', { most: 10, row: 2 }],
    ['depth', book(`${'<a>'.repeat(70)}${'</a>'.repeat(70)}`), 'input.tooDeep', {}],
  ])('with too many: %s', async (_, bytes, code, details) => {
    expect(await refusal('xlsx', bytes)).toEqual([code, details]);
  });

  it('that says less than it unpacks to is found out', async () => {
    const lie = { name: 'xl/sharedStrings.xml', bytes: `<sst>${' '.repeat(30_000)}</sst>`, says: 10 };
    expect(await refusal('xlsx', withPart(lie))).toEqual(['input.tooLarge', { most: 20_000 }]);
    const small = { ...lie, bytes: `<sst>${' '.repeat(100)}</sst>` };
    expect(await refusal('xlsx', withPart(small))).toMatchObject(['input.unreadable', { format: 'zip' }]);
  });

  it('has nothing read that its directory does not name', async () => {
    const [hidden] = bookParts([rows(...Array<string[]>(9).fill(['giấu']))]).slice(-1);
    const bytes = packed([{ ...hidden!, hidden: true }, ...bookParts([rows(['thật'])])]);
    expect(await read('xlsx', bytes)).toEqual([['thật']]);
  });

  it.each([
    ['that declares a document type', book('<!DOCTYPE a [<!ENTITY b "c">]>')],
    ['that is encrypted', withPart({ name: 'a', bytes: 'a', flags: 1 })],
    ['of the large format', withPart({ name: 'a', bytes: 'a', says: 0xffffffff })],
    ['that is cut off', book(rows(['a'])).subarray(0, -40)],
    ['whose directory is broken', Buffer.concat([Buffer.alloc(60), book(rows(['a'])).subarray(-22)])],
    ['with something behind its end', Buffer.concat([book(rows(['a'])), Buffer.from('x')])],
    ['without a sheet', packed(bookParts([]))],
    ['whose sheet is missing', packed(bookParts([rows(['a'])]).slice(0, -1))],
    ['that is no archive', 'Tên nhiệm vụ'],
    ['of nothing', ''],
  ])('%s is refused', async (_, bytes) => {
    expect(await refusal('xlsx', bytes)).toMatchObject([
      'input.unreadable',
      { format: expect.stringMatching(/zip|xlsx/) },
    ]);
  });
});

describe('a CSV file', () => {
  it('is read within the limits', async () => {
    expect(await read('csv', '\uFEFFa,"b, c"\r\n,1234567890\r\n')).toEqual([
      ['a', 'b, c'],
      ['', '1234567890'],
    ]);
  });

  it.each([
    ['rows', 'a\n'.repeat(6), 'input.tooManyRows', { most: 5 }],
    ['columns', 'a\na,b,c,d,e\n', 'input.tooManyColumns', { most: 4, row: 2 }],
    ['characters in a cell', 'a\n12345678901\n', 'input.cellTooLong', { most: 10, row: 2 }],
    ['bytes', `a\n${'b'.repeat(20_000)}`, 'input.tooLarge', { most: 20_000 }],
    ['quotes', 'a\n"b\n', 'input.unreadable', { format: 'csv', reason: 'CSV_QUOTE_NOT_CLOSED' }],
  ])('with too many %s is refused', async (_, text, code, details) => {
    expect(await refusal('csv', text)).toEqual([code, details]);
  });
});
