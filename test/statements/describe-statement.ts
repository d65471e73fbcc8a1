// Asks PostgreSQL what a statement takes and answers, without running it.
import pg from 'pg';

export interface DescribedColumn {
  readonly name: string;
  /** `timestamptz`, `_text` */
  readonly type: string;
  /** The table's column that it comes from, where it is one. */
  readonly from: { readonly table: string; readonly column: string; readonly notNull: boolean } | null;
}

export interface Described {
  readonly parameters: number;
  readonly columns: readonly DescribedColumn[];
}

interface Field {
  readonly name: string;
  readonly tableID: number;
  readonly columnID: number;
  readonly dataTypeID: number;
}

interface Answer {
  readonly fields: readonly Field[];
  readonly parameters: number;
}

/** The part of the driver that speaks the protocol. */
interface Wire {
  parse(query: { readonly name: string; readonly text: string; readonly types: readonly number[] }): void;
  describe(what: { readonly type: 'S'; readonly name: string }): void;
  sync(): void;
  once(event: 'parameterDescription', listener: (message: { readonly parameterCount: number }) => void): void;
  removeAllListeners(event: 'parameterDescription'): void;
}

class Question {
  private fields: readonly Field[] = [];
  private parameters = 0;
  private wire: Wire | null = null;

  constructor(
    private readonly text: string,
    private readonly answer: (result: Error | Answer) => void,
  ) {}

  submit(wire: Wire): void {
    this.wire = wire;
    wire.once('parameterDescription', ({ parameterCount }) => (this.parameters = parameterCount));
    wire.parse({ name: '', text: this.text, types: [] });
    wire.describe({ type: 'S', name: '' });
    wire.sync();
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.fields = fields;
  }

  handleError(error: Error): void {
    // The driver tells a question no more once it has failed.
    this.end(error);
  }

  handleReadyForQuery(): void {
    this.end({ fields: this.fields, parameters: this.parameters });
  }

  private end(result: Error | Answer): void {
    this.wire?.removeAllListeners('parameterDescription');
    this.answer(result);
  }
}

export class Describer {
  private readonly client: pg.Client;
  private readonly types = new Map<number, string>();
  private readonly origins = new Map<string, DescribedColumn['from']>();

  constructor(url: string) {
    this.client = new pg.Client({ connectionString: url });
  }

  /** Reads the catalogue once. */
  async open(): Promise<void> {
    await this.client.connect();
    const types = await this.client.query<{ oid: number; name: string }>(
      `select oid, typname as name from pg_type`,
    );
    for (const { oid, name } of types.rows) this.types.set(oid, name);
    const columns = await this.client.query<{
      oid: number;
      number: number;
      table: string;
      column: string;
      notNull: boolean;
    }>(
      `select c.oid, a.attnum as number, c.relname as table, a.attname as column, a.attnotnull as "notNull"
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    for (const { oid, number, ...from } of columns.rows) this.origins.set(`${oid}.${number}`, from);
  }

  /** @throws Error of the server's for what cannot be prepared */
  async describe(text: string): Promise<Described> {
    const found = await new Promise<Answer>((done, fail) => {
      const question = new Question(text, (result) =>
        result instanceof Error ? fail(result) : done(result),
      );
      this.client.query(question as unknown as pg.Submittable);
    });
    return {
      parameters: found.parameters,
      columns: found.fields.map(({ name, tableID, columnID, dataTypeID }) => ({
        name,
        type: this.types.get(dataTypeID) ?? String(dataTypeID),
        from: this.origins.get(`${tableID}.${columnID}`) ?? null,
      })),
    };
  }

  /** Every column that is never null, as `table.column`. */
  notNullColumns(): ReadonlySet<string> {
    const found = [...this.origins.values()].flatMap((from) =>
      from?.notNull ? [`${from.table}.${from.column}`] : [],
    );
    return new Set(found);
  }

  /** The columns of every table. */
  columns(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const from of this.origins.values())
      if (from !== null) found.set(from.table, [...(found.get(from.table) ?? []), from.column]);
    return found;
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
