// `motcua due`: each line answered alone, in order, whatever is wrong with its neighbours.
import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { answerDueLines } from '../../src/cli/answer-due-lines.ts';
import type { CalendarFinder, DueAnswer } from '../../src/cli/answer-due-line.ts';
import { DomainError } from '../../src/domain/domain-error.ts';
import { readCalendarCsv } from '../../src/domain/time/read-calendar-csv.ts';
import { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';

const csv = readFileSync('workflows/calendars/vn.csv', 'utf8');
const vn = new WorkingCalendar(readCalendarCsv(csv, { name: 'vn', version: 1, fileName: 'vn.csv' }));
const find: CalendarFinder = (name = 'vn') => {
  if (name === 'vn') return vn;
  throw new DomainError('calendar.unknown', `There is no calendar ${name}`);
};

async function answers(chunks: string[], explain = true): Promise<{ lines: DueAnswer[]; failed: number }> {
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  const { failed } = await answerDueLines(Readable.from(chunks), output, find, explain);
  const lines = written
    .join('')
    .split('\n')
    .filter((line) => line !== '');
  return { lines: lines.map((line) => JSON.parse(line) as DueAnswer), failed };
}

const QUESTION = '{"from":"2024-04-26T08:30","limit":{"amount":3,"unit":"workingDays"}}';

test('three working days over 30 April are swapped days and days off later', async () => {
  const { lines, failed } = await answers([`${QUESTION}\n`]);
  expect(failed).toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ due: '2024-05-04T17:00:00+07:00', lateFrom: '2024-05-05T00:00:00+07:00' });
  const explain = 'explain' in lines[0]! ? (lines[0].explain ?? []) : [];
  const counted = explain.filter(({ kind }) => kind === 'counted' || kind === 'swapWork');
  expect(counted.reduce((sum, { days = 0 }) => sum + days, 0)).toBe(3);
});

test('a bad line is answered with its code and line number, the others still are', async () => {
  const { lines, failed } = await answers([
    `${QUESTION}\nnot json\n\n{"from":"2024-04-26T08:30"}\n`,
    `{"from":"2024-04-26T08:30","limit":{"amount":1,"unit":"days"},"calendar":"mars"}\n`,
    `{"from":"2031-01-01T08:30","limit":{"amount":1,"unit":"days"}}\n{"from":"2024-04-26T08:30","limit":{"amount":1,"unit":"days"},"pause":[]}\n${QUESTION}`,
  ]);
  expect(failed).toBe(4);
  expect(lines.map((line) => ('error' in line ? [line.error.line, line.error.code] : 'due'))).toEqual([
    'due',
    [2, 'due.invalidQuestion'],
    [4, 'limit.invalid'],
    [5, 'calendar.unknown'],
    'due',
    [7, 'due.invalidQuestion'],
    'due',
  ]);
  expect(lines[4]).toMatchObject({ due: '2031-01-02T17:00:00+07:00', provisional: true });
});

test('a line cut anywhere by the pipe is one line, and letters survive the cut', async () => {
  const bytes = Buffer.from(
    '{"from":"2024-04-26T08:30","limit":{"amount":2,"unit":"workingDays"},"pauses":[{"from":"2024-04-26T09:00","to":"2024-05-06T09:00","reason":"bổ sung"}]}\n',
  );
  for (const cut of [1, 60, 140, bytes.length - 8, bytes.length - 7]) {
    const output: string[] = [];
    const sink = new Writable({ write: (chunk, _, done) => (output.push(String(chunk)), done()) });
    const halves = Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)]);
    expect(await answerDueLines(halves, sink, find, true)).toEqual({ answered: 1, failed: 0 });
  }
});

test('pauses and policy count', async () => {
  const { lines } = await answers(
    [
      '{"from":"2024-06-03T08:30","limit":{"amount":2,"unit":"workingDays"},"pauses":[{"from":"2024-06-04T08:00","to":"2024-06-06T08:00"}]}\n',
      '{"from":"2024-06-03T08:30","limit":{"amount":2,"unit":"workingDays"},"policy":{"due":"clockTime"}}\n',
      '{"from":"2024-06-03T08:30","limit":{"amount":2,"unit":"workingDays"},"policy":{"due":"noon"}}\n',
    ],
    false,
  );
  expect(lines[0]).toEqual({ due: '2024-06-07T17:00:00+07:00', lateFrom: '2024-06-08T00:00:00+07:00' });
  expect(lines[1]).toMatchObject({ due: '2024-06-05T08:30:00+07:00' });
  expect(lines[2]).toMatchObject({ error: { code: 'due.invalidQuestion', line: 3 } });
});

test('the reader of the answers sets the pace', async () => {
  let [bytes, open] = [0, 0];
  const output = new Writable({
    highWaterMark: 1,
    write(data: Buffer, _encoding, done) {
      bytes += data.length;
      expect(++open).toBe(1);
      setImmediate(() => (open--, done()));
    },
  });
  const input = Readable.from(Array.from({ length: 20 }, () => `${QUESTION}\n`.repeat(500)));
  expect(await answerDueLines(input, output, find, false)).toEqual({ answered: 10_000, failed: 0 });
  expect(bytes).toBeGreaterThan(700_000);
});
