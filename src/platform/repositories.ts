// TypeORM's repositories on the service's own connections: what they ask goes the same way as any other statement.
import { QueryFailedError } from 'typeorm';
import type {
  DataSource,
  EntityManager,
  EntitySchema,
  FindOptionsWhere,
  InsertResult,
  ObjectLiteral,
  Repository,
  UpdateResult,
} from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';

/**
 * A table as its rows are read and written, each call one statement. `save` and `remove` are left out: they read before
 * they write, and begin transactions of their own. A column that is `null` is asked for by `IsNull()`; JSON that is
 * written as `null` is no JSON, but nothing.
 */
export interface Rows<Row extends ObjectLiteral> extends Pick<
  Repository<Row>,
  | 'countBy'
  | 'createQueryBuilder'
  | 'delete'
  | 'existsBy'
  | 'find'
  | 'findBy'
  | 'findOne'
  | 'findOneBy'
  | 'findOneByOrFail'
  | 'increment'
> {
  /** What is left out takes its default. */
  insert(rows: Values<Row> | Values<Row>[]): Promise<InsertResult>;
  /** `affected` of the answer says how many rows it met. */
  update(which: FindOptionsWhere<Row>, values: Values<Row>): Promise<UpdateResult>;
}

type Values<Row> = { [Column in keyof Row]?: Row[Column] };

/** The repository of a table, e.g. `sql.repository(StaffTable).findOneBy({ id })`. */
export type FindRepository = <Row extends ObjectLiteral>(table: EntitySchema<Row>) => Rows<Row>;

/** Runs one statement; answers with `rows`, `rowCount` and `command` as `pg` has them. */
type Send = (statement: { readonly text: string; readonly values?: readonly unknown[] }) => Promise<object>;

/** Repositories whose statements are sent so. @param inTransaction lets them hold rows (`lock`) */
export type RepositoriesOn = (send: Send, inTransaction: boolean) => FindRepository;

/** @param dataSource knows every table that is asked for */
export function repositoriesOf(dataSource: DataSource): RepositoriesOn {
  return (send, inTransaction) => {
    let manager: EntityManager | null = null;
    return <Row extends ObjectLiteral>(table: EntitySchema<Row>) => {
      manager ??= dataSource.createEntityManager(new SendingRunner(dataSource, send, inTransaction));
      return manager.getRepository(table) as unknown as Rows<Row>;
    };
  };
}

/** For connections of which nobody asks a repository. */
export const noRepository: FindRepository = () => {
  throw new Error('this connection was opened without tables');
};

/** Has no connection of its own: transactions, timeouts and what a lost connection means are the sender's business. */
class SendingRunner extends PostgresQueryRunner {
  constructor(
    dataSource: DataSource,
    private readonly send: Send,
    inTransaction: boolean,
  ) {
    super(dataSource.driver as PostgresDriver, 'master');
    this.isTransactionActive = inTransaction;
  }

  override connect(): Promise<unknown> {
    return Promise.resolve({
      query: (text: string, values: readonly unknown[] = []) => this.send({ text, values }),
    });
  }

  /** What went wrong is thrown as it came: TypeORM would wrap it, and keep the values in it for every log. */
  override query(
    ...asked: Parameters<PostgresQueryRunner['query']>
  ): ReturnType<PostgresQueryRunner['query']> {
    return super.query(...asked).catch((error: unknown) => {
      throw error instanceof QueryFailedError ? error.driverError : error;
    });
  }

  override startTransaction(): Promise<void> {
    return Promise.reject(new Error('transactions begin with Database.transaction'));
  }
}
