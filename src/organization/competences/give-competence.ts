// Says which unit resolves a procedure, a field or everything, from a day on; and ends it.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { CompetenceView, GiveCompetenceBody } from './competence-bodies.ts';

const COLUMNS = `
  id, procedure_code as "procedureCode", field, level, territory, unit_id as "unitId",
  valid_from::text as "validFrom", valid_to::text as "validTo"`;

@Injectable()
export class GiveCompetence {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  async list(unitId: string | null): Promise<CompetenceView[]> {
    const { rows } = await this.database.query<CompetenceView>({
      name: 'competence-list',
      text: `select ${COLUMNS} from unit_competence where $1::uuid is null or unit_id = $1
        order by procedure_code nulls last, field nulls last, level, territory, valid_from, id`,
      values: [unitId],
    });
    return rows;
  }

  /** @throws DomainError `competence.twoSubjects`, `unit.unknown`, `validity.empty` or `day.invalid` */
  async give(wish: GiveCompetenceBody): Promise<CompetenceView> {
    parseDay(wish.validFrom);
    if (wish.validTo != null) parseDay(wish.validTo);
    const given = await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const { rows } = await sql.query<CompetenceView>({
          name: 'competence-give',
          text: `insert into unit_competence
            (id, procedure_code, field, level, territory, unit_id, valid_from, valid_to)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
          values: [
            uuidv7(),
            wish.procedureCode ?? null,
            wish.field ?? null,
            wish.level,
            wish.territory ?? null,
            wish.unitId,
            wish.validFrom,
            wish.validTo ?? null,
          ],
        });
        const [after] = rows;
        const subject = await this.unitOf(sql, wish.unitId);
        await this.log.write(sql, { action: 'competence.given', subject, after: { ...after! } });
        return after!;
      }),
    );
    await this.directory.reload();
    return given;
  }

  /** @throws DomainError `competence.unknown`, `validity.empty` or `day.invalid` */
  async end(id: string, on: string): Promise<void> {
    parseDay(on);
    await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const {
          rows: [before],
        } = await sql.query<CompetenceView>({
          name: 'competence-read',
          text: `select ${COLUMNS} from unit_competence where id = $1 for update`,
          values: [id],
        });
        if (before === undefined)
          throw new DomainError('competence.unknown', 'There is no such competence', { id });
        await sql.query({
          name: 'competence-end',
          text: `update unit_competence set valid_to = $2 where id = $1`,
          values: [id, on],
        });
        const subject = await this.unitOf(sql, before.unitId);
        const change = { before: { ...before }, after: { validTo: on } };
        await this.log.write(sql, { action: 'competence.ended', subject, ...change });
      }),
    );
    await this.directory.reload();
  }

  private async unitOf(sql: Queryable, id: string): Promise<{ id: string; name: string | null }> {
    const { rows } = await sql.query<{ name: string }>({
      name: 'competence-unit',
      text: `select name from unit_fact where unit_id = $1 order by valid_from desc limit 1`,
      values: [id],
    });
    return { id, name: rows[0]?.name ?? null };
  }
}
