// Gives number keys to a clerk's procedures: free ones to what the counter takes most often, any to what he names.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { ProcedureCaseTable } from './procedure-case.table.ts';
import { ProcedureKeyTable } from './procedure-key.table.ts';
import { UsualProcedures } from './usual-procedures.ts';
import type { UsualProcedureView } from './usual-view.ts';

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

@Injectable()
export class ProcedureKeys {
  constructor(
    private readonly database: Database,
    private readonly usual: UsualProcedures,
  ) {}

  /** Keys that mean something keep their meaning. @throws DomainError of `UsualProcedures` */
  async fill(
    wished: string | undefined,
    actor: Pick<Actor, 'staffId' | 'holds'>,
    at: Instant,
  ): Promise<UsualProcedureView[]> {
    const { staffId: staff_id } = actor;
    const usual = await this.usual.run(wished, actor, at);
    const keys = this.database.repository(ProcedureKeyTable);
    const given = await keys.findBy({ staff_id });
    const free = KEYS.filter((key) => !given.some((each) => each.key === key));
    const rows = usual
      .filter(({ key, count }) => key === null && count > 0)
      .slice(0, free.length)
      .map(({ procedureCode, caseKey }, index) => ({
        staff_id,
        key: free[index]!,
        procedure_code: procedureCode,
        case_key: caseKey,
      }));
    // What the same person did in the same moment at another screen stays.
    if (rows.length > 0) await keys.createQueryBuilder().insert().values(rows).orIgnore().execute();
    return this.usual.run(wished, actor, at);
  }

  /** The key that the case had before is free then. @throws DomainError `procedure.unknown` */
  async give(
    key: number,
    { procedureCode: procedure_code, caseKey: case_key }: { procedureCode: string; caseKey: string },
    { staffId: staff_id }: Pick<Actor, 'staffId'>,
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      if (!(await sql.repository(ProcedureCaseTable).existsBy({ procedure_code, key: case_key })))
        throw new DomainError('procedure.unknown', 'There is no such case', {
          procedureCode: procedure_code,
          caseKey: case_key,
        });
      const keys = sql.repository(ProcedureKeyTable);
      await keys.delete({ staff_id, procedure_code, case_key });
      await keys.delete({ staff_id, key });
      const row = { staff_id, key, procedure_code, case_key };
      await keys.createQueryBuilder().insert().values(row).orIgnore().execute();
    });
  }
}
