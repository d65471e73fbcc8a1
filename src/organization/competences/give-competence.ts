// Says which unit resolves a procedure, a field or everything, from a day on; and ends it.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { newestUnitName } from '../newest-unit-name.ts';
import { UnitCompetenceTable } from '../unit-competence.table.ts';
import type { UnitCompetenceRow } from '../unit-competence.table.ts';
import type { CompetenceView, GiveCompetenceBody } from './competence-bodies.ts';

@Injectable()
export class GiveCompetence {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  async list(unitId: string | null): Promise<CompetenceView[]> {
    const rows = await this.database.repository(UnitCompetenceTable).find({
      where: unitId === null ? {} : { unit_id: unitId },
      order: {
        procedure_code: 'ASC',
        field: 'ASC',
        level: 'ASC',
        territory: 'ASC',
        valid_from: 'ASC',
        id: 'ASC',
      },
    });
    return rows.map(competenceView);
  }

  /** @throws DomainError `competence.twoSubjects`, `unit.unknown`, `validity.empty` or `day.invalid` */
  async give(wish: GiveCompetenceBody): Promise<CompetenceView> {
    parseDay(wish.validFrom);
    if (wish.validTo != null) parseDay(wish.validTo);
    const given = await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        const id = uuidv7();
        const competences = sql.repository(UnitCompetenceTable);
        await competences.insert({
          id,
          procedure_code: wish.procedureCode ?? null,
          field: wish.field ?? null,
          level: wish.level,
          territory: wish.territory ?? null,
          unit_id: wish.unitId,
          valid_from: wish.validFrom,
          valid_to: wish.validTo ?? null,
        });
        const after = competenceView(await competences.findOneByOrFail({ id }));
        const subject = { id: wish.unitId, name: await newestUnitName(sql, wish.unitId) };
        await this.log.write(sql, { action: 'competence.given', subject, after: { ...after } });
        return after;
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
        const competences = sql.repository(UnitCompetenceTable);
        const before = await competences.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (before === null)
          throw new DomainError('competence.unknown', 'There is no such competence', { id });
        await competences.update({ id }, { valid_to: on });
        const subject = { id: before.unit_id, name: await newestUnitName(sql, before.unit_id) };
        const change = { before: { ...competenceView(before) }, after: { validTo: on } };
        await this.log.write(sql, { action: 'competence.ended', subject, ...change });
      }),
    );
    await this.directory.reload();
  }
}

function competenceView(row: UnitCompetenceRow): CompetenceView {
  return {
    id: row.id,
    procedureCode: row.procedure_code,
    field: row.field,
    level: row.level,
    territory: row.territory,
    unitId: row.unit_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
