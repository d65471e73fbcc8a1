// The name of a file as it is kept: one Unicode form, no path, nothing that misleads the reader. Pure.
import { DomainError } from '../domain/domain-error.ts';
import { cleanLine } from '../domain/text/clean-text.ts';
import { ALLOWED_TYPES } from './read-type.ts';

const LONGEST = 180;
// Control characters, path separators, and marks that turn the reading direction (`fdp.exe` shown as `exe.pdf`).
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** @throws DomainError `attachment.nameNotAllowed` for an empty, too long or misleading name, or one with a path */
export function checkName(given: string): string {
  const name = cleanLine(given);
  const bad = name === '' || name.length > LONGEST || FORBIDDEN.test(given.trim()) || /^\.+$/.test(name);
  if (bad || /^[a-z]:/i.test(name))
    throw new DomainError('attachment.nameNotAllowed', 'The file has a name that cannot be kept', {
      longest: LONGEST,
    });
  return name;
}

/** The name with an ending that fits its type: what is no PDF is never handed out as one. */
export function nameFor(type: string, name: string): string {
  const endings = ALLOWED_TYPES[type] ?? [];
  const fits = endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
  return fits || endings[0] === undefined ? name : `${name}.${endings[0]}`;
}

/** RFC 6266, with the name once in ASCII for old programs. */
export function dispositionOf(name: string, how: 'inline' | 'attachment'): string {
  const ascii = name
    .normalize('NFD')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
