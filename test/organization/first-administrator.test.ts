// The first person gets in from the command line, and only with a decent password.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { passwordFromStdin } from '../../src/cli/read-password.ts';
import { createFirstAdministrator } from '../../src/organization/staff/create-first-administrator.ts';
import { openTown } from './organization-app.ts';
import type { TestTown } from './organization-app.ts';

describe('the first administrator', () => {
  let town: TestTown;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());
  const make = (more: object) =>
    createFirstAdministrator(
      town.database,
      { account: 'An.Le', name: 'An', password: 'a field of rice', unitCode: null, unitName: null, ...more },
      town.clock,
    );

  it('needs a password that is not weak, and a unit', async () => {
    await expect(make({ password: 'admin123' })).rejects.toMatchObject({ code: 'password.weak' });
    await expect(make({ account: 'a b' })).rejects.toMatchObject({ code: 'staff.accountInvalid' });
    await expect(make({})).rejects.toMatchObject({ code: 'unit.unknown' });
    const { rows } = await town.database.query({ text: `select * from staff` });
    expect(rows).toEqual([]);
  });

  it('opens the province where there is none, and signs in without changing the password', async () => {
    await make({ unitCode: 'H00', unitName: 'Province' });
    const client = town.client();
    const answer = await client.signIn('an.le', 'a field of rice');
    expect(answer).toMatchObject({
      status: 201,
      body: { mustChangePassword: false, holds: [{ position: 'administrator', unitCode: 'H00' }] },
    });
  });

  it('joins the root, or the unit that is named', async () => {
    await make({ account: 'second' });
    await expect(make({ account: 'third', unitCode: 'H00.9' })).rejects.toMatchObject({
      code: 'unit.unknown',
    });
    await expect(make({})).rejects.toMatchObject({ code: 'staff.accountTaken' });
  });

  it('may pipe the password in', async () => {
    expect(await passwordFromStdin(Readable.from(['a field of rice\nmore\n']))).toBe('a field of rice');
    expect(await passwordFromStdin(Readable.from([]))).toBe('');
  });
});
