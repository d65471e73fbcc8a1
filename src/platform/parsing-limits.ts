// How large and how wide what people send may be, once unpacked.

/** What no input may go beyond; each refusal names the one that it met. */
export interface ParsingLimits {
  /** Bytes that may come out of what is packed. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cellCharacters: number;
}
