// Writes a letter as DOCX, for an officer to edit before it is signed.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { formLines } from '../facts/form-lines.ts';
import type { IssuedForm } from '../facts/printed-form.ts';
import { documentTitle } from '../issue/print-form.ts';
import type { LetterForm } from '../facts/letter.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Twentieths of a point and half points, as Word counts. */
const MM = 56.7;
const PAGE = { width: Math.round(148 * MM), height: Math.round(210 * MM) };
const MARGIN = { top: 13 * MM, bottom: 12 * MM, left: 16 * MM, right: 12 * MM };
const FONT = 'Times New Roman';
const SIZE = 22;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** A5, in Times New Roman, marked as Vietnamese. */
export async function writeLetter(form: LetterForm): Promise<Buffer> {
  const { before, items, after, signers } = formLines(form);
  const body = [...before, ...items.map((item, at) => `${at + 1}. ${item}`), ...after];
  const document = new Document({
    title: documentTitle(form),
    creator: form.unit,
    styles: {
      default: { document: { run: { font: FONT, size: SIZE, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        children: [
          sideBySide([agency(form), state(form)]),
          centred(form.title.toLocaleUpperCase('vi'), { bold: true, size: 25, before: 160 }),
          ...(form.code === null ? [] : [centred(`Mã hồ sơ: ${form.code}`, { after: 100 })]),
          ...body.map(
            (text) => new Paragraph({ text, alignment: AlignmentType.JUSTIFIED, spacing: { after: 60 } }),
          ),
          sideBySide(signatures(form, signers)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly before?: number;
  readonly after?: number;
}

function centred(text: string, { bold, italics, size = SIZE, before = 0, after = 0 }: Look = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after },
    keepNext: true,
    children: [new TextRun({ text, bold: bold ?? false, italics: italics ?? false, size })],
  });
}

function agency({ parentAgency, unit, series }: IssuedForm): readonly Paragraph[] {
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  return [
    ...(parentAgency === null ? [] : [centred(upper(parentAgency), { size: 17 })]),
    centred(upper(unit), { bold: true, size: 17 }),
    centred(`Số: ${series ?? ''}`, { size: 18 }),
  ];
}

function state({ dateLine }: IssuedForm): readonly Paragraph[] {
  return [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 17 }),
    centred('Độc lập – Tự do – Hạnh phúc', { bold: true, size: 18 }),
    centred(dateLine, { italics: true, size: 18 }),
  ];
}

function signatures({ signer }: LetterForm, roles: readonly string[]): readonly (readonly Paragraph[])[] {
  const slots = roles.map((role, at) => [
    centred(role.toLocaleUpperCase('vi'), { bold: true, before: 160 }),
    centred(signer.digital ? '(Chữ ký số)' : '(Ký và ghi rõ họ tên)', {
      italics: true,
      size: 18,
      after: 800,
    }),
    centred(at === roles.length - 1 ? (signer.name ?? '') : '', { bold: true }),
  ]);
  return slots.length === 1 ? [[centred('')], slots[0]!] : slots;
}

function sideBySide(cells: readonly (readonly Paragraph[])[]): Table {
  const width = Math.round((PAGE.width - MARGIN.left - MARGIN.right) / cells.length);
  return new Table({
    borders: NO_BORDERS,
    columnWidths: cells.map(() => width),
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map((children) => new TableCell({ borders: NO_BORDERS, children: [...children] })),
      }),
    ],
  });
}
