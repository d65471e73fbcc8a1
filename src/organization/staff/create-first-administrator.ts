// Makes an administrator from the command line: how the first person gets in.
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { PasswordHasher } from '../sign-in/password-hasher.ts';
import { checkPassword } from '../sign-in/password-rules.ts';
import { CreateUnit } from '../units/create-unit.ts';
import { FindUnits } from '../units/find-units.ts';
import { CreateStaff } from './create-staff.ts';
import { GivePosition } from './give-position.ts';

export interface FirstAdministrator {
  readonly account: string;
  readonly name: string;
  readonly password: string;
  /** The unit he belongs to; null: the one at the root. */
  readonly unitCode: string | null;
  /** Name of the province, where no unit exists yet and `unitCode` is to be its first. */
  readonly unitName: string | null;
}

const ACCOUNT = /^[a-z0-9][a-z0-9._@-]{2,59}$/;

/** @throws DomainError `password.weak`, `staff.accountInvalid`, `staff.accountTaken` or `unit.unknown` */
export async function createFirstAdministrator(
  database: Database,
  wish: FirstAdministrator,
  clock: Clock,
): Promise<{ staffId: string; unitId: string }> {
  const at = clock.now();
  const account = wish.account.trim().toLowerCase();
  if (!ACCOUNT.test(account))
    throw new DomainError('staff.accountInvalid', 'An account is 3 to 60 letters, digits, dots or hyphens');
  checkPassword(wish.password, {
    account,
    name: wish.name,
    units: wish.unitName === null ? [] : [wish.unitName],
  });
  const directory = new OrganizationDirectory(database, clock);
  const log = AdministrationLog.ofCommand(clock);
  const unitId = await unitFor(directory, database, log, wish, at);
  const { id: staffId } = await new CreateStaff(database, new PasswordHasher(), directory, log).run(
    { account, name: wish.name, password: wish.password },
    at,
  );
  await new GivePosition(database, directory, log).give(staffId, { unitId, position: 'administrator' }, at);
  const subject = { id: staffId, name: wish.name };
  await log.write(database, { action: 'staff.madeAdministrator', subject, raises: true });
  return { staffId, unitId };
}

async function unitFor(
  directory: OrganizationDirectory,
  database: Database,
  log: AdministrationLog,
  { unitCode, unitName }: FirstAdministrator,
  at: Instant,
): Promise<string> {
  const organization = await directory.reload();
  if (organization.units.length === 0 && unitCode !== null && unitName !== null) {
    const unit = {
      code: unitCode,
      name: unitName,
      kind: 'province',
      isAgency: true,
      level: 'province',
      validFrom: formatDay(dayOf(at)),
    } as const;
    const first = await new CreateUnit(database, directory, new FindUnits(database), log).run(unit);
    return first.id;
  }
  const roots = organization.units.filter(
    (unit) => unit.parentId === null && organization.isOpen(unit.id, at),
  );
  const unit = unitCode === null ? roots[0] : organization.unitByCode(unitCode, at);
  if (unit && (unitCode !== null || roots.length === 1)) return unit.id;
  throw new DomainError(
    'unit.unknown',
    organization.units.length === 0
      ? 'There is no unit yet: name the province with --unit and --unit-name'
      : 'Name the unit of the administrator with --unit',
    { unitCode, roots: roots.map((root) => root.code) },
  );
}
