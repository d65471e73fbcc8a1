// Types of rooms.js, for its test.
export const ARROWS: Readonly<Record<string, readonly string[]>>;
export function roomOf(path: string): string | null;
export function refusedImport(path: string, specifier: string): string | null;
