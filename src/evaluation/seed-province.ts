// Writes the sample province through the same use cases that an administrator's screens call.
import { Injectable } from '@nestjs/common';
import { DAY_MS, dayOf, formatInstant, startOfDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { RecordAbsence } from '../organization/absences/record-absence.ts';
import { GiveCompetence } from '../organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { CreateStaff } from '../organization/staff/create-staff.ts';
import { GivePosition } from '../organization/staff/give-position.ts';
import { CloseUnit } from '../organization/units/close-unit.ts';
import { CreateUnit } from '../organization/units/create-unit.ts';
import { SAMPLE_COMPETENCES } from './sample-competences.ts';
import { SAMPLE_ABSENCE, SAMPLE_PASSWORD, SAMPLE_STAFF } from './sample-staff.ts';
import { SAMPLE_UNITS, TWO_TIERS_FROM } from './sample-units.ts';

/** How long the absent officer is away: from a day before the seed until this many days after it. */
const AWAY_DAYS = 4;
/** Hashing a password uses one core for some hundredths of a second. */
const HASHES_AT_ONCE = 4;

@Injectable()
export class SeedProvince {
  constructor(
    private readonly createUnit: CreateUnit,
    private readonly closeUnit: CloseUnit,
    private readonly createStaff: CreateStaff,
    private readonly givePosition: GivePosition,
    private readonly giveCompetence: GiveCompetence,
    private readonly recordAbsence: RecordAbsence,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Into an empty organization only: nothing here looks whether it is there already. */
  async run(at: Instant): Promise<void> {
    const units = await this.units();
    const staff = await this.staff(units, at);
    for (const { unit, from, to, ...subject } of SAMPLE_COMPETENCES)
      await this.giveCompetence.give({
        ...subject,
        unitId: units.get(unit)!,
        validFrom: from,
        validTo: to ?? null,
      });
    await this.absence(staff, at);
  }

  /** @returns the id of each unit by its code */
  private async units(): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    for (const { code, name, kind, level, isAgency, parent, supervisedBy, from } of SAMPLE_UNITS) {
      const { id } = await this.createUnit.run({
        code,
        name,
        kind,
        level,
        isAgency,
        parentId: parent === null ? null : ids.get(parent)!,
        supervisedBy: supervisedBy === null ? null : ids.get(supervisedBy)!,
        validFrom: from,
      });
      ids.set(code, id);
    }
    for (const { code, successor } of SAMPLE_UNITS)
      if (successor !== null)
        await this.closeUnit.run(ids.get(code)!, 1, {
          on: TWO_TIERS_FROM,
          successorId: ids.get(successor)!,
        });
    return ids;
  }

  /** @returns the id of each person by account */
  private async staff(units: ReadonlyMap<string, string>, at: Instant): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    for (let first = 0; first < SAMPLE_STAFF.length; first += HASHES_AT_ONCE)
      await Promise.all(
        SAMPLE_STAFF.slice(first, first + HASHES_AT_ONCE).map(async ({ account, name }) => {
          const { id } = await this.createStaff.run({ account, name, password: SAMPLE_PASSWORD }, at);
          ids.set(account, id);
        }),
      );
    for (const { account, positions, from } of SAMPLE_STAFF)
      for (const [position, unit] of positions)
        await this.givePosition.give(
          ids.get(account)!,
          { position, unitId: units.get(unit)!, validFrom: from },
          at,
        );
    return ids;
  }

  private async absence(staff: ReadonlyMap<string, string>, at: Instant): Promise<void> {
    const organization = await this.directory.reload();
    const staffId = staff.get(SAMPLE_ABSENCE.account)!;
    await this.recordAbsence.run(
      {
        staffId,
        account: SAMPLE_ABSENCE.account,
        name: '',
        holds: organization.holdsOf(staffId, at),
        scope: organization.scopeOf(staffId, at),
        sessionId: '',
        sessionKind: 'token',
        sessionLocked: false,
      },
      {
        substituteId: staff.get(SAMPLE_ABSENCE.substitute)!,
        from: formatInstant(startOfDay(dayOf(at) - 1)),
        to: formatInstant(at + AWAY_DAYS * DAY_MS),
        reason: 'Nghỉ phép (dữ liệu đánh giá)',
      },
      at,
    );
  }
}
