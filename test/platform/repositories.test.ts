// Repositories: on the caller's connection, in his transaction, with rows as the tables say and errors as they came.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IsNull } from 'typeorm';
import { AbsenceTable } from '../../src/organization/absence.table.ts';
import { OrganizationVersionTable } from '../../src/organization/organization-version.table.ts';
import { PositionTable } from '../../src/organization/position.table.ts';
import { StaffTable } from '../../src/organization/staff.table.ts';
import { DatabaseUnavailable } from '../../src/platform/database.ts';
import type { Queryable } from '../../src/platform/database.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase({ pool: 1 });
});

afterAll(async () => {
  await db.close();
});

const AT = new Date('2026-03-02T01:02:03.456Z');

async function addPerson(sql: Queryable = db.database): Promise<string> {
  const id = randomUUID();
  await sql.repository(StaffTable).insert({
    id,
    account: `p${id}`,
    full_name: 'Đặng Thị Quỳnh Như',
    password_hash: '',
    must_change_password: true,
    settings: { density: 'narrow', 'key’s': [1, null, { deep: "it's" }] },
    created_at: AT,
  });
  return id;
}

describe('a row', () => {
  it('is read as it was written, defaults filled in by the database', async () => {
    const id = await addPerson();
    expect({ ...(await db.database.repository(StaffTable).findOneBy({ id })) }).toEqual({
      id,
      account: `p${id}`,
      full_name: 'Đặng Thị Quỳnh Như',
      email: null,
      phone: null,
      password_hash: '',
      must_change_password: true,
      mail_alerts: true,
      mail_outside_hours: false,
      daily_digest: true,
      language: 'vi',
      settings: { density: 'narrow', 'key’s': [1, null, { deep: "it's" }] },
      created_at: AT,
      disabled_at: null,
      version: 1,
    });
  });

  it('has whole numbers of eight bytes as text, and days as they stand in the calendar', async () => {
    const [staffId, unitId, id] = [await addPerson(), randomUUID(), randomUUID()];
    await db.database.query({ text: 'insert into agency_unit (id) values ($1)', values: [unitId] });
    const positions = db.database.repository(PositionTable);
    const days = { valid_from: '1900-01-01', valid_to: '2026-04-30' };
    await positions.insert({ id, staff_id: staffId, unit_id: unitId, position: 'officer', ...days });
    expect(await positions.findOneBy({ id })).toMatchObject(days);
    expect(await positions.existsBy({ valid_to: '2026-04-30' })).toBe(true);
    const version = await db.database.repository(OrganizationVersionTable).findOneBy({ id: true });
    expect(version?.version).toMatch(/^\d+$/);
  });
});

describe('in a transaction', () => {
  it('reads and writes what the statements beside it do, on one connection, and is undone with them', async () => {
    const undone = db.database.transaction(async (sql) => {
      const id = await addPerson(sql);
      const { rows } = await sql.query({ text: 'select id from staff where id = $1', values: [id] });
      expect(rows).toEqual([{ id }]);
      throw new Error(id);
    });
    const id = await undone.catch((error: unknown) => (error as Error).message);
    expect(await db.database.repository(StaffTable).existsBy({ id: id as string })).toBe(false);
  });

  it('can hold a row; without one it is refused', async () => {
    const id = await addPerson();
    const held = { where: { id }, lock: { mode: 'pessimistic_write' } } as const;
    const locks = {
      text: `select from pg_locks where relation = 'staff'::regclass and mode = 'RowShareLock'`,
    };
    await db.database.transaction(async (sql) => {
      expect(await sql.repository(StaffTable).findOne(held)).toMatchObject({ id });
      expect((await sql.query(locks)).rows).toHaveLength(1);
    });
    await expect(db.database.repository(StaffTable).findOne(held)).rejects.toThrow('transaction');
  });

  it('begins none of its own', async () => {
    const inserting = db.database
      .repository(StaffTable)
      .createQueryBuilder()
      .update({ full_name: 'x' })
      .where({ disabled_at: IsNull() })
      .useTransaction(true);
    await expect(inserting.execute()).rejects.toThrow('Database.transaction');
  });
});

describe('what goes wrong', () => {
  it('is thrown as PostgreSQL said it, without the values', async () => {
    const id = await addPerson();
    const again = db.database.repository(StaffTable).insert({
      id,
      account: 'x',
      full_name: 'secret',
      password_hash: '',
      must_change_password: true,
      created_at: AT,
    });
    const error: unknown = await again.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'error', code: '23505', constraint: 'staff_pkey' });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('is a broken rule of dates too', async () => {
    const absence = { id: randomUUID(), staff_id: await addPerson(), recorded_by: randomUUID() };
    const backwards = { from_at: AT, to_at: AT, recorded_at: AT };
    await expect(
      db.database.repository(AbsenceTable).insert({ ...absence, ...backwards }),
    ).rejects.toMatchObject({
      constraint: 'absence_lasts',
    });
  });

  it('is told as trouble of the database where it is one, and noted', async () => {
    await db.database.query({ text: `set statement_timeout = 1` });
    const slow = db.database.repository(StaffTable).createQueryBuilder('s').where('pg_sleep(1) is null');
    await expect(slow.getMany()).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(db.database.troubleWithin(60_000)).toBe('database.unavailable');
  });
});
