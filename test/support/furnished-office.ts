// A small province for tests of the whole service: units, people with tokens, and who is competent for what.
import type { INestApplicationContext } from '@nestjs/common';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import type { CreateUnitBody } from '../../src/organization/units/unit-bodies.ts';

export type PersonName =
  'reception' | 'head' | 'officer' | 'leader' | 'clerk' | 'chief' | 'office' | 'stranger' | 'admin';

export interface Person {
  readonly staffId: string;
  readonly token: string;
}

export interface FurnishedOffice {
  readonly units: Readonly<
    Record<'agency' | 'oneStop' | 'department' | 'provinceOffice' | 'elsewhere', string>
  >;
  readonly people: Readonly<Record<PersonName, Person>>;
}

/** `office` works for the province's office, `stranger` in an agency that has nothing to do with the others. */
export async function furnishOffice(app: INestApplicationContext, at: number): Promise<FurnishedOffice> {
  const unit = async (code: string, kind: CreateUnitBody['kind'], more: Partial<CreateUnitBody> = {}) =>
    (
      await app.get(CreateUnit).run({
        code,
        name: `Đơn vị ${code}`,
        kind,
        isAgency: false,
        level: 'province',
        parentId: null,
        validFrom: '2020-01-01',
        ...more,
      })
    ).id;
  const province = await unit('H99', 'province', { isAgency: true });
  const provinceOffice = await unit('H99.01', 'provinceOffice', { isAgency: true, parentId: province });
  const agency = await unit('H99.12', 'agency', {
    isAgency: true,
    parentId: province,
    supervisedBy: provinceOffice,
  });
  const oneStop = await unit('H99.12.01', 'oneStop', { parentId: agency });
  const department = await unit('H99.12.02', 'department', { parentId: agency });
  const elsewhere = await unit('H99.13', 'agency', { isAgency: true, parentId: province });
  const person = async (account: string, ...positions: [string, Position][]): Promise<Person> => {
    const staff = {
      account,
      name: account,
      email: `${account}@tinh.example`,
      password: 'an office of samples',
    };
    const { id } = await app.get(CreateStaff).run(staff, at);
    for (const [unitId, position] of positions)
      await app.get(GivePosition).give(id, { unitId, position, validFrom: '2020-01-01' }, at);
    const session = { staffId: id, kind: 'token', name: 'test', expiresAt: at + 90 * 86_400_000 } as const;
    return { staffId: id, token: (await app.get(Sessions).open(session, at)).secret };
  };
  const people = {
    reception: await person('reception', [oneStop, 'reception']),
    head: await person('head', [department, 'head'], [oneStop, 'head']),
    officer: await person('officer', [department, 'officer']),
    leader: await person('leader', [agency, 'leader']),
    clerk: await person('clerk', [agency, 'clerk']),
    chief: await person('chief', [provinceOffice, 'supervisor']),
    office: await person(
      'office',
      [provinceOffice, 'officer'],
      [provinceOffice, 'clerk'],
      [provinceOffice, 'head'],
    ),
    stranger: await person('stranger', [elsewhere, 'leader']),
    admin: await person('admin', [provinceOffice, 'administrator']),
  };
  for (const level of ['province', 'commune', 'ministry', 'other'] as const)
    await app.get(GiveCompetence).give({ unitId: department, level, validFrom: '2020-01-01' });
  await app.get(OrganizationDirectory).reload();
  return { units: { agency, oneStop, department, provinceOffice, elsewhere }, people };
}
