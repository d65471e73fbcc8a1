// How large, deep and repetitive a YAML text may be: looked at token by token, before it is made into a document.
import { Lexer } from 'yaml';
import { DomainError } from '../domain-error.ts';

/** Twenty times the longest procedure that is known. */
const LONGEST = 131_072;
const MOST_TOKENS = 40_000;
const MOST_REPEATS = 100;
const DEEPEST_BRACKETS = 32;
/** In one line, and a line does not begin further to the right: so that no block lies much deeper. */
const MOST_INDICATORS = 50;
const FURTHEST_COLUMN = 100;

/**
 * The library climbs down by calling itself, and a text that is deep enough ends the whole process: so depth is
 * counted here, where nothing climbs.
 *
 * @throws DomainError `input.tooLarge`, `input.tooDeep`, `input.tooManyValues`, `input.tooManyAliases`
 */
export function checkYamlShape(text: string): void {
  if (text.length > LONGEST)
    throw new DomainError('input.tooLarge', `The text has more than ${LONGEST} characters`, {
      most: LONGEST,
    });
  let [tokens, repeats, brackets, indicators] = [0, 0, 0, 0];
  let atLineStart = true;
  for (const token of new Lexer().lex(text)) {
    const [first] = token;
    tokens += 1;
    if (tokens > MOST_TOKENS)
      throw new DomainError('input.tooManyValues', `The text has more than ${MOST_TOKENS} parts`, {
        most: MOST_TOKENS,
      });
    if ((first === '&' || first === '*') && ++repeats > MOST_REPEATS)
      throw new DomainError(
        'input.tooManyAliases',
        `The text has more than ${MOST_REPEATS} anchors and aliases`,
        {
          most: MOST_REPEATS,
        },
      );
    if (token === '[' || token === '{') brackets += 1;
    if (token === ']' || token === '}') brackets -= 1;
    // Outside brackets each of them may open a block in the block before: `- - - a`.
    if (/^[-?:]$/.test(token) && brackets === 0) indicators += 1;
    const indent = atLineStart && first === ' ' ? token.length : 0;
    if (brackets > DEEPEST_BRACKETS || indicators > MOST_INDICATORS || indent > FURTHEST_COLUMN)
      throw tooDeep();
    atLineStart = first === '\n' || first === '\r';
    if (atLineStart) indicators = 0;
  }
}

const tooDeep = (): DomainError =>
  new DomainError('input.tooDeep', `The text is nested deeper than ${DEEPEST_BRACKETS} levels`, {
    most: DEEPEST_BRACKETS,
  });
