// Archives and workbooks made here byte by byte, so that they can be a little more than a limit, or say what is not so.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** What the archive says its length is, where that is not so. */
  readonly says?: number;
  /** Left out of the directory: only who reads from the start finds it. */
  readonly hidden?: boolean;
  readonly flags?: number;
}

/** A ZIP archive, packed. */
export function packed(parts: readonly Part[]): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, bytes, says, hidden = false, flags = 0 } of parts) {
    const content = Buffer.from(bytes);
    const deflated = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(deflated.length, 14);
    facts.writeUInt32LE(says ?? content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04'), facts, Buffer.from(name), deflated);
    if (!hidden) directory.push(Buffer.from('PK\x01\x02\x14\x00'), facts, where, Buffer.from(name));
    offset += 30 + name.length + deflated.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  const count = parts.filter(({ hidden }) => hidden !== true).length;
  end.write('PK\x05\x06');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

const OFFICE = 'http://schemas.openxmlformats.org';
const MAIN = `${OFFICE}/spreadsheetml/2006/main`;
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;
const OF_PACKAGE = `${OFFICE}/package/2006`;

/** The parts of a workbook; `sheets` are the insides of `sheetData`, in the order of their tabs. */
export function bookParts(sheets: readonly string[], texts?: readonly string[]): Part[] {
  const tab = (_: string, index: number) =>
    `<sheet name="s${index}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `<Relationships xmlns="${OF_PACKAGE}/relationships">${inside}</Relationships>`;
  const strings = texts === undefined ? '' : relation('rId99', 'sharedStrings', 'sharedStrings.xml');
  return [
    { name: '[Content_Types].xml', bytes: `<Types xmlns="${OF_PACKAGE}/content-types"/>` },
    { name: '_rels/.rels', bytes: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      bytes: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(tab).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relations(
        sheets
          .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
          .join('') + strings,
      ),
    },
    ...(texts === undefined
      ? []
      : [
          {
            name: 'xl/sharedStrings.xml',
            bytes: `<sst xmlns="${MAIN}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
          },
        ]),
    ...sheets.map((rows, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
}

/** Rows of texts as a sheet holds them, twenty-six columns at most. */
export function rows(...lines: readonly (readonly string[])[]): string {
  return lines
    .map((cells, above) => {
      const cell = (text: string, index: number) =>
        `<c r="${String.fromCharCode(65 + index)}${above + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
      return `<row r="${above + 1}">${cells.map(cell).join('')}</row>`;
    })
    .join('');
}

export function book(...sheets: readonly string[]): Buffer {
  return packed(bookParts(sheets));
}
