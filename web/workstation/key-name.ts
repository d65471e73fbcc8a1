// A key as it is printed beside what it does.

/** `ctrl+Enter` is shown as `Ctrl + Enter`. */
export function keyName(keys: string): string {
  return keys.replace(/\b(ctrl|alt|shift)\+/g, (held) => `${held[0]!.toUpperCase()}${held.slice(1, -1)} + `);
}
