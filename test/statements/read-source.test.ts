// The texts that a piece of source may run, and what its rows are taken for.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readSample } from './read-source.ts';
import type { ReadSource } from './read-source.ts';
import { shapeOf } from './row-shape.ts';
import { DOOR } from './sample-database.ts';

const NAMES = `export const COLUMNS = 'id, name';
export const named = (column: string) => \`lower(\${column})\`;
export class Bindings {
  readonly values: unknown[] = [];
  bind(value: unknown): string { return \`$\${this.values.push(value)}\`; }
}
`;

const ASKS = `import { Database } from '../platform/database.ts';
import type { Queryable } from '../platform/database.ts';
import { Bindings, COLUMNS, named } from './names.ts';

interface Row { readonly id: string; readonly name: string | null; readonly count?: number }
interface Wish { readonly name?: string | undefined; readonly sort: 'id' | 'name'; readonly closed: boolean }
const BY = { id: 'p.id', name: named('p.name') };

export class Ask {
  constructor(private readonly database: Database) {}

  async list(wish: Wish): Promise<readonly Row[]> {
    const to = new Bindings();
    const where = ['true'];
    if (wish.name !== undefined) where.push(\`p.name = \${to.bind(wish.name)}\`);
    where.push(...this.closed(wish));
    const { rows } = await this.database.query<Row>({
      text: \`select \${COLUMNS} from person p where \${where.join(' and ')} order by \${BY[wish.sort]}\`,
      values: to.values,
    });
    return rows;
  }

  private closed({ closed }: Wish): string[] {
    return closed ? ['p.closed'] : [];
  }

  async drop(id: string): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query({ name: 'drop', text: 'delete from person where id = $1', values: [id] });
      await count<{ readonly n: number }>(sql, 'person');
    });
  }

  async typed(text: string): Promise<void> {
    await this.database.query({ text });
  }
}

async function count<Counted extends object>(sql: Queryable, table: string): Promise<readonly Counted[]> {
  const { rows } = await sql.query<Counted>({ text: \`select count(*)::int as n from \${table}\` });
  return rows;
}

export const NEVER = 'select x from nowhere';
`;

describe('source that asks the database', () => {
  let read: ReadSource;
  beforeAll(() => {
    read = readSample({
      'src/platform/database.ts': DOOR,
      'src/people/names.ts': NAMES,
      'src/people/ask.ts': ASKS,
    });
  });

  const textsWith = (part: string) =>
    read.calls
      .flatMap(({ statements }) => statements.map(({ text }) => text))
      .filter((text) => text.includes(part));
  const callWith = (part: string) =>
    read.calls.find(({ statements }) => statements.some(({ text }) => text.includes(part)))!;

  it('runs each text that its conditions lead to', () => {
    expect(textsWith('order by').sort()).toEqual([
      'select id, name from person p where true and p.closed order by lower(p.name)',
      'select id, name from person p where true and p.closed order by p.id',
      'select id, name from person p where true and p.name = $1 and p.closed order by lower(p.name)',
      'select id, name from person p where true and p.name = $1 and p.closed order by p.id',
      'select id, name from person p where true and p.name = $1 order by lower(p.name)',
      'select id, name from person p where true and p.name = $1 order by p.id',
      'select id, name from person p where true order by lower(p.name)',
      'select id, name from person p where true order by p.id',
    ]);
  });

  it('gives as many values as it has bound', () => {
    const { statements } = callWith('order by');
    for (const { text, values } of statements) expect(values).toBe(text.includes('$1') ? 1 : 0);
  });

  it('is followed from a wrapper to those who call it, with the type that they give', () => {
    expect(textsWith('count(*)')).toEqual(['select count(*)::int as n from person']);
    const { rows } = callWith('count(*)');
    expect([...shapeOf(read.checker, rows.type!, rows.given)!.keys()]).toEqual(['n']);
  });

  it('says what a column may hold', () => {
    const shape = shapeOf(read.checker, callWith('order by').rows.type!)!;
    expect(Object.fromEntries(shape)).toEqual({
      id: { kinds: ['string'], nullable: false, optional: false },
      name: { kinds: ['string'], nullable: true, optional: false },
      count: { kinds: ['number'], nullable: false, optional: true },
    });
  });

  it('knows rows that nobody looks into', () => {
    expect(callWith('delete').rows.dropped).toBe(true);
    expect(callWith('order by').rows.dropped).toBe(false);
  });

  it('owns up to a text that hangs on a caller nobody knows', () => {
    const unread = read.calls.filter((call) => call.unread.length > 0);
    expect(unread.map(({ at }) => at)).toEqual([expect.stringMatching(/^src\/people\/ask\.ts:/)]);
  });

  it('is searched for SQL that no call was seen to run', () => {
    expect(read.unseen).toEqual([expect.stringMatching(/^src\/people\/ask\.ts:/)]);
  });
});

describe('source that asks repositories', () => {
  const TYPEORM = `
export interface Rows<Row> {
  find(): Promise<Row[]>;
  update(which: Partial<Row>, values: Partial<Row>): Promise<void>;
  createQueryBuilder(): { insert(): { execute(): void }; getMany(): Promise<Row[]> };
}
export declare class EntitySchema<Row> { constructor(options: { name: string; tableName?: string }); readonly row: Row; }
export interface Sql { repository<Row>(table: EntitySchema<Row>): Rows<Row> }
`;
  const PERSON = `import { EntitySchema } from '../typeorm.ts';
export interface PersonRow { id: string }
export const PersonTable = new EntitySchema<PersonRow>({ name: 'person' });
export interface UnitRow { id: string }
export const UnitTable = new EntitySchema<UnitRow>({ name: 'unit', tableName: 'agency_unit' });
`;
  const ASKED = `import type { Rows, Sql } from '../typeorm.ts';
import { PersonTable, UnitTable } from './person.table.ts';
import type { UnitRow } from './person.table.ts';
export async function ask(sql: Sql): Promise<void> {
  const people = sql.repository(PersonTable);
  await people.find();
  await people.update({ id: '1' }, { id: '2' });
  sql.repository(PersonTable).createQueryBuilder().insert().execute();
  await sql.repository(PersonTable).createQueryBuilder().getMany();
  await units(sql.repository(UnitTable));
}
const units = (rows: Rows<UnitRow>) => rows.find();
`;

  it('says whose rows it reads and writes, wherever the repository was put down', () => {
    const { repositories } = readSample({
      'src/typeorm.ts': TYPEORM,
      'src/people/person.table.ts': PERSON,
      'src/people/ask.ts': ASKED,
    });
    expect(repositories.map(({ at, how, table }) => `${at} ${how} ${table}`)).toEqual([
      'src/people/ask.ts:6 read person',
      'src/people/ask.ts:7 write person',
      'src/people/ask.ts:8 write person',
      'src/people/ask.ts:9 read person',
      'src/people/ask.ts:12 read agency_unit',
    ]);
  });
});
