// Spreadsheets: what is written is read back, in both formats, and nothing in them is a formula.
import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook, WorkbookReader } from '@cj-tech-master/excelts';
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

describe('a sheet as it is looked at and printed', () => {
  const COLUMNS = [
    { title: 'STT', number: '(1)' },
    { title: 'Tổng số', group: 'Nhận', number: '(2)' },
    { title: 'Trực tuyến', group: 'Nhận', number: '(3)' },
    { title: 'Bưu chính', group: 'Nhận', number: '(4)' },
    { title: 'Ngày', number: '(5)' },
  ];
  const write = async (format: SpreadsheetFormat) => {
    const file = join(folder, `looked-at.${format}`);
    const sheet = openSheet(file, format, {
      name: 'Biểu',
      columns: COLUMNS,
      preamble: [['Biểu 06'], ['Kỳ']],
    });
    sheet.addRow(['', { value: 9, of: { rows: [1, 2, 4] } }, 4, 5, null]);
    for (const n of [1, 2, 3, 4])
      sheet.addRow([n, { value: n, of: { columns: [2, 3] } }, n, 0, { day: '2026-12-01' }]);
    await sheet.end();
    return file;
  };
  const read = async () => {
    const book = new Workbook();
    await book.xlsx.readFile(await write('xlsx'));
    return book.worksheets[0]!;
  };

  it('has headings in two rows, joined as on the form, the numbers of the columns, and a filter that stays', async () => {
    const page = await read();
    expect(page.views).toEqual([expect.objectContaining({ state: 'frozen', ySplit: 5 })]);
    expect(page.autoFilter).toBe('A5:E5');
    const heads = [3, 4, 5].map((row) => [1, 2, 3, 4, 5].map((column) => page.getCell(row, column).text));
    expect(heads).toEqual([
      ['STT', 'Nhận', 'Nhận', 'Nhận', 'Ngày'],
      ['STT', 'Tổng số', 'Trực tuyến', 'Bưu chính', 'Ngày'],
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
    ]);
    expect(page.getCell('D3').master.address).toBe('B3');
    expect(page.getCell('A4').master.address).toBe('A3');
  });

  it('is printed across, one page wide, its headings on each', async () => {
    const { pageSetup } = await read();
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:5',
    });
  });

  it('adds up by formulas, whose results stand there already', async () => {
    const page = await read();
    expect(page.getCell('B6').value).toMatchObject({ formula: 'SUM(B7:B8,B10)', result: 9 });
    expect(page.getCell('B7').value).toMatchObject({ formula: 'SUM(C7:D7)', result: 1 });
    expect(page.getCell('E7').value).toEqual(new Date('2026-12-01T00:00:00Z'));
  });

  it('has one row of headings in CSV, and what the formulas come to', async () => {
    const lines = readFileSync(await write('csv'), 'utf8').split('\r\n');
    expect(lines[2]).toBe('(1) STT,(2) Nhận: Tổng số,(3) Nhận: Trực tuyến,(4) Nhận: Bưu chính,(5) Ngày');
    expect(lines[3]).toBe(',9,4,5,');
  });
});
