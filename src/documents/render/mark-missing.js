// Marks what no font has, so that a form is set all the same and says what it could not show.

const DEFAULT_IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const MARK = /\p{Mark}/u;
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/**
 * `Nguyễn 𡨸` → `Nguyễn ⟦U+21A38⟧`, which the templates draw as a box with the number of the character. A letter and
 * its marks are set in one font: where none has them all, the marks are shown beside the letter.
 *
 * @param {string} text
 * @param {readonly ((codePoint: number) => boolean)[]} fonts in the order in which they are asked
 * @returns {{ text: string, missing: string[] }} `missing`: `U+21A38`, each once
 */
export function markMissing(text, fonts) {
  const missing = new Set();
  // By words: to take a long text apart at once costs the square of its length.
  const shown = text.replace(/[^\s"]+/g, (word) =>
    allIn(fonts[0], word)
      ? word
      : [...letters.segment(word)].map(({ segment }) => shownAs(segment, fonts, missing)).join(''),
  );
  return { text: shown, missing: [...missing] };
}

/** One letter with its marks. */
function shownAs(letter, fonts, missing) {
  if (fonts.some((covers) => allIn(covers, letter))) return letter;
  return [...letter]
    .map((character) => {
      const alone = !MARK.test(character) && fonts.some((covers) => allIn(covers, character));
      if (alone || DEFAULT_IGNORABLE.test(character)) return character;
      const name = nameOf(character);
      missing.add(name);
      return `⟦${name}⟧`;
    })
    .join('');
}

function allIn(covers, text) {
  for (const character of text) {
    const codePoint = character.codePointAt(0);
    if (codePoint > 0x7e && !covers(codePoint) && !DEFAULT_IGNORABLE.test(character)) return false;
  }
  return true;
}

function nameOf(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
