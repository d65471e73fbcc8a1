// What files do beside being read: refused or marked, whatever their ending says. All of them are made up and harmless.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '../../src/domain/domain-error.ts';
import { lookInto } from '../../src/platform/parsing/file-content.ts';
import { pdf } from '../attachments/sample-files.ts';
import { packed, type Part } from '../../bench/packed.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const DOCX = `${OFFICE}.wordprocessingml.document`;
const XLSX = `${OFFICE}.spreadsheetml.sheet`;
const ODT = 'application/vnd.oasis.opendocument.text';
const PDF = 'application/pdf';
const LIMITS = { unpackedBytes: 100_000 };

function look(type: string, bytes: Buffer): { acts: string[]; marks: string[] } | string {
  try {
    const read = (offset: number, length: number) => bytes.subarray(offset, offset + length);
    const { acts, marks } = lookInto(read, bytes.length, type, LIMITS);
    return { acts: [...acts].sort(), marks: [...marks].sort() };
  } catch (error) {
    return (error as DomainError).code;
  }
}
const acts = (...found: string[]) => ({ acts: found, marks: [] });
const marks = (...found: string[]) => ({ acts: [], marks: found });

const words = (inside = '') => `<w:document><w:body><w:p>${inside}</w:p></w:body></w:document>`;
const document = (...more: Part[]) =>
  packed([
    { name: '[Content_Types].xml', bytes: '<Types/>' },
    { name: 'word/document.xml', bytes: words() },
    ...more,
  ]);
const relation = (type: string, more = '') =>
  `<Relationships><Relationship Id="rId1" Type="http://schemas.example/${type}" Target="x" ${more}/></Relationships>`;
const related = (type: string, more = '') =>
  document({ name: 'word/_rels/document.xml.rels', bytes: relation(type, more) });

describe('a document', () => {
  it.each([
    ['with words only', document(), acts()],
    ['with a link', related('hyperlink', 'TargetMode="External"'), acts()],
    ['with a picture of its own', related('image'), acts()],
    ['with macros', document({ name: 'word/vbaProject.bin', bytes: 'x' }), acts('macros')],
    ['with macros under another name', related('vbaProject'), acts('macros')],
    [
      'that says it has macros',
      packed([
        {
          name: '[Content_Types].xml',
          bytes: '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
        },
      ]),
      acts('macros'),
    ],
    ['with a control', document({ name: 'word/activeX/activeX1.xml', bytes: 'x' }), acts('activeX')],
    [
      'with a program in it',
      document({ name: 'word/embeddings/oleObject1.bin', bytes: 'x' }),
      acts('embeddedProgram'),
    ],
    ['with a program under another name', related('oleObject'), acts('embeddedProgram')],
    [
      'with a template elsewhere',
      related('attachedTemplate', 'TargetMode="External"'),
      acts('externalContent'),
    ],
    ['with a picture elsewhere', related('image', "TargetMode='External'"), acts('externalContent')],
    [
      'with a field that asks for data, cut in two',
      packed([
        {
          name: 'word/document.xml',
          bytes: words(
            '<w:instrText> DDE</w:instrText><w:r/><w:instrText xml:space="preserve">AUTO c </w:instrText>',
          ),
        },
      ]),
      acts('dataLink'),
    ],
    [
      'with a document with macros in it',
      document({
        name: 'word/embeddings/a.docx',
        bytes: document({ name: 'word/vbaProject.bin', bytes: 'x' }),
      }),
      { acts: ['macros'], marks: ['embeddedFiles'] },
    ],
    [
      'with a plain document in it',
      document({ name: 'word/embeddings/a.xlsx', bytes: document() }),
      marks('embeddedFiles'),
    ],
  ])('%s', (_, bytes, found) => {
    expect(look(DOCX, bytes)).toEqual(found);
  });

  it('in a document in a document in a document is not looked into', () => {
    const inside = (bytes: Buffer) => document({ name: 'word/embeddings/a.docx', bytes });
    expect(look(DOCX, inside(inside(document())))).toEqual(marks('embeddedFiles'));
    expect(look(DOCX, inside(inside(inside(document()))))).toBe('input.tooDeep');
  });

  it('that would burst is refused by what it says, and where it lies by what comes out', () => {
    const large = { name: 'word/media/image1.bmp', bytes: Buffer.alloc(100_001) };
    expect(look(DOCX, document(large))).toBe('input.tooLarge');
    const relations = { name: 'word/_rels/document.xml.rels', bytes: ' '.repeat(100_001), says: 9 };
    expect(look(DOCX, document(relations))).toBe('input.tooLarge');
  });
});

it.each([
  [
    'a workbook with a macro sheet',
    XLSX,
    [{ name: 'xl/macrosheets/sheet1.xml', bytes: 'x' }],
    acts('macros'),
  ],
  [
    'a workbook with a data link',
    XLSX,
    [{ name: 'xl/externalLinks/externalLink1.xml', bytes: '<externalLink><ddeLink a="b"/></externalLink>' }],
    acts('dataLink'),
  ],
  [
    'a workbook with figures of another',
    XLSX,
    [
      {
        name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
        bytes: relation('externalLinkPath', 'TargetMode="External"'),
      },
    ],
    marks('externalLinks'),
  ],
  ['an OpenDocument with macros', ODT, [{ name: 'Basic/Standard/Module1.xml', bytes: 'x' }], acts('macros')],
  ['an OpenDocument with a script', ODT, [{ name: 'Scripts/python/a.py', bytes: 'x' }], acts('macros')],
  ['an OpenDocument with a program', ODT, [{ name: 'Object 1', bytes: 'x' }], acts('embeddedProgram')],
  ['an OpenDocument with a chart', ODT, [{ name: 'Object 1/content.xml', bytes: 'x' }], acts()],
])('%s', (_, type, parts, found) => {
  expect(look(type, packed(parts))).toEqual(found);
});

describe('a PDF', () => {
  /** With one more object, of this inside. */
  const withObject = (inside: string) =>
    Buffer.from(
      pdf().toString('latin1').replace('xref\n', `9 0 obj\n<< ${inside} >>\nendobj\nxref\n`),
      'latin1',
    );
  const withPacked = (inside: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode') => {
    const stream = deflateSync(Buffer.from(`9 0 << ${inside} >>`)).toString('latin1');
    const object = `8 0 obj\n<< ${dictionary} /Length ${stream.length} >>\nstream\r\n${stream}\nendstream\nendobj\nxref\n`;
    return Buffer.from(pdf().toString('latin1').replace('xref\n', object), 'latin1');
  };
  const SCRIPT = '/S /JavaScript /JS (1)';

  it.each([
    ['with a page', pdf(), acts()],
    ['that opens at a page', withObject('/OpenAction [3 0 R /Fit] /S /GoTo'), acts()],
    ['with a link', withObject('/S /URI /URI (https://example.vn)'), acts()],
    ['that speaks of scripts', pdf('JavaScript, Launch, JS'), acts()],
    ['with a script', withObject(`/OpenAction << ${SCRIPT} >>`), acts('script')],
    ['with a script, written in hex', withObject('/S /J#61va#53cript'), acts('script')],
    ['with a script kept apart', withObject('/AA << /O << /JS 7 0 R >> >>'), acts('script')],
    ['with a script among packed objects', withPacked(SCRIPT), acts('script')],
    [
      'with a script among objects packed under a name in hex',
      withPacked(SCRIPT, '/Type /Obj#53tm /Filter [/FlateDecode]'),
      acts('script'),
    ],
    [
      'whose objects are packed so that nobody sees them',
      withPacked(SCRIPT, '/Type /ObjStm /Filter /LZWDecode'),
      acts('hiddenObjects'),
    ],
    [
      'whose objects are packed twice',
      withPacked(SCRIPT, '/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]'),
      acts('hiddenObjects'),
    ],
    ['with plain packed objects', withPacked('/Type /Font'), acts()],
    ['that starts a program', withObject('/S /Launch /F (a)'), acts('launch')],
    ['with rich media', withObject('/Subtype /RichMedia'), acts('richMedia')],
    ['that sends what is typed', withObject('/S /SubmitForm'), acts('interactiveForm')],
    ['with a form of its own', withObject('/XFA 12 0 R'), acts('interactiveForm')],
    ['with a file in it', withObject('/Type /EmbeddedFile'), marks('embeddedFiles')],
    [
      'that is encrypted',
      Buffer.concat([withPacked(SCRIPT), Buffer.from('trailer << /Encrypt 7 0 R >>')]),
      marks('encrypted'),
    ],
  ])('%s', (_, bytes, found) => {
    expect(look(PDF, bytes)).toEqual(found);
  });

  it('is looked at across the places where it is cut to be read', () => {
    const filler = Buffer.alloc(4_194_304 - 500, ' ');
    for (let shift = 0; shift < 30; shift += 7) {
      const bytes = Buffer.concat([
        pdf(),
        filler.subarray(0, 4_194_304 - pdf().length - shift),
        Buffer.from('<< /S /JavaScript >>'),
      ]);
      expect([shift, look(PDF, bytes)]).toEqual([shift, acts('script')]);
    }
  });

  it('whose packed objects are more than the limit is refused', () => {
    expect(look(PDF, withPacked(' '.repeat(100_001)))).toBe('input.tooLarge');
  });
});
