// A desk whose story leaves a row in every table that something rests on, all of it written by the service and anchored.
import pg from 'pg';
import { MakeAnchor } from '../../src/anchors/make-anchor.ts';
import { SEALED_TABLES } from '../../src/anchors/sealed-tables.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Database, poolOptions } from '../../src/platform/database.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import { columnsOf, filled } from './alterations.ts';

/** Its database has lost the constraints that would refuse an alteration before anybody could find it. */
export async function fullDesk(): Promise<DeskApp> {
  const desk = await DeskApp.open();
  await desk.resolve(await desk.log());
  await desk.event('reception', await desk.log(), { type: 'transfer' });
  await askAnotherAgency(desk);
  await beginLegs(desk);
  await fillEmptyTables(desk);
  await new MakeAnchor(desk.service.database).run(desk.service.clock.now());
  return desk;
}

async function askAnotherAgency(desk: DeskApp): Promise<void> {
  const asked = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const appraised = await desk.event('head', asked, {
    type: 'complete',
    officerId: desk.office.people.officer.staffId,
  });
  await desk.event('officer', appraised, {
    type: 'askOpinions',
    consultations: [
      {
        unitId: desk.office.units.elsewhere,
        content: 'Đề nghị cho ý kiến',
        limit: { amount: 2, unit: 'workingDays' },
      },
    ],
  });
}

/** A procedure that three agencies do one after another. */
async function beginLegs(desk: DeskApp): Promise<void> {
  const { elsewhere, provinceOffice } = desk.office.units;
  const give = (unitId: string, field: string) =>
    desk.service.app.get(GiveCompetence).give({ unitId, level: 'province', field, validFrom: '2020-01-01' });
  await give(elsewhere, 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự');
  await give(provinceOffice, 'Kinh doanh dịch vụ karaoke');
  await desk.service.app.get(OrganizationDirectory).reload();
  const interlinked = { procedureCode: '9.000297', caseKey: 'ho-kinh-doanh' };
  await desk.event('reception', await desk.log(interlinked), { type: 'transfer' });
}

/** Where the story left a sealed table without a row, one is written through the triggers, as the service. */
async function fillEmptyTables(desk: DeskApp): Promise<void> {
  // What the database itself would refuse is not what is tried here.
  const { database, config } = desk.service;
  const { rows: rules } = await database.query<{ drop: string }>({
    text: `
      select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
      where contype in ('f', 'c', 'u', 'x') and connamespace = 'public'::regnamespace and conparentid = 0
      union all
      select format('drop index %s', i.indexrelid::regclass) from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indisunique and not i.indisprimary and c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
  });
  for (const { drop } of rules) await database.query({ text: drop });
  const service = new Database(new pg.Pool(poolOptions(config.connectionString, 1)));
  for (const { table, hashed } of SEALED_TABLES) {
    const { rows } = await database.query({ text: `select from "${table}" limit 1` });
    if (rows.length > 0) continue;
    const columns = (await columnsOf(database, table)).filter(({ generated }) => !generated);
    await service.query({
      text: `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
        values (${columns.map((column) => (column.name === hashed?.sha256 ? `sha256('\\x00')` : filled(column))).join(', ')})`,
    });
  }
  await service.pool.end();
}
