// Types of rooms.js, for its test.
export function refusedImport(path: string, specifier: string): string | null;
