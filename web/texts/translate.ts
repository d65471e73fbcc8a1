// Turns a message's key into words: `{name}` is filled in, `key_one` is used for one of something.

export type Language = 'vi' | 'en';
export type Messages = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;

/**
 * The words of a message with its values filled in.
 *
 * @param values `n` chooses between `key_one` and `key` where the language tells them apart
 * @returns the key itself where no message has it, so that a mistake shows and nothing breaks
 */
export function translate(messages: Messages, key: string, values: Values = {}): string {
  const one = values['n'] === 1 ? messages[`${key}_one`] : undefined;
  const text = one ?? messages[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
