// What the language itself brings to the source.

/** What is built into the language and does nothing but reckon. */
export const GLOBALS: Readonly<Record<string, unknown>> = {
  Object,
  Array,
  String,
  Number,
  Math,
  JSON,
  Set,
  Map,
  Boolean,
  RegExp,
  Symbol,
  undefined,
  Infinity,
  NaN,
};
