// Parser: an edited letter that comes back, looked into.
import { refuseActive } from '../../platform/parsing/content.ts';
import { lookInto } from '../../platform/parsing/file-content.ts';
import type { Parse } from '../../platform/parsing/parser.ts';

export interface LetterInput {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** @throws DomainError `input.active`, and `input.…` for the limit that was met */
export const parse: Parse<LetterInput, null> = ({ mediaType, content }, limits) => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const read = (offset: number, length: number) => bytes.subarray(offset, offset + length);
  refuseActive(lookInto(read, bytes.length, mediaType, limits));
  return null;
};
