// Parser: a file that somebody hands in, its kind read from its content, and looked into.
import { type Mark, refuseActive } from '../platform/parsing/content.ts';
import { lookInto, withFile } from '../platform/parsing/file-content.ts';
import type { Parse } from '../platform/parsing/parser.ts';
import { readType } from './read-type.ts';

export interface ReadFile {
  readonly type: string;
  readonly marks: readonly Mark[];
}

/**
 * @throws DomainError `attachment.empty`, `attachment.typeNotAllowed`, `input.active` for a file that does something by
 *   itself, `input.…` for the limit that was met
 */
export const parse: Parse<{ readonly path: string }, ReadFile> = async ({ path }, limits) => {
  const type = await readType(path, limits.unpackedBytes);
  const content = withFile(path, (read, size) => lookInto(read, size, type, limits));
  refuseActive(content);
  return { type, marks: [...content.marks].sort() };
};
