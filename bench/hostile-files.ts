// Twenty files just beyond a limit, made here in memory; each packs to little. Nothing in them is meant for anything else.
import { deflateSync } from 'node:zlib';
import { bookParts, packed, rows } from './packed.ts';

export interface HostileFile {
  readonly name: string;
  readonly to: 'tasks' | 'procedures' | 'calendar' | 'attachments';
  readonly type: string;
  readonly bytes: Buffer;
}

const MB = 1_048_576;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const sheet = (name: string, inside: string): HostileFile => ({
  name,
  to: 'tasks',
  type: 'xlsx',
  bytes: packed(bookParts([inside])),
});
const text = (to: HostileFile['to'], type: string, name: string, bytes: string): HostileFile => ({
  name,
  to,
  type,
  bytes: Buffer.from(bytes),
});
const letter = (name: string, ...parts: Parameters<typeof packed>[0]): HostileFile => ({
  name,
  to: 'attachments',
  type: 'don.docx',
  bytes: packed([
    {
      name: '[Content_Types].xml',
      bytes: `<Types><Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/></Types>`,
    },
    ...parts,
  ]),
});

function withPackedObjects(length: number): Buffer {
  const objects = deflateSync(Buffer.alloc(length, ' ')).toString('latin1');
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length ${objects.length} >>\nstream\n${objects}\nendstream\nendobj\n%%EOF\n`,
    'latin1',
  );
}

/** Each is small; only while it is packed it is large. */
export function* hostileFiles(): Generator<HostileFile> {
  yield sheet('a sheet of 60 MB', `<!--${' '.repeat(60 * MB)}-->`);
  const lying = bookParts([rows(['a'])]);
  yield {
    name: 'a sheet that says it is short',
    to: 'tasks',
    type: 'xlsx',
    bytes: packed([...lying, { name: 'xl/sharedStrings.xml', bytes: ' '.repeat(60 * MB), says: 9 }]),
  };
  yield sheet('200,001 rows', '<row/>'.repeat(200_001));
  yield sheet('16,384 cells in a row', `<row r="1">${'<c r="A1"/>'.repeat(16_384)}</row>`);
  yield sheet('a cell far to the right', '<row r="1"><c r="XFD1" t="inlineStr"><is><t>a</t></is></c></row>');
  yield sheet('elements in elements', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`);
  yield sheet('a cell of 40,000 characters', rows(['a'.repeat(40_000)]));
  yield text('tasks', 'csv', 'a CSV of 100,000 rows', 'a,b,c\n'.repeat(100_000));
  yield text('tasks', 'csv', 'a CSV of 201 columns', `${'a,'.repeat(200)}a\n`);
  yield text('procedures', 'application/yaml', 'brackets in brackets', `${'['.repeat(33)}${']'.repeat(33)}`);
  yield text('procedures', 'application/yaml', 'lists in lists', `${'- '.repeat(51)}a`);
  yield text('procedures', 'application/yaml', 'a long YAML', `# ${'x'.repeat(900_000)}`);
  yield text('procedures', 'application/yaml', 'aliases', `a: &a 1\nb: [${'*a, '.repeat(100)}]`);
  yield text(
    'procedures',
    'application/yaml',
    'very many keys',
    Array.from({ length: 8_000 }, (_, at) => `k${at}: 1`).join('\n'),
  );
  yield text(
    'procedures',
    'application/yaml',
    'thousands of wrong keys',
    Array.from({ length: 4_000 }, (_, at) => `k${at}: 1`).join('\n'),
  );
  yield text('procedures', 'application/json', 'a long list', JSON.stringify(Array(5_001).fill(1)));
  yield text(
    'calendar',
    'text/csv',
    'a calendar of wrong days',
    `date,kind,name_vi,note,confidence\n${'x,y,,,\n'.repeat(73_000)}`,
  );
  yield letter('a letter with a picture of 60 MB', {
    name: 'word/media/image1.bmp',
    bytes: Buffer.alloc(60 * MB),
  });
  yield letter('a letter with macros', { name: 'word/vbaProject.bin', bytes: 'made up' });
  yield {
    name: 'a PDF with 60 MB of packed objects',
    to: 'attachments',
    type: 'don.pdf',
    bytes: withPackedObjects(60 * MB),
  };
}
