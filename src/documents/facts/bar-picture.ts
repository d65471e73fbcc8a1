// The code of a dossier as bars for the counter's scanner: Code 128 (ISO/IEC 15417), as a drawing.

/** Widths of bar and gap in turn, by value; the last is the stop. */
const WIDTHS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122' +
  '123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323' +
  '131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131' +
  '213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122' +
  '141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112' +
  '124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141' +
  '411131211412211214211232';
const STOP = '2331112';
const [TO_C, TO_B, START_B, START_C] = [99, 100, 104, 105];
const CHECKED_BY = 103;
/** Two digits a bar; worth a change of set from four on. */
const DIGITS = /^\d{4}(?:\d{2})*/;

/**
 * SVG of a text in bars; the text itself does not get into the drawing. A scanner wants ten times the width of the
 * narrowest bar left white on both sides.
 *
 * @returns null where a character has no bar (printable ASCII has), or nothing is to be shown
 */
export function barPicture(text: string): string | null {
  if (!/^[ -~]+$/.test(text)) return null;
  let path = '';
  let at = 0;
  for (const [place, width] of [...widthsOf(valuesOf(text))].map(Number).entries()) {
    if (place % 2 === 0) path += `M${at} 0h${width}v1h-${width}z`;
    at += width;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at} 1" preserveAspectRatio="none"><path d="${path}"/></svg>`;
}

/** Start, characters, check: digits in pairs (set C) where four or more stand together, else one by one (set B). */
function valuesOf(text: string): readonly number[] {
  const values: number[] = [];
  let inPairs = false;
  for (let rest = text; rest !== '';) {
    const pairs = DIGITS.exec(rest)?.[0] ?? '';
    if (pairs !== '') {
      values.push(values.length === 0 ? START_C : TO_C, ...pairs.match(/../g)!.map(Number));
      inPairs = true;
      rest = rest.slice(pairs.length);
    } else {
      if (values.length === 0) values.push(START_B);
      else if (inPairs) values.push(TO_B);
      inPairs = false;
      values.push(rest.charCodeAt(0) - 32);
      rest = rest.slice(1);
    }
  }
  const check = values.reduce((sum, value, place) => sum + value * Math.max(place, 1), 0) % CHECKED_BY;
  return [...values, check];
}

function widthsOf(values: readonly number[]): string {
  return values.map((value) => WIDTHS.slice(6 * value, 6 * value + 6)).join('') + STOP;
}
