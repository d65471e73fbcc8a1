// Where the text of a JSON file stops being JSON, since the runtime's own error does not always say.

const WHITE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// Every alternative takes one character or escape; control characters must be escaped.
// eslint-disable-next-line no-control-regex
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** The offset of the first character that cannot follow, or null when the text is JSON. */
export function jsonFaultOffset(text: string): number | null {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const taken = pattern.test(text);
    if (taken) at = pattern.lastIndex;
    return taken;
  };
  const sign = (char: string): boolean => {
    take(WHITE);
    if (text[at] !== char) return false;
    at += 1;
    take(WHITE);
    return true;
  };
  const members = (close: string, member: () => boolean): boolean => {
    if (sign(close)) return true;
    do if (!member()) return false;
    while (sign(','));
    return sign(close);
  };
  const value = (): boolean => {
    take(WHITE);
    if (sign('{')) return members('}', () => take(STRING) && sign(':') && value());
    if (sign('[')) return members(']', value);
    return take(STRING) || take(SCALAR);
  };
  const whole = value();
  take(WHITE);
  return whole && at === text.length ? null : at;
}

/** The line, from 1, of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
