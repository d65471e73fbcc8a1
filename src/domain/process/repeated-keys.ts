// Keys that occur again in a list.

/** The second and later uses of each key, with their place in the list. */
export function repeatedKeys(list: readonly { readonly key: string }[]): { index: number; key: string }[] {
  const seen = new Set<string>();
  return list.flatMap(({ key }, index) => {
    if (seen.has(key)) return [{ index, key }];
    seen.add(key);
    return [];
  });
}
