// Reads the rows of a sheet of tasks: which column is which, and what is missing or cannot be read. Pure.
import { DomainError } from '../domain/domain-error.ts';
import { cleanLine, cleanLines } from '../domain/text/clean-text.ts';

export interface SheetTask {
  /** Row of the sheet, the heading being row 1. */
  readonly row: number;
  readonly title: string;
  readonly content: string;
  readonly leadCode: string;
  readonly partnerCodes: readonly string[];
  /** `YYYY-MM-DD`; empty where it could not be read. */
  readonly dueDay: string;
  readonly findings: readonly { readonly code: string; readonly detail: string }[];
}

/** Headings by what they begin with, without marks and case; as offices write them, or in English. */
const HEADINGS = {
  title: ['ten nhiem vu', 'nhiem vu', 'title'],
  content: ['noi dung', 'content'],
  lead: ['don vi chu tri', 'ma don vi chu tri', 'chu tri', 'lead'],
  partners: ['don vi phoi hop', 'ma don vi phoi hop', 'phoi hop', 'partner'],
  due: ['han', 'thoi han', 'due'],
} as const;
type Heading = keyof typeof HEADINGS;
const NEEDED: readonly Heading[] = ['title', 'lead', 'due'];

/**
 * Empty rows are passed over.
 * @throws DomainError `import.columnsMissing`
 */
export function readSheet(rows: readonly (readonly string[])[]): readonly SheetTask[] {
  const column = columnsOf(rows[0] ?? []);
  return rows.slice(1).flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const cell = (name: Heading): string => {
      const at = column.get(name);
      const text = at === undefined ? '' : (cells[at] ?? '');
      return name === 'content' ? cleanLines(text) : cleanLine(text);
    };
    return [taskOf(index + 2, cell)];
  });
}

function taskOf(row: number, cell: (name: Heading) => string): SheetTask {
  const findings: { code: string; detail: string }[] = [];
  const [title, content, leadCode] = [cell('title'), cell('content'), cell('lead')];
  if (title === '') findings.push({ code: 'task.titleMissing', detail: 'The task has no title' });
  if (title.length > 500 || content.length > 5000)
    findings.push({ code: 'task.textTooLong', detail: 'Title or content is too long' });
  if (leadCode === '') findings.push({ code: 'task.leadMissing', detail: 'No leading unit is named' });
  const dueDay = dayOf(cell('due'));
  if (dueDay === '')
    findings.push({ code: 'task.dueUnreadable', detail: `“${cell('due')}” is not a day; write dd/mm/yyyy` });
  const partnerCodes = cell('partners')
    .split(/[;,\s]+/)
    .filter((code) => code !== '');
  return { row, title, content, leadCode, partnerCodes, dueDay, findings };
}

function columnsOf(headings: readonly string[]): ReadonlyMap<Heading, number> {
  const found = new Map<Heading, number>();
  for (const [index, heading] of headings.entries()) {
    const plain = plainly(heading);
    const name = (Object.keys(HEADINGS) as Heading[]).find((each) =>
      HEADINGS[each].some((start) => plain.startsWith(start)),
    );
    if (name !== undefined && !found.has(name)) found.set(name, index);
  }
  const missing = NEEDED.filter((name) => !found.has(name));
  if (missing.length > 0)
    throw new DomainError(
      'import.columnsMissing',
      `The first row must name the columns ${NEEDED.join(', ')}`,
      {
        missing,
      },
    );
  return found;
}

function plainly(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/gi, 'd')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** `31/12/2026`, `2026-12-31`, or what a spreadsheet keeps of a date; empty for anything that is no day. */
function dayOf(text: string): string {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(text);
  const [year, month, day] = local ? [local[3], local[2], local[1]] : iso ? iso.slice(1, 4) : [];
  if (year === undefined || month === undefined || day === undefined) return '';
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [m, d] = [Number(month), Number(day)];
  const days = [31, Number(year) % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return d >= 1 && d <= days ? written : '';
}
