// Types of tables.js, for its test.
export interface TableOwner {
  readonly owner: string;
  readonly readers?: readonly string[];
  /** Why, by the room that also writes it. */
  readonly writers?: Readonly<Record<string, string>>;
}
export const TABLES: Readonly<Record<string, TableOwner>>;
export function roomOfSql(path: string): string;
export function refusedAccess(
  room: string,
  how: 'read' | 'write',
  table: string,
  tables?: Readonly<Record<string, TableOwner>>,
): string | null;
