// The picture follows the tables, in this instance at once and in others within two seconds; tables match the schema.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { ORGANIZATION_TABLES } from '../../src/organization/organization-tables.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { START } from './organization-app.ts';

describe('the directory', () => {
  let db: TestDatabase;
  let directory: OrganizationDirectory;
  const rename = (name: string) =>
    db.database.query({ text: `update unit_fact set name = $1`, values: [name] });
  const id = '00000000-0000-7000-8000-000000000001';
  beforeAll(async () => {
    db = await createTestDatabase({ tables: ORGANIZATION_TABLES });
    await db.database.query({
      text: `with unit as (insert into agency_unit (id) values ($1))
        insert into unit_fact (unit_id, code, name, kind, is_agency, level, valid_from) values ($1, 'T01', 'First', 'province', true, 'province', '2020-01-01')`,
      values: [id],
    });
    directory = new OrganizationDirectory(db.database, new ManualClock(START));
    await directory.onModuleInit();
  });
  afterAll(async () => {
    directory.onModuleDestroy();
    await db.close();
  });

  it('reads dates as legal days', async () => {
    const picture = await directory.current();
    expect(picture.unitByCode('T01', START)).toMatchObject({ id, name: 'First', validTo: null });
  });

  it('sees its own changes at once and those of others soon', async () => {
    await rename('Second');
    expect((await directory.reload()).unit(id)?.name).toBe('Second');
    await rename('Third');
    expect((await directory.current()).unit(id)?.name).toBe('Second');
    await new Promise((done) => setTimeout(done, 2_100));
    expect((await directory.current()).unit(id)?.name).toBe('Third');
  });

  it('keeps the picture while nothing changed', async () => {
    const before = directory.latest;
    expect(await directory.reload()).toBe(before);
  });

  it('leaves the schema builder nothing to do on its tables', async () => {
    const { upQueries } = await db.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });
});
