// Says which unit resolves a procedure, a field or everything, from a day on; and ends it.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
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
    const {
      rows: [given],
    } = await refusingConstraints(() =>
      this.database.query<CompetenceView>({
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
      }),
    );
    await this.directory.reload();
    return given!;
  }

  /** @throws DomainError `competence.unknown`, `validity.empty` or `day.invalid` */
  async end(id: string, on: string): Promise<void> {
    parseDay(on);
    const { rows: ended } = await refusingConstraints(() =>
      this.database.query({
        name: 'competence-end',
        text: `update unit_competence set valid_to = $2 where id = $1 returning id`,
        values: [id, on],
      }),
    );
    if (ended.length === 0)
      throw new DomainError('competence.unknown', 'There is no such competence', { id });
    await this.directory.reload();
  }
}
