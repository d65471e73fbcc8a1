// Spreadsheets: what is written is read back, in both formats, and nothing in them is a formula.
import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harmless, openSheet, SPREADSHEET_FORMATS } from '../../src/platform/spreadsheet.ts';
import { sheetRows } from '../support/sheet-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-sheet-'));

describe.each(SPREADSHEET_FORMATS)('%s', (format) => {
  it('gives back the rows that were written', async () => {
    const file = join(folder, `rows.${format}`);
    const sheet = openSheet(file, format, {
      name: 'Báo cáo',
      columns: [{ title: 'Mã hồ sơ', width: 20 }, { title: 'Số' }, { title: 'Ghi chú' }],
      preamble: [['Kỳ', null, null]],
    });
    for (let i = 0; i < 2_000; i++) {
      sheet.addRow([`H99-${i}`, i, i % 2 ? '"Đỗ", Hà\nNội' : null]);
      if (i % 500 === 0) await sheet.flush();
    }
    sheet.addRow(['=1+1', -5, '@SUM(A1)']);
    expect(await sheet.end()).toBe(readFileSync(file).length);
    const rows = await sheetRows(file, format);
    expect(rows.length).toBe(2_003);
    expect(rows[1]).toEqual(['Mã hồ sơ', 'Số', 'Ghi chú']);
    expect(rows[3]).toEqual(['H99-1', '1', '"Đỗ", Hà\nNội']);
    expect(rows.at(-1)).toEqual(["'=1+1", '-5', "'@SUM(A1)"]);
  });
});

it.each(['=1', '+1', '-1', '@x', '\tx', '\rx'])('%j is made harmless', (cell) => {
  expect(harmless(cell)).toBe(`'${cell}`);
});
it('what is no formula stays as it is', () => {
  expect(['H99', -3, null, 'a=b'].map((cell) => harmless(cell))).toEqual(['H99', -3, null, 'a=b']);
});
