// A door to a database for samples of source: the types of the real one, and nothing behind them.

export const DOOR = `
export interface Statement { readonly name?: string; readonly text: string; readonly values?: readonly unknown[]; readonly types?: unknown }
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(statement: Statement): Promise<{ rows: Row[] }>;
}
export abstract class Database implements Queryable {
  abstract query<Row extends object>(statement: Statement): Promise<{ rows: Row[] }>;
  abstract transaction<Result>(work: (sql: Queryable) => Promise<Result>): Promise<Result>;
}
`;
