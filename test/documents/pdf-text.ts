// The text of a PDF that Typst made, read back through the fonts' own tables, so that a missing letter is seen.
import { inflateSync } from 'node:zlib';

/** Pages as text; words set apart in the drawing come out set apart by nothing, so compare without spaces. */
export function pdfPages(pdf: Buffer): string[] {
  const objects = new Map<string, string>();
  const whole = pdf.toString('latin1');
  for (const [, number, body] of whole.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(number!, body!);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body));
  return pages.map((page) => {
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    const named = /\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? '';
    for (const [, name, number] of named.matchAll(/\/(f\d+) (\d+) 0 R/g))
      fonts.set(name!, lettersOf(objects, number!));
    return drawnText(streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)![1]!)!), fonts);
  });
}

/** All pages, without any space: how lines are broken does not matter. */
export function pdfText(pdf: Buffer): string {
  return squeezed(pdfPages(pdf).join(''));
}

export const squeezed = (text: string) => text.normalize('NFC').replace(/\s/gu, '');

/** `PDF/A` part and conformance as the file says of itself, e.g. `2A`. */
export function pdfaOf(pdf: Buffer): string {
  const xmp = pdf.toString('utf8');
  return `${/pdfaid:part>(\d)/.exec(xmp)?.[1]}${/pdfaid:conformance>(\w)/.exec(xmp)?.[1]}`;
}

function streamOf(body: string): string {
  const begin = body.indexOf('stream\n') + 7;
  const bytes = Buffer.from(body.slice(begin, body.lastIndexOf('\nendstream')), 'latin1');
  return body.slice(0, begin).includes('/FlateDecode')
    ? inflateSync(bytes).toString('latin1')
    : bytes.toString('latin1');
}

function lettersOf(objects: ReadonlyMap<string, string>, font: string): ReadonlyMap<number, string> {
  const table = streamOf(objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)!)![1]!)!);
  const letters = new Map<number, string>();
  for (const [, glyph, text] of table.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g))
    letters.set(parseInt(glyph!, 16), Buffer.from(text!, 'hex').swap16().toString('utf16le'));
  return letters;
}

function drawnText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let text = '';
  let letters: ReadonlyMap<number, string> = new Map();
  for (const [, font, string, hex] of content.matchAll(STRINGS)) {
    if (font !== undefined) letters = fonts.get(font)!;
    else if (string !== undefined || hex !== undefined) {
      const codes = hex === undefined ? Buffer.from(unescaped(string!), 'latin1') : Buffer.from(hex, 'hex');
      for (let at = 0; at + 1 < codes.length; at += 2)
        text += letters.get(codes.readUInt16BE(at)) ?? '\uFFFD';
    }
  }
  return text;
}

/** A font, a string (balanced brackets in it are not escaped), a string in hex; neither language nor description. */
const STRING = String.raw`\\[\s\S]|\((?:\\[\s\S]|[^\\()])*\)|[^\\()]`;
const STRINGS = new RegExp(
  String.raw`/(?:Lang|Alt) (?:\((?:${STRING})*\)|<[^>]*>)|/(f\d+) [\d.]+ Tf|\(((?:${STRING})*)\)|(?<!<)<([0-9A-Fa-f]+)>`,
  'g',
);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(string: string): string {
  return string.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, what: string) =>
    /^[0-7]/.test(what) ? String.fromCharCode(parseInt(what, 8)) : (ESCAPES[what] ?? what),
  );
}
