// Which file a piece of SQL is written down in, wherever it is put together with others and run.
import ts from 'typescript';

/** One place of a statement that names a table. */
export interface Touch {
  readonly how: 'read' | 'write';
  readonly table: string;
  /** Where its name stands, in bytes from the beginning of the text. */
  readonly at: number;
}

/** What stands between two inserted values of a text, or all of it. */
export interface Piece {
  /** `src/alerts/raise/alert-parts.ts` */
  readonly file: string;
  /** `src/alerts/raise/alert-parts.ts:31` */
  readonly at: string;
  readonly text: string;
}

/** @param holds whether a file is looked at, by its absolute path */
export function piecesOf(
  program: ts.Program,
  holds: (file: string) => boolean,
  root: string,
): readonly Piece[] {
  const found: Piece[] = [];
  const look = (file: ts.SourceFile, node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const place = file.fileName.slice(root.length + 1);
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      found.push({ file: place, at: `${place}:${line}`, text: node.text });
    }
    node.forEachChild((child) => look(file, child));
  };
  for (const file of program.getSourceFiles()) if (holds(file.fileName)) look(file, file);
  return found;
}

/** Finds where a statement's tables are named. */
export class NamingPieces {
  private readonly byTable = new Map<string, readonly Piece[]>();

  constructor(private readonly pieces: readonly Piece[]) {}

  /**
   * The files of the longest piece in which the table is named, together with what stands before the name; none where the
   * name was put in as a value. Several files that say the same are all answered.
   */
  filesOf(text: string, { table, at }: Touch): readonly string[] {
    const start = Buffer.from(text).subarray(0, at).toString().length;
    const naming = this.of(table).filter((piece) => covers(piece.text, text, start, table));
    const longest = Math.max(...naming.map((piece) => piece.text.length));
    return [...new Set(naming.filter((piece) => piece.text.length === longest).map(({ file }) => file))];
  }

  private of(table: string): readonly Piece[] {
    const found = this.byTable.get(table) ?? this.pieces.filter(({ text }) => text.includes(table));
    this.byTable.set(table, found);
    return found;
  }
}

function covers(piece: string, text: string, start: number, table: string): boolean {
  for (let within = piece.indexOf(table); within >= 0; within = piece.indexOf(table, within + 1))
    if (within > 0 && text.startsWith(piece, start - within)) return true;
  return false;
}

const WRITES =
  /\b(?:insert into|update(?: only)?|delete from(?: only)?|merge into|truncate(?: table)?)\s+"?(\w+)/gi;

/** The tables that a piece says it writes, whether or not a statement was seen that has it. */
export const writtenIn = ({ text }: Piece): readonly string[] =>
  [...text.matchAll(WRITES)].map(([, table]) => table!);
