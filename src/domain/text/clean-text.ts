// One text for what people mean to be one: mended, trimmed, blanks collapsed. Pure.
import { mendCharacters } from './mend-characters.ts';

/** A name, a label, a code: one line. `'  Nguyễn\u00A0 Văn\nA '` is `'Nguyễn Văn A'`. */
export function cleanLine(text: string): string {
  return mendCharacters(text).replace(/\s+/g, ' ').trim();
}

/** A reason, a note: its lines stay, each trimmed, with at most one empty line between two. */
export function cleanLines(text: string): string {
  return mendCharacters(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
