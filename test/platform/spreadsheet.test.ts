// Spreadsheets: what is written is read back, in both formats, and nothing in them is a formula.
import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbookReader } from '@cj-tech-master/excelts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { harmless, openSheet, SPREADSHEET_FORMATS, whenCell } from '../../src/platform/spreadsheet.ts';
import type { SpreadsheetFormat } from '../../src/platform/spreadsheet.ts';
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

it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', '\n=1', ' =1', '\u00a0+1', '\u3000@x', '\u200b=1'])(
  '%j is made harmless',
  (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`);
  },
);
it.each(['＝1', '＋1', '－1', '＠x', '　＝1'])('%j, in wide signs, too', (cell) => {
  expect(harmless(cell)).toBe(`'${cell}`);
});
it('what is no formula stays as it is', () => {
  expect(['H99', '3', '', ' a=b', 'a\n=b'].map(harmless)).toEqual(['H99', '3', '', ' a=b', 'a\n=b']);
});

describe('days, instants and numbers', () => {
  const at = parseInstant('2026-10-26T09:51:00+07:00');
  const write = async (format: SpreadsheetFormat) => {
    const file = join(folder, `dates.${format}`);
    const sheet = openSheet(file, format, { name: 'Ngày', columns: [{ title: 'a' }] });
    sheet.addRow([{ day: '2026-10-26' }, { at }, -1.5, whenCell(null)]);
    // Just after midnight here it is still the day before in Greenwich.
    sheet.addRow([{ at: parseInstant('2026-10-26T00:30:00+07:00') }, whenCell(at)]);
    await sheet.end();
    return file;
  };

  it('are cells of their own kind in XLSX, on the wall clock of the office', async () => {
    const reader = new WorkbookReader(await write('xlsx'), { worksheets: 'emit', styles: 'cache' });
    const cells: [unknown, unknown][][] = [];
    for await (const page of reader)
      for await (const row of page)
        cells.push([1, 2, 3].map((column) => [row.getCell(column).value, row.getCell(column).numFmt]));
    expect(cells[1]).toEqual([
      [new Date('2026-10-26T00:00:00Z'), 'dd/mm/yyyy'],
      [new Date('2026-10-26T09:51:00Z'), 'dd/mm/yyyy hh:mm'],
      [-1.5, undefined],
    ]);
    expect(cells[2]![0]![0]).toEqual(new Date('2026-10-26T00:30:00Z'));
  });

  it('are ISO 8601 in CSV', async () => {
    const lines = readFileSync(await write('csv'), 'utf8').split('\r\n');
    expect(lines.slice(1)).toEqual([
      '2026-10-26,2026-10-26 09:51:00,-1.5,',
      '2026-10-26 00:30:00,2026-10-26 09:51:00',
      '',
    ]);
  });
});

it('what separates cells anywhere is quoted in CSV', async () => {
  const file = join(folder, 'quoted.csv');
  const sheet = openSheet(file, 'csv', { name: 'a', columns: [{ title: 'a;b' }] });
  sheet.addRow(['a;b', 'a,b', 'a\tb', 'a"b', 'a\nb', '\n=1', 'a b']);
  await sheet.end();
  expect(readFileSync(file, 'utf8')).toBe('\uFEFF"a;b"\r\n"a;b","a,b","a\tb","a""b","a\nb","\'\n=1",a b\r\n');
});
